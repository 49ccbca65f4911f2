package cycle

import (
	"strconv"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

func TestSave_ReplacesEverything(t *testing.T) {
	t.Parallel()
	d, s, coordinator := desk(t)
	draft := find(t, s, 2026).Draft()
	draft.InstrumentYear = "2024"
	draft.Windows = map[Stage]Span{Presentation: {"2026-09-01T08:00", "2026-09-03T23:59:59"}}
	draft.Targets = map[Aim]string{{Sector, "wards"}: " 27 "}
	draft.RejectedInDivisor, draft.CountedStages = Yes, "penerapan"
	if err := s.Save(t.Context(), coordinator, 2026, draft); err != nil {
		t.Fatal(err)
	}
	want, err := draft.read()
	if err != nil {
		t.Fatal(err)
	}
	want.Year, want.Version = 2026, 2
	if diff := cmp.Diff(want, find(t, s, 2026), asRead); diff != "" {
		t.Error(diff)
	}
	history, err := audit.ListFor(t.Context(), d.DB, audit.Cycle, "2026", 0, 9)
	if err != nil || len(history) != 1 || history[0].Act != "configure" || history[0].Role != "coordinator" {
		t.Fatalf("history %+v, %v", history, err)
	}
	changed := history[0].Detail["changed"].(map[string]any)
	for field, want := range map[string][]any{
		"instrument_year": {"2026", "2024"}, "collection_closes": {"2026-06-30T23:59:59", ""}, "target_wards": {"", "27"},
		"target_region": {"120", ""}, "rejected_in_divisor": {"belum", "ya"}, "presentation_opens": {"", "2026-09-01T08:00"},
	} {
		if diff := cmp.Diff(any(want), changed[field]); diff != "" {
			t.Errorf("%s: %s", field, diff)
		}
	}
	if _, said := changed["min_words_design"]; said {
		t.Error("the history tells of a change that was none")
	}
}

func TestSave_NothingChanged(t *testing.T) {
	t.Parallel()
	d, s, coordinator := desk(t)
	before := find(t, s, 2026)
	if err := s.Save(t.Context(), coordinator, 2026, before.Draft()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, find(t, s, 2026), asRead); diff != "" {
		t.Error(diff)
	}
	if history, err := audit.ListFor(t.Context(), d.DB, audit.Cycle, "2026", 0, 9); err != nil || len(history) != 0 {
		t.Errorf("history %+v, %v", history, err)
	}
}

func TestSave_Refusals(t *testing.T) {
	t.Parallel()
	d, s, coordinator := desk(t)
	before := find(t, s, 2026)
	good, stale, bad := before.Draft(), before.Draft(), before.Draft()
	good.MinWordsDesign = "400"
	stale.Version = 0
	bad.Windows[Collection] = Span{"2026-05-01T08:00", "2026-04-01T08:00"}
	if err := s.Save(t.Context(), coordinator, 2026, stale); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("a stale version: %v", err)
	}
	if err := s.Save(t.Context(), coordinator, 2026, bad); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("a backwards window: %v", err)
	}
	if err := s.Save(t.Context(), coordinator, 2030, good); fault.KindOf(err) != fault.KindNotFound {
		t.Errorf("an unknown year: %v", err)
	}
	for _, role := range auth.Roles {
		if role == auth.Coordinator {
			continue
		}
		if err := s.Save(t.Context(), person(t, d, role), 2026, good); fault.KindOf(err) != fault.KindForbidden {
			t.Errorf("%s: %v", role, err)
		}
	}
	if err := s.Save(t.Context(), auth.Actor{}, 2026, good); fault.KindOf(err) != fault.KindForbidden {
		t.Errorf("a visitor: %v", err)
	}
	if diff := cmp.Diff(before, find(t, s, 2026), asRead); diff != "" {
		t.Error(diff)
	}
}

// A save that fails at its last step leaves nothing behind.
func TestSave_AllOrNothing(t *testing.T) {
	t.Parallel()
	d, s, coordinator := desk(t)
	before := find(t, s, 2026)
	if _, err := d.Owner.Exec(t.Context(), `CREATE TRIGGER broken BEFORE INSERT ON history EXECUTE FUNCTION refuse_change()`); err != nil {
		t.Fatal(err)
	}
	draft := before.Draft()
	draft.Windows, draft.Targets = nil, nil
	if err := s.Save(t.Context(), coordinator, 2026, draft); fault.KindOf(err) != fault.KindInternal {
		t.Errorf("without a history: %v", err)
	}
	if diff := cmp.Diff(before, find(t, s, 2026), asRead); diff != "" {
		t.Error(diff)
	}
}

func TestSave_Concurrent(t *testing.T) {
	t.Parallel()
	d, s, coordinator := desk(t)
	errs := make([]error, 8)
	seen := find(t, s, 2026)
	var wg sync.WaitGroup
	for i := range errs {
		draft := seen.Draft()
		draft.Targets[Aim{Region, ""}] = strconv.Itoa(200 + i)
		wg.Go(func() { errs[i] = s.Save(t.Context(), coordinator, 2026, draft) })
	}
	wg.Wait()
	saved := -1
	for i, err := range errs {
		switch {
		case err == nil && saved >= 0:
			t.Errorf("both %d and %d saved", saved, i)
		case err == nil:
			saved = i
		case fault.KindOf(err) != fault.KindConflict:
			t.Errorf("the slower ones get %v", err)
		}
	}
	if n, _ := find(t, s, 2026).Target(Region, ""); saved < 0 || n != 200+saved {
		t.Errorf("%d saved, the target is %d", saved, n)
	}
	if history, err := audit.ListFor(t.Context(), d.DB, audit.Cycle, "2026", 0, 9); err != nil || len(history) != 1 {
		t.Errorf("%d rows of history, %v", len(history), err)
	}
}

func TestCreate(t *testing.T) {
	t.Parallel()
	d, s, coordinator := desk(t)
	year, err := s.Create(t.Context(), coordinator, Suggest(2026))
	if err != nil || year != 2027 {
		t.Fatalf("%d, %v", year, err)
	}
	want := Cycle{Year: 2027, InstrumentYear: 2027, EligibleFrom: date("2025-01-01"), EligibleTo: date("2026-12-31"),
		MinWordsDesign: 300, AssessorsPerEntry: 2, Version: 1}
	if diff := cmp.Diff(want, find(t, s, 2027), asRead); diff != "" {
		t.Error(diff)
	}
	if history, err := audit.ListFor(t.Context(), d.DB, audit.Cycle, "2027", 0, 9); err != nil || len(history) != 1 || history[0].Act != "create" {
		t.Errorf("history %+v, %v", history, err)
	}
}

func TestCreate_Refusals(t *testing.T) {
	t.Parallel()
	d, s, coordinator := desk(t)
	good := Suggest(2026)
	for _, c := range []struct {
		about  string
		change func(*NewDraft)
		field  string
	}{
		{"the year exists", func(n *NewDraft) { n.Year = "2026" }, FieldYear},
		{"before the first year", func(n *NewDraft) { n.Year = "2019" }, FieldYear},
		{"after the last", func(n *NewDraft) { n.Year = "2101" }, FieldYear},
		{"no year", func(n *NewDraft) { n.Year = "" }, FieldYear},
		{"unknown instrument", func(n *NewDraft) { n.InstrumentYear = "2022" }, FieldInstrumentYear},
		{"backwards", func(n *NewDraft) { n.EligibleTo = "2020-01-01" }, FieldEligibleTo},
	} {
		n := good
		c.change(&n)
		_, err := s.Create(t.Context(), coordinator, n)
		f, ok := fault.As(err)
		if !ok || f.Kind != fault.KindInvalid || f.Field(c.field) == "" {
			t.Errorf("%s: %v", c.about, err)
		}
	}
	if _, err := s.Create(t.Context(), person(t, d, auth.Executive), good); fault.KindOf(err) != fault.KindForbidden {
		t.Errorf("a leader: %v", err)
	}
	if n, err := postgres.Value[int](t.Context(), d.DB, `SELECT count(*)::integer FROM cycle`, nil); err != nil || n != 1 {
		t.Errorf("%d cycles, %v", n, err)
	}
}

func TestSuggest(t *testing.T) {
	t.Parallel()
	for newest, want := range map[int]NewDraft{
		2025: {"2026", "2026", "2024-01-01", "2025-12-31"},
		2023: {"2024", "2024", "2022-01-01", "2023-12-31"},
		2028: {"2029", "2029", "2027-01-01", "2028-12-31"},
		2029: {"2030", "2029", "2028-01-01", "2029-12-31"},
	} {
		if got := Suggest(newest); got != want {
			t.Errorf("after %d: %+v", newest, got)
		}
	}
}
