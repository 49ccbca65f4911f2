package unitdesk_test

import (
	"bytes"
	"net/http"
	"strings"
	"testing"
	"time"

	"jaring/internal/blob"
	"jaring/internal/testfile"
)

// checked writes what an examination would have found in the only evidence of an entry.
func (d *desk) checked(t *testing.T, id string, findings ...[3]string) {
	t.Helper()
	d.Exec(t, "INSERT INTO evidence_check (evidence_id, no, rules) VALUES ($1, 1, 1)", id)
	for n, f := range findings {
		d.Exec(t, `INSERT INTO evidence_finding (evidence_id, no, code, place, grade, audience, title, remedy)
			VALUES ($1, 1, $2::text, $3, $2::text, $4, $5, 'Lakukan ini.')`, id, f[0], n, f[1], f[2])
	}
}

func (d *desk) evidenceID(t *testing.T) (id string) {
	t.Helper()
	if err := d.Owner.QueryRow(t.Context(), "SELECT id FROM evidence").Scan(&id); err != nil {
		t.Fatal(err)
	}
	return id
}

// TestFindings_OnThePages: what was found stands on every page that shows the file, to its unit and to whoever judges;
// what speaks of another unit only to these.
func TestFindings_OnThePages(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	pdf := string(testfile.Letter{Lines: []string{"x"}}.PDF(t))
	if page := send(t, d.own, d.place("sid-16"), "SK.pdf", pdf, "subject", ""); page.Status != http.StatusSeeOther {
		t.Fatalf("%d", page.Status)
	}
	id := d.evidenceID(t)
	pages := []string{d.place("sid-16"), "/bukti/" + id, "/usulan/" + d.entry + "/indikator/sid-16"}
	for _, path := range pages {
		if body := d.own.Get(path).Body; !strings.Contains(body, "sedang diperiksa") {
			t.Errorf("%s does not say that the file is being examined", path)
		}
	}
	d.checked(t, id, [3]string{"blocks", "all", "Berkas ini terkunci"}, [3]string{"check", "office", "Dipakai SD Negeri Rahasia"})
	for _, path := range pages {
		own, judge := d.own.Get(path).Body, d.judge.Get(path).Body
		if !strings.Contains(own, "Berkas ini terkunci") || strings.Contains(own, "sedang diperiksa") {
			t.Errorf("%s: its unit is not told", path)
		}
		if strings.Contains(own, "Rahasia") {
			t.Errorf("%s: its unit is told of another", path)
		}
		if !strings.Contains(judge, "Berkas ini terkunci") || !strings.Contains(judge, "Rahasia") {
			t.Errorf("%s: the assessor is not told", path)
		}
	}
}

// TestFilm_OnThePages: how long a film lasts stands beside its size.
func TestFilm_OnThePages(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	film := testfile.Film(3*time.Minute+5*time.Second, true)
	if page := send(t, d.own, d.place("sid-35"), "profil.mp4", string(film), "subject", ""); page.Status != http.StatusSeeOther {
		t.Fatalf("%d", page.Status)
	}
	id := d.evidenceID(t)
	d.Exec(t, `INSERT INTO evidence_reading (sha256, reader, fault, pages, pages_read, page_wide, page_high, text, bands, dpi, width, height, seconds)
		SELECT sha256, 1, '', 0, 0, 0, 0, '', '{}', 0, 0, 0, 185 FROM evidence_version`)
	d.checked(t, id)
	for _, path := range []string{d.place("sid-35"), "/usulan/" + d.entry + "/indikator/sid-35"} {
		if body := d.own.Get(path).Body; !strings.Contains(body, "MP4 · 3 menit 5 detik · ") {
			t.Errorf("%s does not say how long the film lasts", path)
		}
	}
}

// TestBytes_Copies: a picture is shown as its copy and saved as it was sent; a stranger gets neither.
func TestBytes_Copies(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	photo := testfile.Turned(testfile.JPEG(t, 300, 200, 1), 6)
	if page := send(t, d.own, d.place("sid-25"), "foto.jpg", string(photo), "subject", ""); page.Status != http.StatusSeeOther {
		t.Fatalf("%d", page.Status)
	}
	file := "/bukti/" + d.evidenceID(t) + "/berkas"
	if page := d.own.Get(file + "?tampil"); page.Body != string(photo) {
		t.Error("before there is a copy the picture itself is shown")
	}
	if page := d.own.Get(file + "?kecil"); page.Status != http.StatusNotFound {
		t.Errorf("a small picture that does not exist: %d", page.Status)
	}
	copied := testfile.JPEG(t, 20, 30, 2)
	d.keepCopy(t, copied)
	for _, query := range []string{"?tampil", "?kecil"} {
		page := d.own.Get(file + query)
		if page.Body != string(copied) || page.Header.Get("Content-Type") != "image/jpeg" || !strings.HasPrefix(page.Header.Get("Content-Disposition"), "inline") {
			t.Errorf("%s: %d, %v", query, page.Status, page.Header)
		}
		if page := d.other.Get(file + query); page.Status != http.StatusNotFound {
			t.Errorf("%s to another unit: %d", query, page.Status)
		}
	}
	if page := d.own.Get(file); page.Body != string(photo) {
		t.Error("the original is not what was sent")
	}
}

// keepCopy puts bytes into the store, as the copies of the only picture.
func (d *desk) keepCopy(t *testing.T, content []byte) {
	t.Helper()
	sha256 := d.keep(t, content)
	d.Exec(t, `INSERT INTO evidence_reading (sha256, reader, fault, pages, pages_read, page_wide, page_high, text, bands, dpi, width, height, shown_sha256, thumb_sha256)
		SELECT sha256, 1, '', 0, 0, 0, 0, '', '{}', 0, 200, 300, $1, $1 FROM evidence_version`, sha256)
}

// keep puts bytes into the store and into its table.
func (d *desk) keep(t *testing.T, content []byte) string {
	t.Helper()
	store, err := blob.OpenFolder(d.BlobDir)
	if err != nil {
		t.Fatal(err)
	}
	ref, err := store.Put(t.Context(), bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	d.Exec(t, "INSERT INTO blob (sha256, size) VALUES ($1, $2)", ref.SHA256, ref.Size)
	return ref.SHA256
}
