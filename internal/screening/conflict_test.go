package screening_test

import (
	"strings"
	"testing"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/postgres"
	"jaring/internal/screening"
)

// names writes the person among the innovators of the entry, as a unit would: with titles and other letters.
func (w *world) names(t *testing.T, a auth.Actor) {
	t.Helper()
	w.Exec(t, `INSERT INTO innovator (id, innovation_id, name, since, until, left_because)
		SELECT $1, e.innovation_id, 'Dr. Hj.  ' || upper(p.name) || ', M.Pd.', '2021-01-01', '2022-01-01', 'transferred'
		FROM entry e, person p WHERE e.id = $2 AND p.id = $3`, postgres.NewID(), w.entry, a.PersonID)
}

func TestConflict_NamedAsInnovator(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.names(t, w.agus)
	_, err := w.s.Assign(t.Context(), w.coordinator, screening.Assignment{Entries: []string{w.entry}, Assessors: []string{w.agus.PersonID, w.maya.PersonID}})
	wantKind(t, "assigning", err, fault.KindInvalid)
	if f, ok := fault.As(err); !ok || !strings.Contains(f.Fields[0].Message, "namanya tercatat sebagai inovator") || len(f.Fields) != 1 {
		t.Errorf("refused with %+v", f)
	}
	_, err = w.Owner.Exec(t.Context(), `INSERT INTO review (id, entry_id, assessor_id, assigned_by) VALUES ($1, $2, $3, $4)`,
		postgres.NewID(), w.entry, w.agus.PersonID, w.coordinator.PersonID)
	if err == nil || !strings.Contains(err.Error(), "review_without_conflict") && !strings.Contains(err.Error(), "innovators") {
		t.Errorf("the database let it in: %v", err)
	}
	w.assign(t, w.entry, w.maya)
}

func TestConflict_NamedLater(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	sheet := w.assign(t, w.entry, w.agus)[0]
	w.start(t, w.agus, sheet)
	w.names(t, w.agus)
	_, err := w.s.Sheet(t.Context(), w.agus, sheet)
	wantKind(t, "reading", err, fault.KindForbidden)
	err = w.s.SaveMark(t.Context(), w.agus, sheet, screening.MarkInput{Indicator: "sid-16", Level: "2", ClaimVersion: "1"})
	wantKind(t, "marking", err, fault.KindForbidden)
	if n := w.Count(t, "SELECT count(*) FROM review WHERE id = $1 AND void_because = 'conflict'", sheet); n != 1 {
		t.Error("the sheet is not void")
	}
}

// A unit must not choose who decides by naming the coordinator among its innovators.
func TestConflict_NamedCoordinatorDecides(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.ready(t, w.entry)
	w.names(t, w.coordinator)
	w.decide(t, w.entry, "shortlist")
}

func TestPlainName(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for name, want := range map[string]string{
		"Dr. Hj. Nur  Hidayah, M.Pd., M.M.": "nur hidayah", "drs.Agus Setiawan": "agus setiawan", "Hendra Irawan": "hendra irawan", "H. M. Yusuf": "m. yusuf",
	} {
		got, err := postgres.Value[string](t.Context(), w.DB.DB, "SELECT plain_name(@name)", postgres.Args{"name": name})
		if err != nil || got != want {
			t.Errorf("%q: %q, %v", name, got, err)
		}
	}
}
