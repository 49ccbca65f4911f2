package innovation_test

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/postgres"
)

// led makes a draft with a lead and a member.
func (w *world) led(t *testing.T) (entry, lead, member string) {
	t.Helper()
	entry = w.begin(t)
	for i, name := range []string{"Dwi Handayani", "Siti Aminah, S.Pd."} {
		id, err := w.s.AddInnovator(t.Context(), w.own, entry, postgres.NewCode(), innovation.InnovatorInput{Name: name, Position: "Guru", Since: "2024-3-1"})
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			lead = id
		} else {
			member = id
		}
	}
	return entry, lead, member
}

func handover(lead, next string) innovation.HandoverInput {
	return innovation.HandoverInput{FormKey: postgres.NewCode(), FromID: lead, Until: "2026-6-17", Reason: "transferred", NextID: next,
		State: "Berjalan di dua kelas.", Documents: "SK dan foto ada di ruang guru.", Plan: "Dipakai di semua kelas."}
}

func TestHandOver_ToAMemberThenToSomebodyNew(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	entry, lead, member := w.led(t)
	if _, err := w.s.HandOver(t.Context(), w.own, entry, handover(lead, member)); err != nil {
		t.Fatal(err)
	}
	c := w.read(t, entry)
	if now, ok := c.Lead(); !ok || now.ID != member {
		t.Fatalf("%v leads", now)
	}
	in := handover(member, "")
	in.Name, in.Position, in.Reason = "Budi Santoso", "Guru IPA", "retired"
	if _, err := w.s.HandOver(t.Context(), w.own, entry, in); err != nil {
		t.Fatal(err)
	}
	list, err := w.s.Successions(t.Context(), w.own, entry)
	if err != nil || len(list) != 2 {
		t.Fatalf("%d hand-overs, %v", len(list), err)
	}
	if a, b := list[0].Content, list[1].Content; a.From.Name != "Dwi Handayani" || a.To.Name != "Siti Aminah, S.Pd." || b.From.Name != a.To.Name ||
		b.To.Name != "Budi Santoso" || b.From.Because != "retired" || b.From.Until != "2026-06-17" {
		t.Errorf("the leads are not all named: %+v, then %+v", a, b)
	}
	for _, r := range list {
		if hash, err := r.Content.Hash(); err != nil || hash != r.ContentSHA256 {
			t.Errorf("%s: what is kept hashes to %s, %v", r.Number, hash, err)
		}
		if got, err := w.s.SuccessionAttested(t.Context(), r.Code); err != nil || got.Number != r.Number {
			t.Errorf("code of %s: %v, %v", r.Number, got.Number, err)
		}
	}
	if n := w.Count(t, "SELECT count(*) FROM history WHERE act = 'hand_over'"); n != 4 {
		t.Errorf("%d rows of history, want two for each hand-over", n)
	}
	if n := w.Count(t, "SELECT count(*) FROM history WHERE detail::text LIKE '%Budi%'"); n != 0 {
		t.Error("the history holds a name")
	}
}

func TestHandOver_AfterTheLeadHasLeft(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	entry, lead, member := w.led(t)
	w.put(t, w.filled(t, entry), innovation.InReview) // whatever its status
	i := w.read(t, entry).Innovators[0]
	if err := w.s.Leave(t.Context(), w.own, entry, lead, i.Version, innovation.LeaveInput{Until: "2026-6-1", Reason: "promoted"}); err != nil {
		t.Fatal(err)
	}
	in := handover(lead, member)
	in.Until, in.Reason = "", ""
	if _, err := w.s.HandOver(t.Context(), w.mate, entry, in); err != nil {
		t.Fatal(err)
	}
	list, _ := w.s.Successions(t.Context(), w.own, entry)
	if len(list) != 1 || list[0].Content.From.Because != "promoted" || list[0].Content.From.Until != "2026-06-01" {
		t.Errorf("%+v", list)
	}
}

// filled completes an entry that was begun.
func (w *world) filled(t *testing.T, id string) string {
	t.Helper()
	w.fill(t, id)
	return id
}

// Two leads may leave on one day: the last is who was given the innovation, not who gave it away.
func TestHandOver_AndLeftOnTheSameDay(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for range 4 { // the ids, which chance makes, must not decide
		entry, lead, member := w.led(t)
		if _, err := w.s.HandOver(t.Context(), w.own, entry, handover(lead, member)); err != nil {
			t.Fatal(err)
		}
		c := w.read(t, entry)
		now, _ := c.Lead()
		if err := w.s.Leave(t.Context(), w.own, entry, member, now.Version, innovation.LeaveInput{Until: "2026-6-17", Reason: "promoted"}); err != nil {
			t.Fatal(err)
		}
		c = w.read(t, entry)
		if last, _ := c.LastLead(); last.ID != member {
			t.Errorf("the last lead is %+v", last)
		}
		d, err := w.s.Desk(t.Context(), w.own)
		if err != nil {
			t.Fatal(err)
		}
		for _, task := range d.Tasks {
			if task.Kind == innovation.TaskHandover && task.EntryID == entry && !strings.Contains(task.First, "Siti Aminah, S.Pd. berhenti") {
				t.Errorf("the desk says %q", task.First)
			}
		}
	}
}

func TestHandOver_TwiceAtOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	entry, lead, _ := w.led(t)
	in := handover(lead, "")
	in.Name = "Budi Santoso"
	codes, errs := make([]string, 6), make([]error, 6)
	var all sync.WaitGroup
	for i := range codes {
		all.Go(func() { codes[i], errs[i] = w.s.HandOver(t.Context(), w.own, entry, in) })
	}
	all.Wait()
	for i := range codes {
		if errs[i] != nil || codes[i] != codes[0] {
			t.Errorf("%d: %s, %v", i, codes[i], errs[i])
		}
	}
	if n := w.Count(t, "SELECT count(*) FROM succession") + w.Count(t, "SELECT count(*) FROM innovator WHERE name = 'Budi Santoso'"); n != 2 {
		t.Errorf("%d rows, want one record and one person", n)
	}
}

func TestHandOver_Refused(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	entry, lead, member := w.led(t)
	change := func(f func(*innovation.HandoverInput)) innovation.HandoverInput {
		in := handover(lead, member)
		f(&in)
		return in
	}
	for name, c := range map[string]struct {
		actor auth.Actor
		in    innovation.HandoverInput
		want  fault.Kind
	}{
		"another unit":      {w.other, handover(lead, member), fault.KindNotFound},
		"the coordinator":   {w.koord, handover(lead, member), fault.KindForbidden},
		"the same person":   {w.own, handover(lead, lead), fault.KindInvalid},
		"nobody":            {w.own, handover(lead, ""), fault.KindInvalid},
		"somebody else led": {w.own, handover(member, lead), fault.KindConflict},
		"no reason":         {w.own, change(func(in *innovation.HandoverInput) { in.Reason = "" }), fault.KindInvalid},
		"no plan":           {w.own, change(func(in *innovation.HandoverInput) { in.Plan = " " }), fault.KindInvalid},
		"too long":          {w.own, change(func(in *innovation.HandoverInput) { in.State = strings.Repeat("a", 2001) }), fault.KindInvalid},
	} {
		if _, err := w.s.HandOver(t.Context(), c.actor, entry, c.in); fault.KindOf(err) != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
	if n := w.Count(t, "SELECT count(*) FROM succession") + w.Count(t, "SELECT count(*) FROM innovator WHERE until IS NOT NULL"); n != 0 {
		t.Errorf("%d rows were written", n)
	}
}

func TestHandoverDue(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	entry, lead, member := w.led(t)
	due := func(want string) {
		t.Helper()
		list := w.handovers(t, w.own)
		got := ""
		if len(list) > 0 {
			got = list[0].First
		}
		if got != want || len(list) > 0 && list[0].EntryID != entry || (len(list) == 1) != (want != "") {
			t.Errorf("%+v, want %q", list, want)
		}
	}
	due("") // the lead has no account
	if _, err := w.s.HandOver(t.Context(), w.own, entry, handover(lead, member)); err != nil {
		t.Fatal(err)
	}
	due("") // the new one has two, without an end
	w.Exec(t, "UPDATE role_assignment SET ends_on = '2026-06-30' WHERE person_id = $1", w.own.PersonID)
	due("") // one of the two goes on
	w.Exec(t, "UPDATE role_assignment SET ends_on = '2026-07-10' WHERE person_id = $1", w.mate.PersonID)
	due("Tugas akun Siti Aminah, S.Pd. berakhir 10 Juli 2026")
	w.Exec(t, "UPDATE role_assignment SET ends_on = NULL")
	w.Exec(t, "UPDATE innovator SET until = '2026-06-18', left_because = 'transferred', version = version + 1 WHERE id = $1", member)
	due("Siti Aminah, S.Pd. berhenti 18 Juni 2026, mutasi")
	if list := w.handovers(t, w.other); len(list) != 0 {
		t.Errorf("another unit: %v", list)
	}
}

// handovers are the hand-overs among the tasks on the person's desk.
func (w *world) handovers(t *testing.T, actor auth.Actor) []innovation.Task {
	t.Helper()
	d, err := w.s.Desk(t.Context(), actor)
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(d.Tasks, func(task innovation.Task) bool { return task.Kind != innovation.TaskHandover })
}

func TestList_MarksWhatNobodyLeads(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	entry, lead, _ := w.led(t)
	w.Exec(t, "INSERT INTO innovation (id, code, unit_id, name) VALUES (repeat('b', 16), 'X', $1, 'Tanpa orang')", w.unit)
	w.Exec(t, "INSERT INTO entry (id, innovation_id, year, unit_id, name, created_by) VALUES (repeat('c', 16), repeat('b', 16), 2026, $1, 'Tanpa orang', $2)", w.unit, w.own.PersonID)
	want := func(step string, n int) {
		t.Helper()
		marked := 0
		for _, r := range w.list(t, w.koord, innovation.Filter{Year: 2026}) {
			if r.Leadless && r.ID == entry {
				marked++
			} else if r.Leadless {
				t.Errorf("%s: %s is marked", step, r.Name)
			}
		}
		if only := w.list(t, w.koord, innovation.Filter{Year: 2026, Leadless: true}); marked != n || len(only) != n {
			t.Errorf("%s: %d marked, %d with the filter, want %d", step, marked, len(only), n)
		}
	}
	want("with a lead", 0)
	i := w.read(t, entry).Innovators[0]
	if err := w.s.Leave(t.Context(), w.own, entry, lead, i.Version, innovation.LeaveInput{Until: "2026-6-1", Reason: "promoted"}); err != nil {
		t.Fatal(err)
	}
	want("after the lead has left", 1)
}
