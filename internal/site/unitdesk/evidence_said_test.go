package unitdesk_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"jaring/internal/postgres"
)

// read keeps what was read in the only file.
func (d *desk) read(t *testing.T, number, date, subject string) {
	t.Helper()
	d.Exec(t, `INSERT INTO evidence_reading (sha256, reader, fault, pages, pages_read, page_wide, page_high, text, bands, dpi, width, height,
			letter_number, letter_date, letter_subject)
		SELECT sha256, 3, '', 1, 1, 595, 842, '', '{}', 0, 0, 0, $1, $2::date, $3 FROM evidence_version`, number, date, subject)
}

// TestSaid: what was read stands beside the data, counts only after it was pressed, and overwrites nothing else.
func TestSaid(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	if page := send(t, d.own, d.place("sid-16"), "SK.pdf", pdf, "subject", "ketikan saya"); page.Status != http.StatusSeeOther {
		t.Fatalf("%d", page.Status)
	}
	id := d.evidenceID(t)
	d.read(t, "420/12/2025", "2025-03-04", "<b>Perihal</b> surat")
	d.checked(t, id)
	path := "/bukti/" + id
	body := d.own.Get(path).Body
	for _, words := range []string{"Terbaca di berkas", "420/12/2025", "4 Maret 2025", "&lt;b&gt;Perihal&lt;/b&gt; surat", "Yang Anda tulis: ketikan saya", `value="kosong"`} {
		if !strings.Contains(body, words) {
			t.Errorf("without %s", words)
		}
	}
	if body := d.judge.Get(path).Body; strings.Contains(body, "Terbaca di berkas") {
		t.Error("an assessor is offered data of the unit")
	}
	for _, list := range []string{d.place("sid-16"), "/usulan/" + d.entry + "/indikator/sid-16"} {
		if body := d.own.Get(list).Body; !strings.Contains(body, "Terbaca di berkas: 420/12/2025 · 4 Maret 2025") || strings.Contains(body, "berkas: &lt;b&gt;") {
			t.Errorf("%s does not offer what is missing, and only that", list)
		}
	}
	take := func(version, part string) int {
		return d.own.Post(path+"/terbaca", url.Values{"form_key": {postgres.NewCode()}, "version": {version}, "pakai": {part}}).Status
	}
	if got := take("1", "kosong"); got != http.StatusSeeOther {
		t.Fatalf("%d", got)
	}
	if n := d.Count(t, `SELECT count(*) FROM evidence_version WHERE no = 2 AND letter_number = '420/12/2025' AND letter_date = '2025-03-04' AND subject = 'ketikan saya'`); n != 1 {
		t.Error("not taken over, or too much")
	}
	if got := take("1", "perihal"); got != http.StatusConflict {
		t.Errorf("stale: %d", got)
	}
	for _, part := range []string{"", "apa", "number"} {
		if got := take("2", part); got != http.StatusBadRequest {
			t.Errorf("%q: %d", part, got)
		}
	}
	if page := d.other.Post(path+"/terbaca", url.Values{"version": {"2"}, "pakai": {"perihal"}}); page.Status != http.StatusNotFound {
		t.Errorf("another unit: %d", page.Status)
	}
}
