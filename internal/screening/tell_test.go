package screening_test

import (
	"strings"
	"testing"
)

// TestDecide_Tells: the unit is told what was decided and why, with the way to it; a decision that was refused is told to
// nobody, and one made twice once.
func TestDecide_Tells(t *testing.T) {
	t.Parallel()
	for act, want := range map[string]struct{ kind, subject, body string }{
		"return":    {"returned", "Perlu perbaikan: Rumah Botol", "Rekap tahun 2024 belum ada."},
		"shortlist": {"decided", "Lolos saring: Rumah Botol", "lolos saring untuk IGA 2026"},
		"defer":     {"decided", "Ditangguhkan ke 2027: Rumah Botol", "Alasan: Bukti tidak sesuai."},
		"decline":   {"decided", "Tidak lolos: Rumah Botol", "Rekap tahun 2024 belum ada."},
	} {
		t.Run(act, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			stale := w.ruling(t, w.entry, act)
			w.ready(t, w.entry)
			if err := w.s.Decide(t.Context(), w.coordinator, w.entry, stale); err == nil {
				t.Fatal("a stale decision was taken")
			}
			if n := w.Count(t, "SELECT count(*) FROM message"); n != 0 {
				t.Errorf("%d messages of what was not decided", n)
			}
			r := w.ruling(t, w.entry, act)
			together(4, func(int) error { return w.s.Decide(t.Context(), w.coordinator, w.entry, r) })()
			var kind, subject, body, path string
			err := w.Owner.QueryRow(t.Context(), "SELECT kind, subject, body, path FROM message WHERE person_id = $1", w.operator.PersonID).Scan(&kind, &subject, &body, &path)
			if err != nil || kind != want.kind || subject != want.subject || !strings.Contains(body, want.body) || path != "/usulan/"+w.entry+"/umpan-balik" {
				t.Errorf("%s %q %q %s, %v", kind, subject, body, path, err)
			}
			if strings.Contains(body, "rahasia penilai") {
				t.Error("the unit is told what assessors keep among themselves")
			}
			if n := w.Count(t, "SELECT count(*) FROM message"); n != 1 {
				t.Errorf("%d messages, want that of the one operator", n)
			}
		})
	}
}
