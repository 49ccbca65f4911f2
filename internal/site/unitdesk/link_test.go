package unitdesk_test

import (
	"net/http"
	"strings"
	"testing"

	"jaring/internal/postgres"
	"jaring/internal/testsite"
	"jaring/web/static"
)

const video = "https://youtu.be/dQw4w9WgXcQ"

// looked writes what came of looking at the only link of an entry, at a time that the pages must say in WIB.
func (d *desk) looked(t *testing.T, id, verdict, title string, failures int) {
	t.Helper()
	d.Exec(t, `INSERT INTO evidence_link (evidence_id, no, verdict, title, seconds, failures, checked_at, reached_at)
		VALUES ($1, 1, $2, $3, 185, $4, '2026-11-27 07:05Z', '2026-11-20 07:05Z')
		ON CONFLICT (evidence_id, no) DO UPDATE SET verdict = excluded.verdict, title = excluded.title, seconds = 185,
		failures = excluded.failures, checked_at = excluded.checked_at, reached_at = excluded.reached_at`, id, verdict, title, failures)
}

// TestLink_OnThePages: what a link is and whether it can be opened stands on every page that shows it; what others call
// their page is text and nothing else.
func TestLink_OnThePages(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	if page := send(t, d.own, d.place("sid-35"), "", "", "url", video); page.Status != http.StatusSeeOther {
		t.Fatalf("%d", page.Status)
	}
	id := d.evidenceID(t)
	pages := []string{d.place("sid-35"), "/bukti/" + id, "/usulan/" + d.entry + "/indikator/sid-35"}
	says := func(when string, words, never []string) {
		t.Helper()
		for _, path := range pages {
			for name, b := range map[string]*testsite.Browser{"unit": d.own, "assessor": d.judge} {
				body := b.Get(path).Body
				for _, w := range words {
					if !strings.Contains(body, w) {
						t.Errorf("%s, %s, %s: the page does not say %q", when, path, name, w)
					}
				}
				for _, w := range never {
					if strings.Contains(body, w) {
						t.Errorf("%s, %s, %s: the page says %q", when, path, name, w)
					}
				}
			}
		}
	}
	says("not asked", []string{"Video YouTube"}, []string{"sedang diperiksa", "Dapat dibuka", "data-tunggu"})
	d.Exec(t, "INSERT INTO evidence_link (evidence_id, no) VALUES ($1, 1)", id)
	says("asked", []string{"Tautan sedang diperiksa", "data-tunggu"}, []string{"Dapat dibuka"})
	for _, path := range append(pages, "/bukti/"+id+"/hapus") {
		if !strings.Contains(d.own.Get(path).Body, static.URL("tunggu.js")) {
			t.Errorf("%s does not look again", path)
		}
	}
	d.looked(t, id, "reachable", `<script>alert("x")</script> Rumah Botol`, 0)
	says("open", []string{"Dapat dibuka, diperiksa 27 November 2026, 14.05 WIB", "Lama video", "3 menit 5 detik", "alert(&#34;x&#34;)&lt;/script&gt; Rumah Botol"},
		[]string{`<script>alert`, "data-tunggu"})
	d.looked(t, id, "unreachable", "", 1)
	says("silent", []string{"Belum dapat diperiksa, dicoba 27 November 2026, 14.05 WIB", "Terakhir dapat dibuka 20 November 2026"}, []string{`class="finding`})
	d.looked(t, id, "permission", "", 0)
	d.checked(t, id, [3]string{"check", "all", "Tautan ini belum dibagikan"})
	says("not shared", []string{"Tautan ini belum dibagikan", "Diperiksa 27 November 2026, 14.05 WIB"}, []string{"Dapat dibuka, diperiksa"})
	if body := d.own.Get("/bukti/" + id).Body; !strings.Contains(body, `href="`+video+`" rel="noopener noreferrer nofollow" referrerpolicy="no-referrer"`) {
		t.Error("the link tells the site where it was")
	}
	for _, path := range pages {
		if page := d.other.Get(path); page.Status != http.StatusNotFound {
			t.Errorf("%s to another unit: %d", path, page.Status)
		}
	}
}

// TestLink_AskedForInTheAct: with looking switched on, a link that was just added waits.
func TestLink_AskedForInTheAct(t *testing.T) {
	t.Parallel()
	d := newDeskWith(t, map[string]string{"JARING_LINK_CHECK": "true"})
	page := send(t, d.own, d.place("sid-35"), "", "", "url", video)
	if page.Status != http.StatusSeeOther || !strings.Contains(d.own.Get(page.Location()).Body, "Tautan sedang diperiksa") {
		t.Errorf("%d", page.Status)
	}
}

// TestLink_Hostile: what no browser should follow is refused at the form, and what is kept is never fetched.
func TestLink_Hostile(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	for _, address := range []string{"javascript:alert(1)", "http://a:b@situs.go.id/", "file:///etc/passwd", "//situs.go.id"} {
		page := send(t, d.own, d.place("sid-35"), "", "", "url", address)
		if page.Status != http.StatusUnprocessableEntity || !strings.Contains(page.Body, `value="`+address) {
			t.Errorf("%s: %d", address, page.Status)
		}
	}
	for _, address := range []string{"http://127.0.0.1/", "http://169.254.169.254/latest", "http://[::1]/"} {
		if page := send(t, d.own, d.place("sid-35"), "", "", "url", address, "form_key", postgres.NewCode()); page.Status != http.StatusSeeOther {
			t.Errorf("%s is not kept as text: %d", address, page.Status)
		}
	}
}
