package unitdesk_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"jaring/internal/postgres"
	"jaring/internal/testfile"
)

// draw keeps pictures as those of the pages of version 1, which has so many in all.
func (d *desk) draw(t *testing.T, pages int, pictures ...[]byte) {
	t.Helper()
	for n, picture := range pictures {
		sha256 := d.keep(t, picture)
		if n == 0 {
			d.Exec(t, `INSERT INTO evidence_reading (sha256, reader, fault, pages, pages_read, page_wide, page_high, text, bands, dpi, width, height)
				SELECT sha256, 2, '', $1, 1, 595, 842, '', '{}', 0, 0, 0 FROM evidence_version WHERE no = 1`, pages)
		}
		d.Exec(t, `INSERT INTO evidence_page (sha256, no, image_sha256, media_type, wide, high, thumb_sha256)
			SELECT sha256, $1::int, $2, 'image/png', 990, 1400, CASE $1::int WHEN 1 THEN $2 END FROM evidence_version WHERE no = 1`, n+1, sha256)
	}
}

// TestPage_OtherUnit: the picture of a page is its file's: whoever may not have the file learns nothing of it, whatever is
// asked beside it (A1).
func TestPage_OtherUnit(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	id, never := d.add(t, "SK.pdf", pdf), postgres.NewID()
	d.draw(t, 3, testfile.PNG(t, 40, 60, 1), testfile.PNG(t, 40, 60, 2))
	etag := d.own.Get("/bukti/" + id + "/halaman/1").Header.Get("ETag")
	if etag == "" {
		t.Fatal("no ETag for the owner")
	}
	for _, path := range []string{"/bukti/%s/halaman/1", "/bukti/%s/halaman/1?kecil", "/bukti/%s/versi/1/halaman/2", "/bukti/%s/halaman/3"} {
		for _, method := range []string{http.MethodGet, http.MethodHead} {
			for _, head := range []http.Header{nil, {"Range": {"bytes=0-3"}}, {"If-None-Match": {etag}}, {"If-Match": {`"x"`}}} {
				theirs := d.other.Do(method, fmt.Sprintf(path, id), head, nil)
				nothing := d.other.Do(method, fmt.Sprintf(path, never), head, nil)
				if theirs.Status != http.StatusNotFound || !same(theirs, nothing) {
					t.Errorf("%s %s %v: %d", method, path, head, theirs.Status)
				}
			}
		}
	}
	if page := d.Visitor(t).Get("/bukti/" + id + "/halaman/1"); page.Status != http.StatusSeeOther {
		t.Errorf("visitor: %d", page.Status)
	}
}

// TestPage_Bytes: a picture of a page comes as bytes that run nowhere, under a name of its own.
func TestPage_Bytes(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	id := d.add(t, "SK Wali.pdf", pdf)
	first, second := testfile.PNG(t, 40, 60, 1), testfile.PNG(t, 40, 60, 2)
	d.draw(t, 3, first, second)
	for path, want := range map[string]struct{ body, media, name string }{
		"/halaman/1":          {string(first), "image/png", "SK%20Wali-halaman-1.png"},
		"/halaman/1?kecil":    {string(first), "image/jpeg", "SK%20Wali-halaman-1.jpg"},
		"/versi/1/halaman/2":  {string(second), "image/png", "SK%20Wali-halaman-2.png"},
		"/halaman/2?tampil=1": {string(second), "image/png", "SK%20Wali-halaman-2.png"},
	} {
		page := d.judge.Get("/bukti/" + id + path)
		if page.Status != http.StatusOK || page.Body != want.body {
			t.Errorf("%s: %d", path, page.Status)
		}
		for name, value := range map[string]string{
			"Content-Type": want.media, "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'self'", "X-Content-Type-Options": "nosniff",
			"Cross-Origin-Resource-Policy": "same-origin", "Cache-Control": "no-store", "Content-Disposition": "inline; filename*=UTF-8''" + want.name,
		} {
			if got := page.Header.Get(name); got != value {
				t.Errorf("%s %s: %q", path, name, got)
			}
		}
	}
	for _, path := range []string{"/halaman/0", "/halaman/01", "/halaman/3", "/halaman/-1", "/halaman/99999999999999999999", "/halaman/2?kecil", "/versi/2/halaman/1", "/versi/0/halaman/1"} {
		if page := d.judge.Get("/bukti/" + id + path); page.Status != http.StatusNotFound {
			t.Errorf("%s: %d", path, page.Status)
		}
	}
}

// TestPage_OnThePages: pages are shown where the file is, the first at once and the others when asked for; without
// pictures the PDF itself is offered.
func TestPage_OnThePages(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	id := d.add(t, "SK.pdf", pdf)
	d.checked(t, id)
	if body := d.own.Get("/bukti/" + id).Body; strings.Contains(body, "/halaman/") || !strings.Contains(body, "Buka PDF") {
		t.Error("pictures of pages that were not drawn")
	}
	d.draw(t, 12, testfile.PNG(t, 40, 60, 1), testfile.PNG(t, 40, 60, 2))
	body := d.own.Get("/bukti/" + id).Body
	for _, words := range []string{
		`src="/bukti/` + id + `/versi/1/halaman/1" width="990" height="1400" alt="Halaman 1 dari 12, SK.pdf" loading="eager"`,
		`src="/bukti/` + id + `/versi/1/halaman/2" width="990" height="1400" alt="Halaman 2 dari 12, SK.pdf" loading="lazy"`,
		"Gambar dibuat untuk 2 dari 12 halaman",
	} {
		if !strings.Contains(body, words) {
			t.Errorf("without %s", words)
		}
	}
	small := `src="/bukti/` + id + `/versi/1/halaman/1?kecil"`
	for _, path := range []string{d.place("sid-16"), "/usulan/" + d.entry + "/indikator/sid-16"} {
		if body := d.own.Get(path).Body; !strings.Contains(body, small) {
			t.Errorf("%s: no small picture", path)
		}
	}
}
