package unit

import (
	"testing"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

func TestMerge_LeadsOn(t *testing.T) {
	t.Parallel()
	d, s, admin, old := desk(t)
	middle := insert(t, d, Unit{Kind: Office, Name: "Bapperida"})
	last := insert(t, d, Unit{Kind: Office, Name: "Brida"})
	child := insert(t, d, Unit{Kind: HealthCenter, Name: "Puskesmas Uji", ParentID: old.ID})
	if err := s.Merge(t.Context(), admin, old.ID, old.Version, middle.ID, date("2025-01-01")); err != nil {
		t.Fatal(err)
	}
	if err := s.Merge(t.Context(), admin, middle.ID, middle.Version, last.ID, date("2026-01-01")); err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{old.ID, middle.ID, last.ID} {
		if living, err := s.Living(t.Context(), id); err != nil || living.ID != last.ID {
			t.Errorf("%s leads to %+v, %v", id, living, err)
		}
	}
	gone, err := s.Find(t.Context(), old.ID)
	if err != nil || !gone.Closed() || gone.SuccessorName != "Bapperida" || !gone.ClosedOn.Equal(date("2025-01-01")) {
		t.Errorf("merged unit %+v, %v", gone, err)
	}
	if moved, err := s.Find(t.Context(), child.ID); err != nil || moved.ParentID != last.ID {
		t.Errorf("the unit below it is now under %q, %v", moved.ParentName, err)
	}
	for id, act := range map[string]string{old.ID: "merge", last.ID: "take_in"} {
		history, err := audit.ListFor(t.Context(), d.DB, audit.Unit, id, 0, 9)
		if err != nil || len(history) != 1 || history[0].Act != act {
			t.Errorf("history of %s: %+v, %v", act, history, err)
		}
	}
}

func TestMerge_Refusals(t *testing.T) {
	t.Parallel()
	d, s, admin, u := desk(t)
	school := insert(t, d, Unit{Kind: School, Name: "SDN Uji", Level: "SD"})
	below := insert(t, d, Unit{Kind: Office, Name: "UPT", ParentID: u.ID})
	ended := insert(t, d, Unit{Kind: Office, Name: "Dinas Lama"})
	into := insert(t, d, Unit{Kind: Office, Name: "Dinas Baru"})
	if err := s.Merge(t.Context(), admin, ended.ID, ended.Version, into.ID, date("2026-01-01")); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ about, successor, on, field string }{
		{"unknown", postgres.NewID(), "2026-01-01", FieldSuccessor},
		{"not even an id", "x'", "2026-01-01", FieldSuccessor},
		{"itself", u.ID, "2026-01-01", FieldSuccessor},
		{"ended", ended.ID, "2026-01-01", FieldSuccessor},
		{"another kind", school.ID, "2026-01-01", FieldSuccessor},
		{"a unit below it", below.ID, "2026-01-01", FieldSuccessor},
		{"tomorrow", into.ID, "2026-05-06", FieldOn},
	} {
		err := s.Merge(t.Context(), admin, u.ID, u.Version, c.successor, date(c.on))
		f, ok := fault.As(err)
		if !ok || f.Kind != fault.KindInvalid || f.Field(c.field) == "" {
			t.Errorf("%s: %v", c.about, err)
		}
	}
	if err := s.Merge(t.Context(), admin, ended.ID, ended.Version+1, u.ID, date("2026-01-01")); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("a unit that has ended: %v", err)
	}
	if err := s.Merge(t.Context(), admin, u.ID, u.Version+1, into.ID, date("2026-01-01")); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("a stale version: %v", err)
	}
	operator := person(t, d, auth.Submitter)
	if err := s.Merge(t.Context(), operator, u.ID, u.Version, into.ID, date("2026-01-01")); fault.KindOf(err) != fault.KindForbidden {
		t.Errorf("an operator: %v", err)
	}
}

// Two units that are merged into each other at once: one act wins, the other is told.
func TestMerge_IntoEachOther(t *testing.T) {
	t.Parallel()
	d, s, admin, a := desk(t)
	b := insert(t, d, Unit{Kind: Office, Name: "Bapperida"})
	results := make(chan error)
	go func() { results <- s.Merge(t.Context(), admin, a.ID, a.Version, b.ID, date("2026-01-01")) }()
	go func() { results <- s.Merge(t.Context(), admin, b.ID, b.Version, a.ID, date("2026-01-01")) }()
	first, second := <-results, <-results
	if (first == nil) == (second == nil) {
		t.Errorf("first %v, second %v", first, second)
	}
	if n, err := s.Count(t.Context(), Filter{}); err != nil || n != 1 {
		t.Errorf("%d units live, %v", n, err)
	}
}
