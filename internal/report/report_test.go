package report

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"jaring/internal/auth"
	"jaring/internal/cycle"
	"jaring/internal/fault"
	"jaring/internal/postgres"
	"jaring/internal/testdb"
)

var official = auth.Actor{PersonID: "p", Current: auth.Grant{Role: auth.EducationOfficial}}

// newReport has two districts with schools: one that never began, one with a draft, one sent, one that passed,
// one declined for its evidence; and an office that sent.
func newReport(t *testing.T) *Service {
	t.Helper()
	s, _ := newReportOn(t)
	return s
}

func newReportOn(t *testing.T) (*Service, *testdb.DB) {
	t.Helper()
	db := testdb.New(t)
	for _, sql := range []string{
		`INSERT INTO district VALUES ('1', 'Barat'), ('2', 'Timur')`,
		`INSERT INTO cycle (year, instrument_year, eligible_from, eligible_to) VALUES (2026, 2026, '2024-01-01', '2025-12-31')`,
		`INSERT INTO target VALUES (2026, 'region', '', 120), (2026, 'sector', 'education', 5), (2026, 'level', 'SD', 3)`,
		`INSERT INTO person (id, username, name, password_hash) VALUES ('aaaaaaaaaaaaaaaa', 'siti', 'Siti', '')`,
	} {
		exec(t, db, sql)
	}
	school(t, db, "SDN 1", "SD", "1", "")
	school(t, db, "SDN 2", "SD", "1", "draft")
	school(t, db, "SMPN 1", "SMP", "2", "submitted")
	school(t, db, "SDN 3", "SD", "2", "shortlisted")
	school(t, db, "TK 1", "PAUD", "2", "declined")
	office := postgres.NewID()
	exec(t, db, `INSERT INTO unit (id, kind, name) VALUES ($1, 'office', 'Dinas')`, office)
	entry(t, db, office, "submitted")
	return New(db.DB, cycle.New(db.DB)), db
}

func exec(t *testing.T, db *testdb.DB, sql string, args ...any) {
	t.Helper()
	if _, err := db.Owner.Exec(t.Context(), sql, args...); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
}

func school(t *testing.T, db *testdb.DB, name, level, district, status string) {
	t.Helper()
	id := postgres.NewID()
	exec(t, db, `INSERT INTO unit (id, kind, name, level, district_code) VALUES ($1, 'school', $2, $3, $4)`, id, name, level, district)
	if status != "" {
		entry(t, db, id, status)
	}
}

func entry(t *testing.T, db *testdb.DB, unit, status string) {
	t.Helper()
	innovation, id := postgres.NewID(), postgres.NewID()
	exec(t, db, `INSERT INTO innovation (id, code, unit_id, name) VALUES ($1, $2, $3, 'Rumah Botol')`, innovation, "PKL-"+innovation, unit)
	exec(t, db, `INSERT INTO entry (id, innovation_id, year, unit_id, name, status, round, submitted_at, review_started_at, decided_at, created_by)
		SELECT $1, $2, 2026, $3, 'Rumah Botol', $4::text, 1, CASE WHEN $4 <> 'draft' THEN now() END,
		CASE WHEN $4 NOT IN ('draft', 'submitted') THEN now() END, CASE WHEN $4 IN ('shortlisted', 'declined') THEN now() END, 'aaaaaaaaaaaaaaaa'`,
		id, innovation, unit, status)
	if status == "draft" {
		return
	}
	exec(t, db, `INSERT INTO receipt VALUES ($1, $2, $3, 1, $4, '{}', '', 'aaaaaaaaaaaaaaaa', '2026-06-01 10:00+07')`,
		postgres.NewCode(), "TT-"+id, id, "form-"+id)
	if status == "declined" {
		exec(t, db, `INSERT INTO decision (id, entry_id, round, act, reason_code, text, sheets, decided_by)
			VALUES ($1, $2, 1, 'decline', 'evidence_mismatch', 'Surat tugas dari daerah lain', '[]', 'aaaaaaaaaaaaaaaa')`, postgres.NewID(), id)
	}
}

func TestEducation_CountsAgainstTargets(t *testing.T) {
	t.Parallel()
	r, err := newReport(t).Education(t.Context(), official, 0)
	if err != nil {
		t.Fatal(err)
	}
	want := Group{Key: "education", Target: 5, HasTarget: true,
		Count: Count{Units: 5, UnitsNone: 1, UnitsDraft: 1, UnitsFailed: 1, UnitsSent: 1, UnitsPassed: 1,
			Registered: 4, Submitted: 3, Passed: 1, Declined: 1}}
	if diff := cmp.Diff(want, r.Total); diff != "" {
		t.Error(diff)
	}
	if got := r.Total.Missing(); got != 4 {
		t.Errorf("missing %d, want 4", got)
	}
	wantSD := Group{Key: "SD", Target: 3, HasTarget: true, Count: Count{Units: 3, UnitsNone: 1, UnitsDraft: 1, UnitsPassed: 1,
		Registered: 2, Submitted: 1, Passed: 1}}
	if diff := cmp.Diff(wantSD, r.Levels[1]); diff != "" {
		t.Error(diff)
	}
	if len(r.Districts) != 2 || r.Districts[0].Key != "Barat" || r.Districts[1].Count.Submitted != 3 {
		t.Errorf("districts %+v", r.Districts)
	}
	wantReasons := []Reason{{Code: "evidence_mismatch", Label: "Bukti tidak sesuai", Act: "decline", Count: 1}}
	if diff := cmp.Diff(wantReasons, r.Reasons); diff != "" {
		t.Error(diff)
	}
	last := r.Days[len(r.Days)-1]
	if r.Days[0].Submitted != 3 || r.Days[0].On.Format("2006-01-02") != "2026-06-01" || last.Submitted != 3 || last.Passed != 1 {
		t.Errorf("days %+v", r.Days)
	}
}

func TestRegion_Sectors(t *testing.T) {
	t.Parallel()
	leader := auth.Actor{PersonID: "p", Current: auth.Grant{Role: auth.Executive}}
	r, err := newReport(t).Region(t.Context(), leader, 2026)
	if err != nil {
		t.Fatal(err)
	}
	if r.Total.Count.Submitted != 4 || r.Total.Target != 120 || r.Sectors[0].Count.Submitted != 3 || r.Sectors[2].Count.Submitted != 1 {
		t.Errorf("total %+v, sectors %+v", r.Total, r.Sectors)
	}
}

func TestCoverage_NeverStartersFirstPageByPage(t *testing.T) {
	t.Parallel()
	s := newReport(t)
	var names []string
	var after Mark
	for range 5 {
		page, err := listSchools(t.Context(), s.db, 2026, CoverageFilter{}, after, 1)
		if err != nil || len(page) != 1 {
			t.Fatal(page, err)
		}
		names, after = append(names, page[0].Name+" "+string(page[0].State)), MarkOf(page[0])
	}
	want := []string{"SDN 1 none", "SDN 2 draft", "TK 1 failed", "SMPN 1 sent", "SDN 3 passed"}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Error(diff)
	}
	n := 0
	for _, err := range s.AllSchools(t.Context(), official, 2026, CoverageFilter{}) {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	if n != 5 {
		t.Errorf("the export has %d schools, want 5", n)
	}
}

func TestCoverage_Filters(t *testing.T) {
	t.Parallel()
	s := newReport(t)
	for f, want := range map[CoverageFilter]int{
		{Level: "SD"}: 3, {District: "Timur"}: 3, {State: None}: 1, {Search: "sdn"}: 3, {Search: "%"}: 0, {Search: "_"}: 0, {Level: "SD", State: Passed}: 1,
	} {
		c, err := s.Coverage(t.Context(), official, 2026, f, Mark{})
		if err != nil || len(c.Schools) != want {
			t.Errorf("%+v: %d schools, want %d, %v", f, len(c.Schools), want, err)
		}
	}
}

func TestReports_WrongRole(t *testing.T) {
	t.Parallel()
	s := newReport(t)
	operator := auth.Actor{PersonID: "p", Current: auth.Grant{Role: auth.Submitter, UnitID: "u"}}
	_, region := s.Region(t.Context(), operator, 0)
	_, education := s.Education(t.Context(), operator, 0)
	_, coverage := s.Coverage(t.Context(), operator, 0, CoverageFilter{}, Mark{})
	_, begun := s.NotBegun(t.Context(), operator, 0, 6)
	for _, err := range []error{region, education, coverage, begun} {
		if fault.KindOf(err) != fault.KindForbidden || err == nil {
			t.Errorf("an operator reads it: %v", err)
		}
	}
}
