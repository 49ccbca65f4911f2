package screening_test

import (
	"net/http"
	"strings"
	"testing"

	"jaring/internal/postgres"
	"jaring/internal/testsite"
)

// TestSheet_Link: the assessor reads what a link is, whether it could be opened and when, and what its page is called; the
// site behind it does not learn the address of the sheet.
func TestSheet_Link(t *testing.T) {
	t.Parallel()
	s := testsite.NewScreening(t)
	sheet, id := s.Sheet(t, s.Entry, s.Agus), postgres.NewID()
	exec := func(sql string, args ...any) {
		t.Helper()
		if _, err := s.Owner.Exec(t.Context(), sql, args...); err != nil {
			t.Fatalf("%s: %v", sql, err)
		}
	}
	exec("UPDATE review SET declared_at = app_now(), status = 'started' WHERE id = $1", sheet)
	exec(`WITH v AS (INSERT INTO evidence (id, entry_id, slot, created_by) VALUES ($1, $2, 'sid-35', $3) RETURNING id)
		INSERT INTO evidence_version (evidence_id, no, kind, url, letter_number, subject, created_by)
		SELECT id, 1, 'link', 'https://youtu.be/dQw4w9WgXcQ', '', '', $3 FROM v`, id, s.Entry, s.People()[0])
	path := "/penilaian/" + sheet + "/indikator/sid-35"
	wants(t, "never asked", s.Agus.Get(path), http.StatusOK, "Video YouTube", `rel="noopener noreferrer nofollow" referrerpolicy="no-referrer"`)
	exec("INSERT INTO evidence_link (evidence_id, no) VALUES ($1, 1)", id)
	wants(t, "asked", s.Agus.Get(path), http.StatusOK, "Tautan ini belum selesai diperiksa oleh program.")
	exec(`UPDATE evidence_link SET verdict = 'reachable', title = '<img src=x onerror=alert(1)>', seconds = 185, checked_at = '2026-11-27 07:05Z', reached_at = '2026-11-27 07:05Z'`)
	exec("INSERT INTO evidence_check (evidence_id, no, rules) VALUES ($1, 1, 1)", id)
	exec(`INSERT INTO evidence_finding (evidence_id, no, code, place, grade, audience, title, remedy)
		VALUES ($1, 1, 'video_too_long', 0, 'check', 'all', 'Video ini terlalu lama', 'Pendekkan.')`, id)
	page := s.Agus.Get(path)
	wants(t, "open", page, http.StatusOK, "Dapat dibuka, diperiksa 27 November 2026, 14.05 WIB", "3 menit 5 detik", "&lt;img src=x", "Video ini terlalu lama")
	if strings.Contains(page.Body, "<img src=x") {
		t.Error("the title of another's page is markup")
	}
}
