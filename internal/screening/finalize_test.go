package screening_test

import (
	"testing"

	"jaring/internal/auth"
	"jaring/internal/fault"
)

func TestFinalize(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.ready(t, w.entry)
	wantKind(t, "not decided", w.s.Finalize(t.Context(), w.coordinator, w.entry, w.version(t, w.entry)), fault.KindConflict)
	wantKind(t, "asking before the decision", w.s.TryFinalize(t.Context(), w.coordinator, w.entry), fault.KindConflict)
	seen := w.version(t, w.entry)
	w.decide(t, w.entry, "shortlist")
	wantKind(t, "as seen before the decision", w.s.Finalize(t.Context(), w.coordinator, w.entry, seen), fault.KindConflict)
	for name, a := range map[string]auth.Actor{"assessor": w.agus, "unit": w.operator, "nobody": {}} {
		wantKind(t, name, w.s.Finalize(t.Context(), a, w.entry, w.version(t, w.entry)), fault.KindForbidden)
	}
	if err := w.s.TryFinalize(t.Context(), w.coordinator, w.entry); err != nil {
		t.Errorf("asking: %v", err)
	}
	if err := w.s.Finalize(t.Context(), w.coordinator, w.entry, w.version(t, w.entry)); err != nil {
		t.Fatal(err)
	}
	if status, _ := w.status(t, w.entry); status != "finalized" {
		t.Errorf("status %s", status)
	}
	if n := w.Count(t, `SELECT count(*) FROM history WHERE act = 'finalize' AND from_status = 'shortlisted' AND to_status = 'finalized'`); n != 1 {
		t.Errorf("%d rows of history", n)
	}
	wantKind(t, "again", w.s.Finalize(t.Context(), w.coordinator, w.entry, w.version(t, w.entry)), fault.KindConflict)
}

// A coordinator who belonged to the unit decides nothing about it.
func TestFinalize_Conflict(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.ready(t, w.entry)
	w.decide(t, w.entry, "shortlist")
	w.Exec(t, `INSERT INTO role_assignment (id, person_id, role, unit_id, starts_on, ends_on)
		SELECT 'conflictconflict', $1, 'submitter', unit_id, '2020-01-01', '2021-01-01' FROM entry WHERE id = $2`, w.coordinator.PersonID, w.entry)
	wantKind(t, "asking", w.s.TryFinalize(t.Context(), w.coordinator, w.entry), fault.KindForbidden)
	wantKind(t, "doing", w.s.Finalize(t.Context(), w.coordinator, w.entry, w.version(t, w.entry)), fault.KindForbidden)
}
