package screening_test

import (
	"strings"
	"testing"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/postgres"
	"jaring/internal/screening"
)

func TestAssign_Twice(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	form := screening.Assignment{Entries: []string{w.entry, w.entry}, Assessors: []string{w.agus.PersonID, w.maya.PersonID}, DueOn: "2999-01-01"}
	_, err := w.s.Assign(t.Context(), w.coordinator, form)
	wantField(t, "a date far away", err, "due")
	form.DueOn = ""
	for i, want := range []screening.Assignments{{New: 2}, {Known: 2}} {
		got, err := w.s.Assign(t.Context(), w.coordinator, form)
		if err != nil || got != want {
			t.Errorf("time %d: %+v, %v, want %+v", i+1, got, err, want)
		}
	}
	if n := w.Count(t, "SELECT count(*) FROM review"); n != 2 {
		t.Errorf("%d sheets", n)
	}
	if n := w.Count(t, "SELECT count(*) FROM history WHERE subject_id = $1 AND act = 'assign'", w.entry); n != 1 {
		t.Errorf("%d rows of history", n)
	}
}

func TestAssign_Conflict(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	present := w.person(t, "Dewi Lestari", auth.Assessor, "")
	w.Exec(t, `INSERT INTO role_assignment (id, person_id, role, unit_id, starts_on) VALUES ($1, $2, 'submitter', $3, '2025-01-01')`,
		postgres.NewID(), present.PersonID, w.school)
	for name, a := range map[string]auth.Actor{"past unit": w.ratna, "unit merged into it": w.yusuf, "present unit": present} {
		form := screening.Assignment{Entries: []string{w.entry}, Assessors: []string{w.agus.PersonID, a.PersonID}}
		_, err := w.s.Assign(t.Context(), w.coordinator, form)
		wantField(t, name, err, "assessors")
		if f, ok := fault.As(err); ok && !strings.Contains(f.Field("assessors"), a.Name) {
			t.Errorf("%s: %q does not name %s", name, f.Field("assessors"), a.Name)
		}
	}
	if n := w.Count(t, "SELECT count(*) FROM review"); n != 0 {
		t.Errorf("%d sheets although all was refused", n)
	}
}

func TestAssign_ConflictThroughSuccessor(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	old := w.sentEntry(t, "Warisan", w.former)
	form := screening.Assignment{Entries: []string{old}, Assessors: []string{w.ratna.PersonID}}
	_, err := w.s.Assign(t.Context(), w.coordinator, form)
	wantField(t, "a unit that took the owner in", err, "assessors")
}

func TestAssign_ConflictRefusedByDatabase(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, a := range []auth.Actor{w.ratna, w.yusuf} {
		_, err := postgres.Exec(t.Context(), w.DB.DB, "INSERT INTO review (id, entry_id, assessor_id, assigned_by) VALUES (@id, @entry, @who, @by)",
			postgres.Args{"id": postgres.NewID(), "entry": w.entry, "who": a.PersonID, "by": w.coordinator.PersonID})
		wantKind(t, a.Name, err, fault.KindInvalid)
	}
}

func TestAssign_Refusals(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ended := w.person(t, "Lukman Hidayat", auth.Assessor, "")
	w.Exec(t, "UPDATE role_assignment SET ends_on = '2024-12-31' WHERE person_id = $1", ended.PersonID)
	draft := w.sentEntry(t, "Belum", w.school)
	w.Exec(t, "UPDATE entry SET status = 'draft', submitted_at = NULL WHERE id = $1", draft)
	ok := screening.Assignment{Entries: []string{w.entry}, Assessors: []string{w.agus.PersonID}}
	for name, c := range map[string]struct {
		actor auth.Actor
		edit  func(*screening.Assignment)
		kind  fault.Kind
	}{
		"as assessor":   {w.agus, func(*screening.Assignment) {}, fault.KindForbidden},
		"as unit":       {w.operator, func(*screening.Assignment) {}, fault.KindForbidden},
		"no entry":      {w.coordinator, func(a *screening.Assignment) { a.Entries = nil }, fault.KindInvalid},
		"no assessor":   {w.coordinator, func(a *screening.Assignment) { a.Assessors = nil }, fault.KindInvalid},
		"unknown entry": {w.coordinator, func(a *screening.Assignment) { a.Entries = []string{postgres.NewID()} }, fault.KindNotFound},
		"no id at all":  {w.coordinator, func(a *screening.Assignment) { a.Entries = []string{"x' OR 1=1"} }, fault.KindNotFound},
		"draft":         {w.coordinator, func(a *screening.Assignment) { a.Entries = []string{draft} }, fault.KindInvalid},
		"a coordinator": {w.coordinator, func(a *screening.Assignment) { a.Assessors = []string{w.coordinator.PersonID} }, fault.KindInvalid},
		"role ended":    {w.coordinator, func(a *screening.Assignment) { a.Assessors = []string{ended.PersonID} }, fault.KindInvalid},
		"no date":       {w.coordinator, func(a *screening.Assignment) { a.DueOn = "31 Juni" }, fault.KindInvalid},
		"yesterday":     {w.coordinator, func(a *screening.Assignment) { a.DueOn = "2020-01-01" }, fault.KindInvalid},
	} {
		form := ok
		c.edit(&form)
		_, err := w.s.Assign(t.Context(), c.actor, form)
		wantKind(t, name, err, c.kind)
	}
}

func TestUnassign(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ids := w.assign(t, w.entry, w.agus, w.maya)
	wantKind(t, "as assessor", w.s.Unassign(t.Context(), w.agus, ids[0]), fault.KindForbidden)
	w.fill(t, w.agus, ids[0], "2")
	w.finish(t, w.agus, ids[0])
	if err := w.s.Unassign(t.Context(), w.coordinator, ids[1]); err != nil {
		t.Fatal(err)
	}
	wantKind(t, "again", w.s.Unassign(t.Context(), w.coordinator, ids[1]), fault.KindConflict)
	if n := w.Count(t, "SELECT count(*) FROM entry WHERE ready_at IS NOT NULL"); n != 1 {
		t.Error("the only sheet left is finished, but the entry is not ready")
	}
	if err := w.s.Unassign(t.Context(), w.coordinator, ids[0]); err != nil {
		t.Fatal(err)
	}
	if n := w.Count(t, "SELECT count(*) FROM entry WHERE ready_at IS NOT NULL") + w.Count(t, "SELECT count(*) FROM verification"); n != 0 {
		t.Error("without any sheet the entry is ready")
	}
	wantKind(t, "its sheet", w.s.Start(t.Context(), w.maya, ids[1]), fault.KindNotFound)
	if got := w.assign(t, w.entry, w.maya); got[0] != ids[1] {
		t.Error("assigned again, the sheet is another one")
	}
}

func TestAssign_AnotherToReadyEntry(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.ready(t, w.entry)
	dian := w.person(t, "Dian Pertiwi", auth.Assessor, "")
	w.assign(t, w.entry, dian)
	if n := w.Count(t, "SELECT count(*) FROM entry WHERE ready_at IS NOT NULL") + w.Count(t, "SELECT count(*) FROM verification"); n != 0 {
		t.Error("with an open sheet the entry is still ready")
	}
}
