package screening_test

import (
	"net/http"
	"strings"
	"testing"

	"jaring/internal/testsite"
)

// TestSheet_SaysWhatTheUnitChanged judges an entry that was sent a second time, with another level on one indicator.
func TestSheet_SaysWhatTheUnitChanged(t *testing.T) {
	t.Parallel()
	s := testsite.NewScreening(t)
	sheet := "/penilaian/" + s.Sheet(t, s.Entry, s.Agus)
	const changed, first = "Tingkat 1 menjadi 2", `INSERT INTO receipt (code, number, entry_id, round, form_key, content, content_sha256, submitted_by, submitted_at)
		SELECT repeat('a', 26), 'TT-2026-000001', id, 1, repeat('k', 16), jsonb_build_object('name', name, 'claims', jsonb_build_array(
			jsonb_build_object('indicator', 'sid-16', 'level', 2, 'documents', '[]'::jsonb),
			jsonb_build_object('indicator', 'sid-17', 'level', 1, 'documents', '[]'::jsonb))), '', created_by, app_now() FROM entry WHERE id = $1`
	if _, err := s.Owner.Exec(t.Context(), first, s.Entry); err != nil {
		t.Fatal(err)
	}
	lacks := func(what string, page testsite.Page) {
		t.Helper()
		if wants(t, what, page, http.StatusOK); strings.Contains(page.Body, changed) {
			t.Errorf("%s tells of a change", what)
		}
	}
	lacks("a first sending", s.Agus.Get(sheet))
	if _, err := s.Owner.Exec(t.Context(), "UPDATE entry SET round = 2 WHERE id = $1", s.Entry); err != nil {
		t.Fatal(err)
	}
	wants(t, "before the declaration", s.Agus.Get(sheet), http.StatusOK, "Yang berubah sejak kiriman sebelumnya", changed)
	s.Agus.Post(sheet+"/mulai", nil)
	wants(t, "the changed indicator", s.Agus.Get(sheet+"/indikator/sid-17"), http.StatusOK, "Berubah sejak kiriman sebelumnya", changed)
	lacks("the other indicator", s.Agus.Get(sheet+"/indikator/sid-16"))
}
