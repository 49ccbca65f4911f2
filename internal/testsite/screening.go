package testsite

import (
	"testing"

	"jaring/internal/auth"
	"jaring/internal/postgres"
)

// Screening is a site with a cycle, a school, its sent entries and the people who judge them.
type Screening struct {
	*Site
	School, Entry             string
	Nur, Agus, Maya, Operator *Browser // coordinator, two assessors, the school
	Yusuf                     string   // id of an assessor who once worked at the school
	agus, maya, operator      string
}

// NewScreening starts the site. The entry is called Rumah Botol and waits for assessors; see Sent for its claims.
func NewScreening(t testing.TB) *Screening {
	t.Helper()
	s := &Screening{Site: New(t, false)}
	s.Exec(t, "INSERT INTO region (code, name, kind, province, prefix, office_name) VALUES ('33.75', 'Kota Pekalongan', 'kota', 'Jawa Tengah', 'PKL', 'Bapperida')")
	s.Exec(t, "INSERT INTO cycle (year, instrument_year, eligible_from, eligible_to) VALUES (2026, 2026, '2024-01-01', '2025-12-31')")
	s.School = postgres.NewID()
	s.Exec(t, "INSERT INTO unit (id, kind, name, level) VALUES ($1, 'school', 'SMP Negeri 8', 'SMP')", s.School)
	s.Account(t, "nur", auth.Coordinator, "")
	s.agus, s.maya = s.Account(t, "agus", auth.Assessor, ""), s.Account(t, "maya", auth.Assessor, "")
	s.Yusuf = s.Account(t, "yusuf", auth.Assessor, "")
	s.operator = s.Account(t, "siti", auth.Submitter, s.School)
	s.Exec(t, `INSERT INTO role_assignment (id, person_id, role, unit_id, starts_on, ends_on)
		VALUES ($1, $2, 'submitter', $3, '2021-01-01', '2023-12-31')`, postgres.NewID(), s.Yusuf, s.School)
	s.Nur, s.Agus, s.Maya = s.SignedIn(t, "nur", Password), s.SignedIn(t, "agus", Password), s.SignedIn(t, "maya", Password)
	s.Operator = s.SignedIn(t, "siti", Password)
	s.Entry = s.Sent(t, "Rumah Botol")
	return s
}

// Sent adds a sent entry of the school that claims level 2 on sid-16 and sid-17.
func (s *Screening) Sent(t testing.TB, name string) string {
	t.Helper()
	entry, innovation := postgres.NewID(), postgres.NewID()
	s.Exec(t, "INSERT INTO innovation (id, code, unit_id, name) VALUES ($1, $2, $3, $4)", innovation, innovation, s.School, name)
	s.Exec(t, `INSERT INTO entry (id, innovation_id, year, unit_id, name, status, round, submitted_at, created_by)
		VALUES ($1, $2, 2026, $3, $4, 'submitted', 1, app_now(), $5)`, entry, innovation, s.School, name, s.operator)
	s.Exec(t, "INSERT INTO claim (entry_id, indicator, level, updated_by) VALUES ($1, 'sid-16', 2, $2), ($1, 'sid-17', 2, $2)", entry, s.operator)
	return entry
}

// Sheet gives the entry to agus or maya and returns the sheet's id.
func (s *Screening) Sheet(t testing.TB, entry string, of *Browser) string {
	t.Helper()
	person := s.agus
	if of == s.Maya {
		person = s.maya
	}
	sheet := postgres.NewID()
	s.Exec(t, "INSERT INTO review (id, entry_id, assessor_id, assigned_by) VALUES ($1, $2, $3, $4)", sheet, entry, person, s.maya)
	return sheet
}

// People are the ids of agus and maya.
func (s *Screening) People() []string { return []string{s.agus, s.maya} }

// Ready takes the entry to where only the decision is missing; agus and maya found these levels for sid-17.
func (s *Screening) Ready(t testing.TB, entry string, agus, maya int) {
	t.Helper()
	for level, of := range map[int]*Browser{agus: s.Agus, maya + 10: s.Maya} {
		sheet := s.Sheet(t, entry, of)
		s.Exec(t, `UPDATE review SET status = 'finished', declared_at = app_now(), finished_at = app_now(), recommendation = 'shortlist',
			remark_unit = 'Terus kembangkan.', remark_inner = 'rahasia penilai' WHERE id = $1`, sheet)
		s.Exec(t, `INSERT INTO review_mark (review_id, entry_id, indicator, claim_version, level, reason)
			VALUES ($1, $2, 'sid-16', 1, 2, ''), ($1, $2, 'sid-17', 1, $3, 'Surat tugas memuat delapan nama.')`, sheet, entry, level%10)
	}
	s.Exec(t, "UPDATE entry SET status = 'in_review', review_started_at = app_now(), ready_at = app_now(), version = version + 1 WHERE id = $1", entry)
	s.Exec(t, `INSERT INTO verification (entry_id, indicator, claim_version, level) VALUES ($1, 'sid-16', 1, 2), ($1, 'sid-17', 1, $2)`, entry, min(agus, maya))
}

// Status is where the entry stands.
func (s *Screening) Status(t testing.TB, entry string) string {
	t.Helper()
	var status string
	if err := s.Owner.QueryRow(t.Context(), "SELECT status FROM entry WHERE id = $1", entry).Scan(&status); err != nil {
		t.Fatal(err)
	}
	return status
}
