package measurement

import (
	"testing"
	"time"

	"jaring/internal/auth"
	"jaring/internal/cycle"
	"jaring/internal/iid"
	"jaring/internal/postgres"
	"jaring/internal/testdb"
)

// world is a region with the years 2024, 2025 and 2026, a school and the people around it.
type world struct {
	*testdb.DB
	s     *Service
	koord auth.Actor
	unit  string
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{DB: testdb.New(t)}
	w.SetNow(t, time.Date(2026, time.June, 18, 7, 5, 0, 0, time.UTC))
	w.s = New(w.DB.DB, cycle.New(w.DB.DB))
	for _, year := range []int{2024, 2025, 2026} {
		w.Exec(t, "INSERT INTO cycle (year, instrument_year, eligible_from, eligible_to) VALUES ($1, $1, '2023-01-01', '2025-12-31')", year)
	}
	w.koord = w.person(t, auth.Coordinator)
	w.unit = postgres.NewID()
	w.Exec(t, "INSERT INTO unit (id, kind, name, level) VALUES ($1, 'school', 'SMP Negeri 8 Pekalongan', 'SMP')", w.unit)
	return w
}

func (w *world) person(t *testing.T, role auth.Role) auth.Actor {
	t.Helper()
	id := postgres.NewID()
	w.Exec(t, "INSERT INTO person (id, username, name, password_hash) VALUES ($1, $2, 'Nur Hidayah', '-')", id, "u-"+id)
	return auth.Actor{PersonID: id, Name: "Nur Hidayah", Current: auth.Grant{Role: role}}
}

// readers may see results and the region's rows; only the first may change them.
var readers = []auth.Role{auth.Coordinator, auth.EducationOfficial, auth.Executive}

// sent is an entry of a test; zero levels of everything else.
type sent struct {
	status    string
	stage     string
	service   string
	secondary []string
	claimed   map[string]int
	verified  map[string]int
}

// add writes an entry with the times that its status asks for, and returns its id.
func (w *world) add(t *testing.T, year int, e sent) string {
	t.Helper()
	innovation, id := postgres.NewID(), postgres.NewID()
	w.Exec(t, "INSERT INTO innovation (id, code, unit_id, name) VALUES ($1, $2, $3, 'Rumah Botol')", innovation, "K-"+innovation, w.unit)
	w.Exec(t, `
INSERT INTO entry (id, innovation_id, year, unit_id, name, status, round, submitted_at, review_started_at, decided_at, deferred_to, created_by)
SELECT $1, $2, $3, $4, 'Rumah Botol', $5::text, 1,
       CASE WHEN $5 <> 'draft' THEN app_now() END, CASE WHEN $5 NOT IN ('draft', 'submitted') THEN app_now() END,
       CASE WHEN $5 NOT IN ('draft', 'submitted', 'in_review') THEN app_now() END, CASE WHEN $5 = 'deferred' THEN 2030 END, $6`,
		id, innovation, year, w.unit, e.status, w.koord.PersonID)
	if e.stage == "" {
		e.stage = "penerapan"
	}
	if e.secondary == nil {
		e.secondary = []string{}
	}
	w.Exec(t, "INSERT INTO entry_profile (entry_id, stage, main_service, secondary_services) VALUES ($1, $2, nullif($3, ''), $4)",
		id, e.stage, e.service, e.secondary)
	for code, level := range e.claimed {
		w.Exec(t, "INSERT INTO claim (entry_id, indicator, level, updated_by) VALUES ($1, $2, $3, $4)", id, code, level, w.koord.PersonID)
	}
	for code, level := range e.verified {
		w.Exec(t, "INSERT INTO verification (entry_id, indicator, claim_version, level) VALUES ($1, $2, 1, $3)", id, code, level)
	}
	return id
}

// fill gives the region a level in every row of 2026.
func (w *world) fill(t *testing.T, level string) {
	t.Helper()
	if err := w.s.SaveRegional(t.Context(), w.koord, 2026, allLevels(t, level)); err != nil {
		t.Fatal(err)
	}
}

func allLevels(t *testing.T, level string) RegionalDraft {
	t.Helper()
	d := RegionalDraft{Levels: map[string]LevelDraft{}}
	for _, row := range instrument(t, 2026).SPD() {
		d.Levels[row.Code] = LevelDraft{Level: level}
	}
	return d
}

func instrument(t *testing.T, year int) *iid.Instrument {
	t.Helper()
	in, err := iid.ForYear(year)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func (w *world) compute(t *testing.T, year int, basis Basis) Receipt {
	t.Helper()
	result, err := w.s.Compute(t.Context(), w.koord, year, basis)
	if err != nil {
		t.Fatal(err)
	}
	receipt, err := w.s.Get(t.Context(), w.koord, result.ID)
	if err != nil {
		t.Fatal(err)
	}
	return receipt
}

func (w *world) portfolio(t *testing.T, basis Basis) iid.Portfolio {
	t.Helper()
	p, err := w.s.Portfolio(t.Context(), w.DB.DB, 2026, basis)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
