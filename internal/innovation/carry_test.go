package innovation_test

import (
	"slices"
	"sync"
	"testing"

	"jaring/internal/auth"
	"jaring/internal/evidence"
	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/postgres"
)

const developed = "Dipakai di tiga sekolah lain dan punya pedoman daring."

// earlier makes a filled entry of cycle 2026 in that status, and opens cycle 2027 with everything closed in 2026.
func (w *world) earlier(t *testing.T, status innovation.Status) (entry, innovationID string) {
	t.Helper()
	entry = w.ready(t)
	w.addEvidence(t, entry, "profile-budget")
	w.put(t, entry, status)
	w.Exec(t, "INSERT INTO cycle (year, instrument_year, eligible_from, eligible_to) VALUES (2027, 2026, '2025-01-01', '2026-12-31')")
	w.Exec(t, "INSERT INTO cycle_window VALUES (2027, 'collection', $1, $2)", opens.AddDate(1, 0, 0), closes.AddDate(1, 0, 0))
	w.SetNow(t, noon.AddDate(1, 0, 0))
	return entry, w.read(t, entry).Entry.InnovationID
}

func (w *world) carry(t *testing.T, actor auth.Actor, id string) (string, error) {
	t.Helper()
	return w.s.CarryOver(t.Context(), actor, id, innovation.CarryInput{Developed: developed, FormKey: postgres.NewCode()})
}

func TestCarryOver_BringsAllButWhatAssessorsSaid(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	from, id := w.earlier(t, innovation.Deferred)
	w.Exec(t, "INSERT INTO verification (entry_id, indicator, claim_version, level) SELECT entry_id, indicator, version, level FROM claim WHERE entry_id = $1", from)
	to, err := w.carry(t, w.own, id)
	if err != nil {
		t.Fatal(err)
	}
	old, fresh := w.read(t, from), w.read(t, to)
	if e := fresh.Entry; e.Status != innovation.Draft || e.Year != 2027 || e.InnovationID != id || e.Round != 0 || e.Name != old.Entry.Name {
		t.Errorf("new entry %+v", e)
	}
	if fresh.Profile.Purpose != old.Profile.Purpose || !fresh.Profile.ImplementedOn.Equal(*old.Profile.ImplementedOn) || fresh.Design.WordCount != 300 {
		t.Errorf("profile %+v, design of %d words", fresh.Profile, fresh.Design.WordCount)
	}
	for i, claim := range fresh.Claims {
		if before := old.Claims[i]; claim.Level != before.Level || claim.Basis != before.Basis {
			t.Errorf("%s: level %d, was %d", claim.Indicator, claim.Level, before.Level)
		}
	}
	if len(fresh.Documents) != len(old.Documents) || len(fresh.Documents) != 6 {
		t.Fatalf("%d documents of %d", len(fresh.Documents), len(old.Documents))
	}
	for i, d := range fresh.Documents {
		before := old.Documents[i]
		if d.ID == before.ID || d.SHA256 != before.SHA256 || d.Slot != before.Slot || d.No != 1 {
			t.Errorf("document %+v, was %+v", d, before)
		}
	}
	files := 0
	for _, d := range fresh.Documents {
		if d.Kind == evidence.FileKind {
			files++
		}
		asked := w.Count(t, "SELECT count(*) FROM job.river_job WHERE kind = 'examine_evidence' AND args->>'id' = $1 AND args->>'no' = '1'", d.ID)
		if (asked == 1) != (d.Kind == evidence.FileKind) {
			t.Errorf("%s %s: %d examinations asked for", d.Kind, d.Slot, asked)
		}
	}
	if files == 0 {
		t.Error("no file came along")
	}
	if n := w.Count(t, "SELECT count(*) FROM verification WHERE entry_id = $1", to); n != 0 {
		t.Errorf("%d verified levels came along", n)
	}
	if n := w.Count(t, "SELECT count(*) FROM history WHERE act = 'carry_over' AND subject_id IN ($1, $2)", to, id); n != 2 {
		t.Errorf("%d rows of history, want one for the entry and one for the innovation", n)
	}
	if old.Entry.Status != innovation.Deferred {
		t.Errorf("the earlier entry is %s now", old.Entry.Status)
	}
}

func TestCarryOver_PointsOutWhatIsOutsideTheWindow(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	_, id := w.earlier(t, innovation.Declined)
	for _, carried := range []bool{false, true} {
		if carried {
			if _, err := w.carry(t, w.own, id); err != nil {
				t.Fatal(err)
			}
		}
		c, err := w.s.Carriable(t.Context(), w.own, id)
		if err != nil || (c.EntryID != "") != carried || (c.Developed != "") != carried || c.Stopped != "" {
			t.Fatalf("carried %v: %+v, %v", carried, c, err)
		}
		if len(c.Notes) != 1 || c.Notes[0].Kind != innovation.CarryDate || c.Notes[0].Before != "4 Maret 2024" {
			t.Errorf("carried %v: notes %+v", carried, c.Notes)
		}
	}
}

func TestCarryOver_OtherInstrument(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	from, id := w.earlier(t, innovation.Declined)
	w.Exec(t, "UPDATE cycle SET instrument_year = 2023 WHERE year = 2026")
	w.Exec(t, "UPDATE claim SET basis = NULL WHERE entry_id = $1", from)
	c, err := w.s.Carriable(t.Context(), w.own, id)
	if err != nil {
		t.Fatal(err)
	}
	changed := slices.IndexFunc(c.Notes, func(n innovation.CarryNote) bool {
		return n.Kind == innovation.CarryLevel && n.Indicator == "sid-33"
	})
	if changed < 0 || c.Notes[changed].Before != "1–100 orang" {
		t.Errorf("notes %+v", c.Notes)
	}
	to, err := w.carry(t, w.own, id)
	if err != nil {
		t.Fatal(err)
	}
	fresh := w.read(t, to)
	if claim, _ := fresh.Claim("sid-33"); claim.Level != 0 {
		t.Errorf("a level whose basis must be chosen anew is claimed: %+v", claim)
	}
	if claim, _ := fresh.Claim("sid-17"); claim.Level != 1 {
		t.Errorf("a level that stayed is not claimed: %+v", claim)
	}
}

func TestCarryOver_TwiceAtOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	_, id := w.earlier(t, innovation.Deferred)
	ids, errs := make([]string, 8), make([]error, 8)
	var all sync.WaitGroup
	for i := range ids {
		all.Go(func() { ids[i], errs[i] = w.carry(t, w.own, id) })
	}
	all.Wait()
	for i := range ids {
		if errs[i] != nil || ids[i] != ids[0] {
			t.Errorf("%d: %s, %v", i, ids[i], errs[i])
		}
	}
	if n := w.Count(t, "SELECT count(*) FROM entry WHERE innovation_id = $1 AND year = 2027", id); n != 1 {
		t.Errorf("%d entries", n)
	}
}

func TestCarryOver_Refused(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	_, id := w.earlier(t, innovation.Deferred)
	for name, c := range map[string]struct {
		actor auth.Actor
		text  string
		want  fault.Kind
	}{
		"another unit":      {w.other, developed, fault.KindNotFound},
		"an assessor":       {w.judge, developed, fault.KindNotFound},
		"nothing developed": {w.own, "sama", fault.KindInvalid},
		"too long":          {w.own, string(make([]rune, 2001)), fault.KindInvalid},
	} {
		_, err := w.s.CarryOver(t.Context(), c.actor, id, innovation.CarryInput{Developed: c.text, FormKey: postgres.NewCode()})
		if fault.KindOf(err) != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := w.s.Carriable(t.Context(), w.other, id); fault.KindOf(err) != fault.KindNotFound {
		t.Errorf("another unit looks: %v", err)
	}
	w.SetNow(t, closes.AddDate(1, 0, 1))
	if _, err := w.carry(t, w.own, id); fault.KindOf(err) != fault.KindClosed {
		t.Errorf("after the window: %v", err)
	}
	if c, err := w.s.Carriable(t.Context(), w.own, id); err != nil || c.Stopped == "" {
		t.Errorf("the page does not say that the window is closed: %q, %v", c.Stopped, err)
	}
	if n := w.Count(t, "SELECT count(*) FROM entry WHERE year = 2027"); n != 0 {
		t.Errorf("%d entries", n)
	}
}

func TestCarryOver_DeferredToLaterWaits(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	from, id := w.earlier(t, innovation.Deferred)
	w.Exec(t, "UPDATE entry SET deferred_to = 2028 WHERE id = $1", from)
	if _, err := w.carry(t, w.own, id); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("carried before its cycle: %v", err)
	}
	if list, err := w.s.Again(t.Context(), w.own); err != nil || len(list) != 0 {
		t.Errorf("offered before its cycle: %v, %v", list, err)
	}
}

func TestCarryOver_MergedUnitsInnovationIsItsSuccessors(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	_, id := w.earlier(t, innovation.Declined)
	heir := w.other.Current.UnitID
	w.Exec(t, "UPDATE unit SET closed_on = '2027-01-01', successor_id = $2 WHERE id = $1", w.unit, heir)
	if list, err := w.s.Again(t.Context(), w.other); err != nil || len(list) != 1 || list[0].InnovationID != id || list[0].Due {
		t.Fatalf("the successor is offered %v, %v", list, err)
	}
	to, err := w.carry(t, w.other, id)
	if err != nil {
		t.Fatal(err)
	}
	if e := w.read(t, to).Entry; e.UnitID != heir {
		t.Errorf("the new entry is of %s", e.UnitName)
	}
	if n := w.Count(t, "SELECT count(*) FROM innovation WHERE id = $1 AND unit_id = $2", id, heir); n != 1 {
		t.Error("the innovation stayed with a unit that is no more")
	}
	if list, _ := w.s.Again(t.Context(), w.other); len(list) != 0 {
		t.Errorf("offered again: %v", list)
	}
}
