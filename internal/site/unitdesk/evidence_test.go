package unitdesk_test

import (
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"strings"
	"testing"

	"jaring/internal/auth"
	"jaring/internal/postgres"
	"jaring/internal/testdb"
	"jaring/internal/testsite"
)

// desk is a site with an entry of one school, its operator, and people who are none of that.
type desk struct {
	*testsite.Site
	entry                    string
	own, other, judge, koord *testsite.Browser
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	return newDeskWith(t, nil)
}

// newDeskWith is newDesk with settings of its own.
func newDeskWith(t *testing.T, settings map[string]string) *desk {
	t.Helper()
	d := &desk{Site: testsite.Set(t, testdb.New(t), false, settings, slog.DiscardHandler)}
	d.Exec(t, "INSERT INTO cycle (year, instrument_year, eligible_from, eligible_to) VALUES (2026, 2026, '2024-01-01', '2025-12-31')")
	mine, theirs := d.unit(t, "SMP Negeri 8 Pekalongan"), d.unit(t, "SD Negeri Bumirejo")
	operator := d.Account(t, "operator", auth.Submitter, mine)
	d.Account(t, "operator2", auth.Submitter, theirs)
	judge := d.Account(t, "penilai", auth.Assessor, "")
	koord := d.Account(t, "koordinator", auth.Coordinator, "")
	innovation := postgres.NewID()
	d.entry = postgres.NewID()
	d.Exec(t, "INSERT INTO innovation (id, code, unit_id, name) VALUES ($1, 'K-1', $2, 'Rumah Botol')", innovation, mine)
	d.Exec(t, "INSERT INTO entry (id, innovation_id, year, unit_id, name, created_by) VALUES ($1, $2, 2026, $3, 'Rumah Botol', $4)",
		d.entry, innovation, mine, operator)
	d.Exec(t, "INSERT INTO review (id, entry_id, assessor_id, assigned_by) VALUES ($1, $2, $3, $4)", postgres.NewID(), d.entry, judge, koord)
	d.own, d.other = d.SignedIn(t, "operator", testsite.Password), d.SignedIn(t, "operator2", testsite.Password)
	d.judge, d.koord = d.SignedIn(t, "penilai", testsite.Password), d.SignedIn(t, "koordinator", testsite.Password)
	return d
}

func (d *desk) unit(t *testing.T, name string) string {
	id := postgres.NewID()
	d.Exec(t, "INSERT INTO unit (id, kind, name, level) VALUES ($1, 'school', $2, 'SMP')", id, name)
	return id
}

func (d *desk) place(code string) string {
	return "/usulan/" + d.entry + "/indikator/" + code + "/bukti"
}

// send posts a form with a file as a browser does: fields in order, the file last; without a name no file is chosen.
func send(t *testing.T, b *testsite.Browser, path, name, body string, fields ...string) testsite.Page {
	t.Helper()
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	if !strings.Contains(strings.Join(fields, " "), "form_key") {
		fields = append(fields, "form_key", postgres.NewCode())
	}
	for n := 0; n < len(fields); n += 2 {
		_ = w.WriteField(fields[n], fields[n+1])
	}
	head := textproto.MIMEHeader{"Content-Type": {"application/octet-stream"}}
	head.Set("Content-Disposition", fmt.Sprintf(`form-data; name="file"; filename="%s"`, strings.NewReplacer(`"`, "%22", "\r", "%0D", "\n", "%0A").Replace(name)))
	part, err := w.CreatePart(head)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = io.WriteString(part, body)
	_ = w.Close()
	return b.Do(http.MethodPost, path, http.Header{"Content-Type": {w.FormDataContentType()}}, &form)
}

const pdf = "%PDF-1.7\nisi\n%%EOF\n"

// add puts a PDF on the regulation's shelf and returns the id.
func (d *desk) add(t *testing.T, name, body string) string {
	t.Helper()
	page := send(t, d.own, d.place("sid-16"), name, body)
	_, id, found := strings.Cut(page.Location(), "tersimpan=")
	if page.Status != http.StatusSeeOther || !found {
		t.Fatalf("upload: %d\n%s", page.Status, page.Body)
	}
	return id
}

func TestEvidence_UploadShowReplaceRemove(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	if page := d.own.Get(d.place("sid-16")); page.Status != http.StatusOK || !strings.Contains(page.Body, "PDF. Paling besar 20 MB.") ||
		!strings.Contains(page.Body, `accept=".pdf"`) {
		t.Fatalf("shelf: %d\n%s", page.Status, page.Body)
	}
	page := send(t, d.own, d.place("sid-16"), "SK.pdf", pdf, "number", "400.10/0215", "date-hari", "4", "date-bulan", "3", "date-tahun", "2024", "subject", "Penetapan")
	if page.Status != http.StatusSeeOther {
		t.Fatalf("upload: %d\n%s", page.Status, page.Body)
	}
	page = d.own.Get(page.Location())
	for _, want := range []string{"Bukti tersimpan", "SK.pdf", "400.10/0215", "4 Maret 2024", "Penetapan", "1 dari paling banyak 10"} {
		if !strings.Contains(page.Body, want) {
			t.Errorf("the shelf does not say %q", want)
		}
	}
	id := d.idOf(t)
	page = send(t, d.own, "/bukti/"+id+"/ganti", "SK perubahan.pdf", "%PDF-1.7\nbaru\n%%EOF", "version", "1")
	if page.Status != http.StatusSeeOther {
		t.Fatalf("replace: %d\n%s", page.Status, page.Body)
	}
	if page = d.own.Get(page.Location()); !strings.Contains(page.Body, "Versi 2 tersimpan") || !strings.Contains(page.Body, "/versi/1/berkas") {
		t.Errorf("after replacing: %d\n%s", page.Status, page.Body)
	}
	page = d.own.Post("/bukti/"+id+"/ganti", map[string][]string{"version": {"2"}, "form_key": {postgres.NewCode()}, "number": {"12/2024"}})
	if page.Status != http.StatusSeeOther || d.Count(t, "SELECT current_no FROM evidence") != 3 {
		t.Errorf("correct: %d\n%s", page.Status, page.Body)
	}
	if page = d.own.Get("/bukti/" + id + "/hapus"); page.Status != http.StatusOK || !strings.Contains(page.Body, `name="version" value="3"`) {
		t.Errorf("ask before removing: %d", page.Status)
	}
	if page = d.own.Post("/bukti/"+id+"/hapus", map[string][]string{"version": {"3"}}); page.Location() != d.place("sid-16") {
		t.Errorf("remove: %d %s", page.Status, page.Location())
	}
	if page = d.own.Get("/bukti/" + id); page.Status != http.StatusOK || !strings.Contains(page.Body, "Bukti ini sudah dihapus") {
		t.Errorf("what is removed: %d", page.Status)
	}
}

func (d *desk) idOf(t *testing.T) (id string) {
	t.Helper()
	if err := d.Owner.QueryRow(t.Context(), "SELECT id FROM evidence").Scan(&id); err != nil {
		t.Fatal(err)
	}
	return id
}

func TestEvidence_ProfileDocument(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	path := "/usulan/" + d.entry + "/dokumen/anggaran"
	if page := send(t, d.own, path, "RKAS.pdf", pdf); page.Status != http.StatusSeeOther {
		t.Fatalf("%d\n%s", page.Status, page.Body)
	}
	if page := d.own.Get(path); !strings.Contains(page.Body, "RKAS.pdf") || !strings.Contains(page.Body, "Profil · Anggaran") {
		t.Errorf("%d\n%s", page.Status, page.Body)
	}
	if page := d.own.Get("/usulan/" + d.entry + "/dokumen/lain"); page.Status != http.StatusNotFound {
		t.Errorf("unknown document: %d", page.Status)
	}
}

func TestEvidence_RefusedKeepsTheText(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	big := "%PDF-1.7\n" + strings.Repeat("x", 20<<20) + "%%EOF"
	for name, c := range map[string]struct {
		slot, file, body string
		fields           []string
		status           int
		says             string
	}{
		"html":           {"sid-16", "SK.pdf", "<html>", nil, 422, "Isi berkas ini halaman web (HTML). Yang diterima di sini: PDF."},
		"empty":          {"sid-16", "SK.pdf", "", nil, 422, "kosong"},
		"no file":        {"sid-16", "", "", nil, 422, "Pilih berkas."},
		"bad date":       {"sid-16", "SK.pdf", pdf, []string{"date-hari", "31", "date-bulan", "2", "date-tahun", "2024"}, 422, "Tanggal surat harus tanggal yang ada"},
		"oversize":       {"sid-16", "SK.pdf", big, nil, 413, "Paling besar 20 MB"},
		"bad link":       {"sid-35", "", "", []string{"url", "javascript:alert(1)"}, 422, "Tautan harus diawali"},
		"both":           {"sid-35", "a.png", "\x89PNG\r\n\x1a\n", []string{"url", "https://youtu.be/a"}, 422, "salah satu saja"},
		"both, bad date": {"sid-35", "a.png", "\x89PNG\r\n\x1a\n", []string{"url", "https://youtu.be/a", "date-hari", "31"}, 422, "Tanggal surat harus tanggal yang ada"},
		"short key":      {"sid-16", "SK.pdf", pdf, []string{"form_key", "x"}, 422, "Muat ulang halaman"},
	} {
		page := send(t, d.own, d.place(c.slot), c.file, c.body, append(c.fields, "subject", "Ketikan <saya> & \"kutip\"")...)
		if page.Status != c.status || !strings.Contains(page.Body, c.says) || !strings.Contains(page.Body, `value="Ketikan &lt;saya&gt; &amp; &#34;kutip&#34;"`) {
			t.Errorf("%s: %d, want %d\n%s", name, page.Status, c.status, page.Body)
		}
		if again := strings.Contains(page.Body, "Pilih berkasnya lagi"); again != (name == "bad date" || strings.HasPrefix(name, "both") || name == "short key") {
			t.Errorf("%s: asks for the file again: %v", name, again)
		}
		if !strings.Contains(page.Body, "<title>Galat: ") {
			t.Errorf("%s: the title does not say that something is wrong", name)
		}
	}
	if n := d.Count(t, "SELECT count(*) FROM evidence"); n != 0 {
		t.Errorf("%d pieces of evidence", n)
	}
}

func TestEvidence_BrokenRequests(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	for name, fields := range map[string][]string{
		"status": {"status", "finalized"}, "unit": {"unit_id", "x"}, "level": {"level", "3"}, "twice": {"subject", "a", "subject", "b"},
		"NUL": {"subject", "a\x00"}, "UTF-8": {"subject", "a\xff"},
	} {
		if page := send(t, d.own, d.place("sid-16"), "SK.pdf", pdf, fields...); page.Status != http.StatusBadRequest {
			t.Errorf("%s: %d", name, page.Status)
		}
	}
	head := http.Header{"Content-Type": {"multipart/form-data"}}
	if page := d.own.Do(http.MethodPost, d.place("sid-16"), head, strings.NewReader("x")); page.Status != http.StatusBadRequest {
		t.Errorf("no boundary: %d", page.Status)
	}
	if n := d.Count(t, "SELECT count(*) FROM evidence"); n != 0 {
		t.Errorf("%d pieces of evidence", n)
	}
}

func TestEvidence_StaleAndSent(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	id := d.add(t, "SK.pdf", pdf)
	page := send(t, d.own, "/bukti/"+id+"/ganti", "b.pdf", pdf, "version", "7", "subject", "ketikan")
	if page.Status != http.StatusConflict || !strings.Contains(page.Body, `value="ketikan"`) {
		t.Errorf("stale: %d\n%s", page.Status, page.Body)
	}
	d.Exec(t, "UPDATE entry SET status = 'submitted', submitted_at = app_now(), round = 1")
	if page := send(t, d.own, d.place("sid-16"), "b.pdf", pdf); page.Status != http.StatusConflict || strings.Contains(page.Body, `type="file"`) {
		t.Errorf("add after sending: %d\n%s", page.Status, page.Body)
	}
	for _, path := range []string{"/ganti", "/hapus"} {
		if page := d.own.Get("/bukti/" + id + path); page.Status != http.StatusForbidden {
			t.Errorf("%s after sending: %d", path, page.Status)
		}
	}
	if page := send(t, d.own, "/bukti/"+id+"/ganti", "b.pdf", pdf, "version", "1"); page.Status != http.StatusConflict {
		t.Errorf("replace after sending: %d", page.Status)
	}
	if page := d.own.Get("/bukti/" + id); page.Status != http.StatusOK || strings.Contains(page.Body, "/ganti") {
		t.Errorf("the page offers a change that is refused: %d", page.Status)
	}
}

// The answer to a stranger is that of an address that never was, whatever is asked beside it.
func TestEvidence_OtherUnit(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	id, never := d.add(t, "SK.pdf", pdf), postgres.NewID()
	etag := d.own.Get("/bukti/" + id + "/berkas").Header.Get("ETag")
	if etag == "" {
		t.Fatal("no ETag for the owner")
	}
	for _, path := range []string{"/bukti/%s", "/bukti/%s/berkas", "/bukti/%s/berkas?tampil", "/bukti/%s/versi/1/berkas", "/bukti/%s/ganti", "/bukti/%s/hapus"} {
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
	for path, page := range map[string]testsite.Page{
		"add":     send(t, d.other, d.place("sid-16"), "a.pdf", pdf),
		"replace": send(t, d.other, "/bukti/"+id+"/ganti", "a.pdf", pdf, "version", "1"),
		"remove":  d.other.Post("/bukti/"+id+"/hapus", map[string][]string{"version": {"1"}}),
		"shelf":   d.other.Get(d.place("sid-16")),
	} {
		if page.Status != http.StatusNotFound {
			t.Errorf("%s: %d", path, page.Status)
		}
	}
	if n := d.Count(t, "SELECT count(*) FROM evidence_version"); n != 1 {
		t.Errorf("%d versions", n)
	}
	visitor := d.Visitor(t)
	if page := visitor.Get("/bukti/" + id + "/berkas"); page.Status != http.StatusSeeOther || page.Location() == "" {
		t.Errorf("visitor: %d", page.Status)
	}
}

// same compares what a stranger can see of two answers; the request's own code differs.
func same(a, b testsite.Page) bool {
	code := func(p testsite.Page) string { return p.Header.Get("X-Request-Id") }
	return a.Status == b.Status && strings.ReplaceAll(a.Body, code(a), "") == strings.ReplaceAll(b.Body, code(b), "") &&
		a.Header.Get("Content-Length") == b.Header.Get("Content-Length") && a.Header.Get("Content-Type") == b.Header.Get("Content-Type") &&
		a.Header.Get("ETag") == b.Header.Get("ETag") && a.Header.Get("Accept-Ranges") == b.Header.Get("Accept-Ranges")
}

func TestEvidence_BytesAreNeverAPage(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	id := d.add(t, "SK \"Wali\"; Kota é\u202e\r\nX-Evil: 1.pdf", pdf)
	for path, kind := range map[string]string{"/berkas": "attachment", "/versi/1/berkas": "attachment", "/berkas?tampil": "inline"} {
		page := d.judge.Get("/bukti/" + id + path)
		if page.Status != http.StatusOK || page.Body != pdf {
			t.Fatalf("%s: %d %q", path, page.Status, page.Body)
		}
		for name, want := range map[string]string{
			"Content-Type": "application/pdf", "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'self'", "X-Frame-Options": "SAMEORIGIN", "X-Content-Type-Options": "nosniff",
			"Cross-Origin-Resource-Policy": "same-origin", "Cache-Control": "no-store", "Accept-Ranges": "bytes", "X-Evil": "",
			"Content-Disposition": kind + "; filename*=UTF-8''SK%20_Wali_%3B%20Kota%20%C3%A9%20X-Evil_%201.pdf",
		} {
			if got := strings.Join(page.Header.Values(name), " | "); got != want {
				t.Errorf("%s %s: %q, want %q", path, name, got, want)
			}
		}
	}
}

func TestEvidence_Ranges(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	id := d.add(t, "SK.pdf", pdf)
	path := "/bukti/" + id + "/berkas"
	ask := func(method string, head http.Header) testsite.Page { return d.own.Do(method, path, head, nil) }
	if page := ask(http.MethodGet, http.Header{"Range": {"bytes=1-3"}}); page.Status != http.StatusPartialContent || page.Body != "PDF" {
		t.Errorf("range: %d %q", page.Status, page.Body)
	}
	if page := ask(http.MethodGet, http.Header{"Range": {"bytes=999-"}}); page.Status != http.StatusRequestedRangeNotSatisfiable {
		t.Errorf("range behind the end: %d", page.Status)
	}
	if page := ask(http.MethodHead, nil); page.Status != http.StatusOK || page.Body != "" || page.Header.Get("Content-Length") != fmt.Sprint(len(pdf)) {
		t.Errorf("HEAD: %d %v", page.Status, page.Header)
	}
	etag := ask(http.MethodHead, nil).Header.Get("ETag")
	if page := ask(http.MethodGet, http.Header{"If-None-Match": {etag}}); page.Status != http.StatusNotModified {
		t.Errorf("unchanged: %d", page.Status)
	}
	for _, no := range []string{"0", "2", "-1", "01", "x", "99999999999999999999"} {
		if page := d.own.Get("/bukti/" + id + "/versi/" + no + "/berkas"); page.Status != http.StatusNotFound {
			t.Errorf("version %s: %d", no, page.Status)
		}
	}
}

func TestEvidence_Roles(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	id := d.add(t, "SK.pdf", pdf)
	for name, b := range map[string]*testsite.Browser{"assessor": d.judge, "coordinator": d.koord} {
		page := b.Get("/bukti/" + id)
		if page.Status != http.StatusOK || strings.Contains(page.Body, "/ganti") {
			t.Errorf("%s sees the page: %d", name, page.Status)
		}
		if page := send(t, b, d.place("sid-16"), "a.pdf", pdf); page.Status != http.StatusForbidden {
			t.Errorf("%s adds: %d", name, page.Status)
		}
		if page := b.Post("/bukti/"+id+"/hapus", map[string][]string{"version": {"1"}}); page.Status != http.StatusForbidden {
			t.Errorf("%s removes: %d", name, page.Status)
		}
	}
	for _, role := range []auth.Role{auth.Executive, auth.EducationOfficial, auth.Supervisor, auth.Admin} {
		d.Account(t, "akun-"+string(role), role, "")
		b := d.SignedIn(t, "akun-"+string(role), testsite.Password)
		for _, path := range []string{"/bukti/" + id, "/bukti/" + id + "/berkas", d.place("sid-16")} {
			if page := b.Get(path); page.Status != http.StatusNotFound {
				t.Errorf("%s %s: %d", role, path, page.Status)
			}
		}
	}
}

func TestEvidence_CrossSite(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	head := http.Header{"Content-Type": {"multipart/form-data; boundary=x"}, "Sec-Fetch-Site": {"cross-site"}, "Origin": {"https://jahat.example"}}
	if page := d.own.Do(http.MethodPost, d.place("sid-16"), head, strings.NewReader("--x--\r\n")); page.Status != http.StatusForbidden {
		t.Errorf("%d", page.Status)
	}
}

func TestEvidence_SignedOutMeanwhile(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	page := send(t, d.Visitor(t), d.place("sid-16"), "a.pdf", pdf, "subject", "ketikan saya")
	if page.Status != http.StatusUnauthorized || !strings.Contains(page.Body, "subject=ketikan+saya") {
		t.Errorf("%d\n%s", page.Status, page.Body)
	}
	page = d.own.Post(d.place("sid-16"), map[string][]string{"subject": {"ketikan saya"}, "form_key": {postgres.NewCode()}})
	if page.Status != http.StatusUnprocessableEntity || !strings.Contains(page.Body, `value="ketikan saya"`) || !strings.Contains(page.Body, "Pilih berkas.") {
		t.Errorf("the kept form, sent again: %d\n%s", page.Status, page.Body)
	}
}
