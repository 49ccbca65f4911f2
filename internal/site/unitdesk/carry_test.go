package unitdesk_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// last makes the desk's entry one of the cycle before, decided like this.
func (d *desk) last(t *testing.T, status string) (innovation string) {
	t.Helper()
	d.Exec(t, "INSERT INTO cycle (year, instrument_year, eligible_from, eligible_to) VALUES (2025, 2025, '2023-01-01', '2024-12-31')")
	d.Exec(t, "UPDATE entry_profile SET implemented_on = '2023-03-04', purpose = 'Mengurangi sampah.' WHERE entry_id = $1", d.entry)
	d.Exec(t, fmt.Sprintf(`SET LOCAL session_replication_role = replica; -- past the way of an entry
		UPDATE entry SET year = 2025, status = '%[2]s', round = 1, submitted_at = app_now(), review_started_at = app_now(), decided_at = app_now(),
		deferred_to = CASE WHEN '%[2]s' = 'deferred' THEN 2026 END WHERE id = '%[1]s'`, d.entry, status))
	if err := d.DB.Owner.QueryRow(t.Context(), "SELECT innovation_id FROM entry WHERE id = $1", d.entry).Scan(&innovation); err != nil {
		t.Fatal(err)
	}
	return innovation
}

func TestCarry_FromTheDesk(t *testing.T) {
	t.Parallel()
	d := newUnit(t)
	path := "/inovasi/" + d.last(t, "deferred") + "/usulkan-lagi"
	d.must(t, "desk", d.own.Get("/meja"), http.StatusOK, "Usulkan lagi Rumah Botol", "Ditangguhkan ke IGA 2026", "Inovasi dari tahun sebelumnya", path)
	d.must(t, "list", d.own.Get("/meja/inovasi"), http.StatusOK, path)
	asked := d.own.Get(path)
	d.must(t, "before", asked, http.StatusOK, "Dari IGA 2025 ke IGA 2026", "Waktu penerapan", "Tanggalnya 4 Maret 2023", "Indikator baru", "Bawa ke IGA 2026")
	d.must(t, "too short", d.own.Post(path, form(asked, url.Values{"developed": {"sama"}})), http.StatusUnprocessableEntity, ">sama<", `href="#developed"`)
	if n := d.Count(t, "SELECT count(*) FROM entry"); n != 1 {
		t.Errorf("looking made %d entries", n)
	}
	send := form(asked, url.Values{"developed": {"Dipakai di tiga sekolah lain."}})
	for range 2 { // a double click
		if page := d.own.Post(path, send); page.Status != http.StatusSeeOther || page.Location() != path {
			t.Fatalf("carrying over: %d %q", page.Status, page.Location())
		}
	}
	after := d.own.Get(path)
	d.must(t, "after", after, http.StatusOK, "sudah dibawa ke IGA 2026", "Dipakai di tiga sekolah lain.", "Tanggalnya 4 Maret 2023", "Buka usulan")
	_, rest, _ := strings.Cut(after.Body, `href="/usulan/`)
	entry, _, _ := strings.Cut(rest, `"`)
	d.must(t, "entry", d.own.Get("/usulan/"+entry), http.StatusOK, "Dibawa dari IGA 2025", path)
	d.must(t, "as assessors see it", d.own.Get("/usulan/"+entry+"/periksa"), http.StatusOK, "Dikembangkan sejak IGA 2025", "Mengurangi sampah.")
	d.must(t, "history", d.own.Get("/usulan/"+entry+"/riwayat"), http.StatusOK, "Usulan dibawa dari siklus sebelumnya (IGA 2025)")
	if n := d.Count(t, "SELECT count(*) FROM entry"); n != 2 {
		t.Errorf("%d entries", n)
	}
	if page := d.other.Get(path); page.Status != http.StatusNotFound {
		t.Errorf("another unit: %d", page.Status)
	}
}

func TestCarry_ClosedWindowKeepsWhatIsTyped(t *testing.T) {
	t.Parallel()
	d := newUnit(t)
	path := "/inovasi/" + d.last(t, "declined") + "/usulkan-lagi"
	asked := d.own.Get(path)
	d.Exec(t, "UPDATE cycle_window SET opens_at = '2026-03-01 00:00+07', closes_at = '2026-06-30 23:59+07'")
	d.must(t, "late", d.own.Post(path, form(asked, url.Values{"developed": {"Dipakai di tiga sekolah lain."}})), http.StatusUnprocessableEntity,
		"Penjaringan sudah ditutup 30 Juni 2026, 23.59 WIB", "Dipakai di tiga sekolah lain.")
	d.must(t, "closed", d.own.Get(path), http.StatusOK, "Belum dapat dibawa sekarang")
}
