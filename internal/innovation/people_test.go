package innovation_test

import (
	"testing"

	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/postgres"
)

func (w *world) addInnovator(t *testing.T, id, name string) innovation.Innovator {
	t.Helper()
	who, err := w.s.AddInnovator(t.Context(), w.own, id, postgres.NewCode(), innovation.InnovatorInput{Name: name, Position: "Guru", Since: "2024-3-4"})
	if err != nil {
		t.Fatal(err)
	}
	return w.innovator(t, id, who)
}

func (w *world) innovator(t *testing.T, id, who string) innovation.Innovator {
	t.Helper()
	for _, i := range w.read(t, id).Innovators {
		if i.ID == who {
			return i
		}
	}
	t.Fatalf("no innovator %s", who)
	return innovation.Innovator{}
}

func TestInnovators_OneLead(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ctx := t.Context()
	id := w.begin(t)
	siti, dwi := w.addInnovator(t, id, "Siti Aminah"), w.addInnovator(t, id, "Dwi Handayani")
	if !siti.IsLead || dwi.IsLead || siti.MayBeNamed {
		t.Fatalf("first %+v, second %+v", siti, dwi)
	}
	if err := w.s.MakeLead(ctx, w.own, id, dwi.ID, dwi.Version); err != nil {
		t.Fatal(err)
	}
	if siti, dwi = w.innovator(t, id, siti.ID), w.innovator(t, id, dwi.ID); siti.IsLead || !dwi.IsLead {
		t.Fatalf("after the change: %+v, %+v", siti, dwi)
	}
	leave := innovation.LeaveInput{Until: "2026-6-1", Reason: "transferred", SuccessorID: siti.ID}
	if err := w.s.Leave(ctx, w.own, id, dwi.ID, dwi.Version, leave); err != nil {
		t.Fatal(err)
	}
	c := w.read(t, id)
	if lead, ok := c.Lead(); !ok || lead.ID != siti.ID {
		t.Errorf("lead after succession: %+v", lead)
	}
	if n := w.Count(t, "SELECT count(*) FROM history WHERE subject = 'innovation' AND subject_id = $1", c.Entry.InnovationID); n != 6 {
		t.Errorf("%d rows of the innovation's history: begun, two added, two leads, one left expected", n)
	}
}

func TestInnovators_ConsentEndsAtAnyTime(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.ready(t)
	siti := w.addInnovator(t, id, "Siti Aminah")
	w.send(t, id)
	for _, named := range []bool{true, false} {
		if err := w.s.Consent(t.Context(), w.own, id, siti.ID, named); err != nil {
			t.Fatal(err)
		}
		if w.innovator(t, id, siti.ID).MayBeNamed != named {
			t.Errorf("consent %v was not kept", named)
		}
	}
	in := innovation.InnovatorInput{Name: "Lain", Since: "2024-3-4"}
	if err := w.s.ChangeInnovator(t.Context(), w.own, id, siti.ID, siti.Version+2, in); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("a name changes after sending: %v", err)
	}
}

func TestInnovators_Refusals(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ctx := t.Context()
	id, elsewhere := w.begin(t), w.begin(t)
	siti, foreign := w.addInnovator(t, id, "Siti Aminah"), w.addInnovator(t, elsewhere, "Budi")
	gone := w.addInnovator(t, id, "Rina")
	if err := w.s.Leave(ctx, w.own, id, gone.ID, gone.Version, innovation.LeaveInput{Until: "2026-1-1", Reason: "promoted"}); err != nil {
		t.Fatal(err)
	}
	gone = w.innovator(t, id, gone.ID)
	for name, c := range map[string]struct {
		err  error
		kind fault.Kind
	}{
		"of another innovation": {w.s.MakeLead(ctx, w.own, id, foreign.ID, 1), fault.KindNotFound},
		"malformed id":          {w.s.MakeLead(ctx, w.own, id, "x\x00", 1), fault.KindNotFound},
		"who has left":          {w.s.MakeLead(ctx, w.own, id, gone.ID, gone.Version), fault.KindConflict},
		"leaves twice":          {w.s.Leave(ctx, w.own, id, gone.ID, gone.Version, innovation.LeaveInput{}), fault.KindConflict},
		"stale":                 {w.s.MakeLead(ctx, w.own, id, siti.ID, siti.Version+1), fault.KindConflict},
		"leaves before":         {w.s.Leave(ctx, w.own, id, siti.ID, siti.Version, innovation.LeaveInput{Until: "2023-1-1", Reason: "other"}), fault.KindInvalid},
		"leaves without reason": {w.s.Leave(ctx, w.own, id, siti.ID, siti.Version, innovation.LeaveInput{Until: "2026-1-1"}), fault.KindInvalid},
		"foreign successor": {w.s.Leave(ctx, w.own, id, siti.ID, siti.Version,
			innovation.LeaveInput{Until: "2026-1-1", Reason: "other", SuccessorID: foreign.ID}), fault.KindInvalid},
	} {
		if fault.KindOf(c.err) != c.kind || c.err == nil {
			t.Errorf("%s: %v", name, c.err)
		}
	}
	if now := w.innovator(t, id, siti.ID); now != siti {
		t.Errorf("something was done after all: %+v", now)
	}
}

func TestAddInnovator_TwiceIsOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id, key := w.begin(t), postgres.NewCode()
	in := innovation.InnovatorInput{Name: "Siti Aminah", Since: "2024-3-4"}
	first, err := w.s.AddInnovator(t.Context(), w.own, id, key, in)
	if err != nil {
		t.Fatal(err)
	}
	second, err := w.s.AddInnovator(t.Context(), w.own, id, key, in)
	if err != nil || second != first || len(w.read(t, id).Innovators) != 1 {
		t.Errorf("again: %s, %v; first %s", second, err, first)
	}
	for name, bad := range map[string]innovation.InnovatorInput{
		"name": {Since: "2024-3-4"}, "since": {Name: "Siti"}, "date": {Name: "Siti", Since: "31-2-2024"}} {
		_, err := w.s.AddInnovator(t.Context(), w.own, id, postgres.NewCode(), bad)
		if e, ok := fault.As(err); !ok || e.Kind != fault.KindInvalid || len(e.Fields) != 1 {
			t.Errorf("%s: %v", name, err)
		}
	}
}
