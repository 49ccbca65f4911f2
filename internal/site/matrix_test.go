package site_test

import (
	"net/http"
	netmail "net/mail"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/go-chi/chi/v5"

	"jaring/internal/account"
	"jaring/internal/mail"
	"jaring/internal/postgres"
	"jaring/internal/testsite"
	"jaring/web/static"
)

// verdict is how an address answers somebody.
type verdict string

const (
	opens  verdict = "opens" // the handler ran: a page, a redirect, or a form that must be corrected
	door   verdict = "asks to sign in"
	denied verdict = "403"
	absent verdict = "404"
)

// people are everybody who asks for every address. ownerOf and assessorOf the row in the address are among them.
var people = []string{"", "operator", "operator2", "opd", "penilai1", "penilai3", "penilai4", "koordinator", "dindik", "pengawas", "pimpinan", "admin"}

// expectation says who opens an address; everybody else who has signed in gets the other answer.
type expectation struct {
	open      string // names, or "all" for everybody, or "members" for all who have signed in
	sees      string // names of those who see the row but may not do this to it
	otherwise verdict
	visitor   verdict
}

func members() expectation          { return expectation{open: "members", visitor: door} }
func everybody() expectation        { return expectation{open: "all", visitor: opens} }
func row(open string) expectation   { return expectation{open: open, otherwise: absent, visitor: door} }
func place(open string) expectation { return expectation{open: open, otherwise: denied, visitor: door} }

// write is an act on a row that others may see.
func write(open, sees string) expectation {
	return expectation{open: open, sees: sees, otherwise: absent, visitor: door}
}

// expectations names every route of the router. Rows are those of fixture: the entry belongs to operator's school and is
// returned, and was judged by penilai3; penilai4 once worked there.
var expectations = map[string]expectation{
	"GET /": everybody(), "GET /inovasi": everybody(), "GET /inovasi/{slug}": everybody(), "GET /indeks": everybody(),
	"GET /verifikasi/{kode}": everybody(), "GET /bantuan": everybody(), "GET /bantuan/indikator/{tahun}/{kode}": everybody(), "GET /tentang": everybody(), "GET /privasi": everybody(),
	"GET /aksesibilitas": everybody(), "GET /masuk": everybody(), "GET /healthz": everybody(), "GET /readyz": everybody(),
	"GET /static/*": everybody(), "POST /masuk": everybody(), "POST /keluar": everybody(),
	"GET /akun": members(), "GET /lainnya": members(), "POST /akun/sandi": members(), "POST /akun/peran": row(""),
	"POST /akun/surel": members(), "GET /notifikasi": members(), "POST /notifikasi/{id}/buka": row("operator"), "POST /notifikasi/dibaca": members(),
	"GET /admin/sistem": place("admin"), "POST /admin/sistem/pekerjaan/{id}": place("admin"), "POST /admin/sistem/surel/{id}": place("admin"),
	// Only in demo mode.
	"GET /dev/mail": everybody(), "GET /dev/mail/{id}": everybody(), "GET /dev/mail/{id}/html": everybody(),
	"POST /akun/data-diri": members(), "POST /akun/sesi": members(), "GET /akun/data.json": members(),

	"GET /dasbor": place("koordinator dindik pimpinan"), "GET /dasbor/pendidikan": place(officials),
	"GET /dasbor/pendidikan.csv": place(officials), "GET /dasbor/pendidikan/cakupan": place(officials), "GET /dasbor/pendidikan/cakupan.csv": place(officials),

	"GET /bukti/{id}": row(readers), "GET /bukti/{id}/berkas": row(readers), "GET /bukti/{id}/versi/{no}/berkas": row(readers),
	"GET /bukti/{id}/halaman/{halaman}": row(readers), "GET /bukti/{id}/versi/{no}/halaman/{halaman}": row(readers),
	"GET /bukti/{id}/ganti": write("operator", "penilai3 koordinator"), "POST /bukti/{id}/ganti": write("operator", "penilai3 koordinator"),
	"POST /bukti/{id}/terbaca": write("operator", "penilai3 koordinator"),
	"GET /bukti/{id}/hapus":    write("operator", "penilai3 koordinator"), "POST /bukti/{id}/hapus": write("operator", "penilai3 koordinator"),
	// Readers may look at the shelf. An empty form is refused as a form; that only the unit may put a file on it is tested
	// with a file, in unitdesk.
	"GET /usulan/{id}/dokumen/{dokumen}": row(readers), "POST /usulan/{id}/dokumen/{dokumen}": row(readers),
	// Beginning an upload names its entry in a header; who may is tested with one, in unitdesk. One that has begun is its
	// beginner's, whoever else may see the entry.
	"POST /unggahan": members(), "PATCH /unggahan/{id}": row("operator"), "DELETE /unggahan/{id}": row("operator"),
	"GET /usulan/{id}/indikator/{kode}/bukti": row(readers), "POST /usulan/{id}/indikator/{kode}/bukti": row(readers),

	"GET /meja": place(units), "GET /meja/inovasi": place(units), "GET /meja/inovasi/baru": place(units), "POST /meja/inovasi/baru": place(units),
	"GET /inovasi/{id}/usulkan-lagi": row("operator"), "POST /inovasi/{id}/usulkan-lagi": row("operator"),
	"GET /usulan/{id}": row(readers), "GET /usulan/{id}/riwayat": row(readers), "GET /usulan/{id}/umpan-balik": row(readers),
	"GET /usulan/{id}/periksa": row(readers), "GET /usulan/{id}/tanda-terima": row(readers), "GET /usulan/{id}/tanda-terima.pdf": row(readers),
	"GET /usulan/{id}/profil": row(readers), "POST /usulan/{id}/profil": write("operator", "penilai3 koordinator"),
	"GET /usulan/{id}/rancang-bangun": row(readers), "POST /usulan/{id}/rancang-bangun": write("operator", "penilai3 koordinator"),
	"GET /usulan/{id}/indikator/{kode}": row(readers), "POST /usulan/{id}/indikator/{kode}": write("operator", "penilai3 koordinator"),
	"GET /usulan/{id}/inovator": row(readers), "POST /usulan/{id}/inovator": write("operator", "penilai3 koordinator"),
	"GET /usulan/{id}/inovator/serah-terima": write("operator", "penilai3 koordinator"), "POST /usulan/{id}/inovator/serah-terima": write("operator", "penilai3 koordinator"),
	"GET /usulan/{id}/berita-acara/{kode}": row(readers),
	"GET /usulan/{id}/inovator/{orang}":    write("operator", "penilai3 koordinator"), "POST /usulan/{id}/inovator/{orang}": write("operator", "penilai3 koordinator"),
	"POST /usulan/{id}/inovator/{orang}/berhenti": write("operator", "penilai3 koordinator"), "POST /usulan/{id}/inovator/{orang}/ketua": write("operator", "penilai3 koordinator"),
	"POST /usulan/{id}/inovator/{orang}/persetujuan": write("operator", "penilai3 koordinator"), "POST /usulan/{id}/kirim": write("operator", "penilai3 koordinator"),
	"GET /usulan/{id}/tarik": write("operator", "penilai3 koordinator"), "POST /usulan/{id}/tarik": write("operator", "penilai3 koordinator"),
	"POST /usulan/{id}/umpan-balik": write("operator", "penilai3 koordinator"),

	"GET /koordinasi": place("koordinator"), "GET /koordinasi/ditunda": place("koordinator"),
	"GET /koordinasi/penugasan": place("koordinator"), "POST /koordinasi/penugasan": place("koordinator"),
	"GET /koordinasi/penugasan/{id}/batal": place("koordinator"), "POST /koordinasi/penugasan/{id}/batal": place("koordinator"),
	"GET /koordinasi/usulan": place("koordinator"), "GET /koordinasi/usulan.csv": place("koordinator"),
	"GET /koordinasi/usulan/massal": place("koordinator"), "POST /koordinasi/usulan/massal": place("koordinator"),
	"GET /koordinasi/usulan/{id}": place("koordinator"), "POST /koordinasi/usulan/{id}/putusan": place("koordinator"),
	"GET /koordinasi/usulan/{id}/tetapkan": place("koordinator"), "POST /koordinasi/usulan/{id}/tetapkan": place("koordinator"),
	"POST /koordinasi/usulan/{id}/terbit": place("koordinator"), "POST /koordinasi/usulan/{id}/tingkat": place("koordinator"),
	"GET /koordinasi/siklus": place("koordinator"), "POST /koordinasi/siklus": place("koordinator"),
	"GET /koordinasi/siklus/{tahun}": place("koordinator"), "POST /koordinasi/siklus/{tahun}": place("koordinator"),
	"GET /koordinasi/spd": place("koordinator dindik pimpinan"), "POST /koordinasi/spd": place("koordinator"),
	"GET /koordinasi/indeks": place("koordinator dindik pimpinan"), "POST /koordinasi/indeks": place("koordinator"),
	"GET /koordinasi/indeks/{id}": place("koordinator dindik pimpinan"), "GET /koordinasi/indeks/{id}/masukan.json": place("koordinator dindik pimpinan"),

	"GET /penilaian": place("penilai1 penilai3 penilai4"), "GET /penilaian/{id}": row("penilai3"),
	"GET /penilaian/{id}/indikator/{kode}": row("penilai3"), "POST /penilaian/{id}/indikator/{kode}": row("penilai3"),
	"GET /penilaian/{id}/konflik": row("penilai3"), "POST /penilaian/{id}/konflik": row("penilai3"),
	"POST /penilaian/{id}/kriteria": row("penilai3"), "POST /penilaian/{id}/mulai": row("penilai3"),
	"GET /penilaian/{id}/selesai": row("penilai3"), "POST /penilaian/{id}/selesai": row("penilai3"),
}

const (
	units     = "operator operator2 opd"
	officials = "koordinator dindik pengawas pimpinan"
	readers   = "operator penilai3 koordinator" // of the entry
)

// fixture fills in the parts of an address with rows of the sample.
type fixture map[string]string

func readFixture(t *testing.T, s *testsite.Site) fixture {
	t.Helper()
	f := fixture{"{tahun}": "2026", "{kode}": "sid-16", "{no}": "1", "{halaman}": "1", "{dokumen}": "anggaran", "*": strings.TrimPrefix(static.URL("jaring.css"), "/static/")}
	for name, sql := range map[string]string{
		"entry": `SELECT e.id FROM entry e JOIN role_assignment r ON r.unit_id = e.unit_id JOIN person p ON p.id = r.person_id
			JOIN review v ON v.entry_id = e.id JOIN person a ON a.id = v.assessor_id
			WHERE p.username = 'operator' AND a.username = 'penilai3' AND e.year = 2026 AND e.status = 'returned' ORDER BY e.id LIMIT 1`,
		"unit":    `SELECT r.unit_id FROM role_assignment r JOIN person p ON p.id = r.person_id WHERE p.username = 'operator' LIMIT 1`,
		"{slug}":  `SELECT slug FROM innovation WHERE published_at IS NOT NULL ORDER BY slug LIMIT 1`,
		"receipt": `SELECT code FROM receipt ORDER BY code LIMIT 1`,
		"result":  `SELECT id FROM index_result ORDER BY id LIMIT 1`,
	} {
		value, err := postgres.Value[string](t.Context(), s.DB.DB, sql, nil)
		if err != nil {
			t.Fatalf("the sample has no %s: %v", name, err)
		}
		f[name] = value
	}
	for name, sql := range map[string]string{
		"earlier": `SELECT i.id FROM innovation i JOIN entry o ON o.unit_id = i.unit_id JOIN entry e ON e.innovation_id = i.id
			WHERE o.id = @entry GROUP BY i.id HAVING max(e.year) < 2026 ORDER BY i.id LIMIT 1`,
		"evidence": `SELECT id FROM evidence WHERE entry_id = @entry AND removed_at IS NULL ORDER BY id LIMIT 1`,
		"review":   `SELECT v.id FROM review v JOIN person p ON p.id = v.assessor_id WHERE v.entry_id = @entry AND p.username = 'penilai3'`,
		"{orang}":  `SELECT i.id FROM innovator i JOIN entry e ON e.innovation_id = i.innovation_id WHERE e.id = @entry ORDER BY i.id LIMIT 1`,
	} {
		value, err := postgres.Value[string](t.Context(), s.DB.DB, sql, postgres.Args{"entry": f["entry"]})
		if err != nil {
			t.Fatalf("the sample's entry has no %s: %v", name, err)
		}
		f[name] = value
	}
	if _, err := postgres.Exec(t.Context(), s.DB.DB, addPageSQL, postgres.Args{"evidence": f["evidence"]}); err != nil {
		t.Fatal(err)
	}
	f["record"] = strings.Repeat("a", 26)
	// As the program: the books of the owner's connections come later, and would be held against who looks first.
	if _, err := postgres.Exec(t.Context(), s.DB.DB, addRecordSQL, postgres.Args{"entry": f["entry"], "record": f["record"]}); err != nil {
		t.Fatal(err)
	}
	f["upload"] = beginUpload(t, s, f["entry"])
	f["message"], f["letter"], f["job"] = tellOperator(t, s), "lllllllllllllll2", "1000001"
	return f
}

// tellOperator tells operator something, and lays a mail into the folder. A letter to them was refused, and a job failed.
func tellOperator(t *testing.T, s *testsite.Site) string {
	t.Helper()
	id := postgres.NewID()
	for _, sql := range []string{
		`INSERT INTO letter (id, person_id, refused_at, answer) SELECT 'lllllllllllllll2', id, app_now(), '550 no such person' FROM person WHERE username = 'operator' AND @id <> ''`,
		`INSERT INTO message (id, person_id, kind, key, subject, body, path, mail) SELECT @id, id, 'decided', 'matrix', 'Lolos saring', 'Selamat.', '/meja', 'none' FROM person WHERE username = 'operator'`,
		`INSERT INTO job.river_job (id, kind, args, state, max_attempts, finalized_at) SELECT 1000001, 'remind_units', '{}', 'discarded', 25, now() WHERE @id <> ''`,
	} {
		if _, err := postgres.Exec(t.Context(), s.DB.DB, sql, postgres.Args{"id": id}); err != nil {
			t.Fatal(err)
		}
	}
	box := mail.NewOutbox(filepath.Join(s.DataDir, "mail"))
	e := mail.Envelope{ID: id, From: netmail.Address{Address: "jaring@contoh.invalid"}, To: netmail.Address{Address: "operator@contoh.example"}, Subject: "Lolos", Text: "Selamat", HTML: "<p>Selamat</p>"}
	if err := box.Send(t.Context(), e); err != nil {
		t.Fatal(err)
	}
	return id
}

// addRecordSQL hands the entry's innovation over: the sample has no record of that.
const addRecordSQL = `
WITH led AS (
  INSERT INTO innovator (id, innovation_id, name, since, until, left_because)
  SELECT 'zzzzzzzzzzzzzzzz', innovation_id, 'Sri Wahyuni', '2024-01-01', '2025-01-01', 'retired' FROM entry WHERE id = @entry
  RETURNING id, innovation_id)
INSERT INTO succession (code, number, innovation_id, entry_id, from_id, to_id, content, content_sha256, recorded_by, recorded_at)
SELECT @record, 'BA-2026-000001', e.innovation_id, e.id, led.id, i.id, '{}', '', e.created_by, app_now()
FROM led JOIN entry e ON e.id = @entry JOIN innovator i ON i.innovation_id = e.innovation_id AND i.is_lead
LIMIT 1`

// addPageSQL draws the first page of the entry's evidence: nobody has looked into the sample's files.
const addPageSQL = `
WITH file AS (SELECT sha256 FROM evidence_version WHERE evidence_id = @evidence AND no = 1),
read AS (
  INSERT INTO evidence_reading (sha256, reader, fault, pages, pages_read, page_wide, page_high, text, bands, dpi, width, height)
  SELECT sha256, 2, '', 1, 1, 595, 842, '', '{}', 0, 0, 0 FROM file RETURNING sha256)
INSERT INTO evidence_page (sha256, no, image_sha256, media_type, wide, high)
SELECT sha256, 1, sha256, 'image/png', 990, 1400 FROM read`

// beginUpload announces a file in operator's name.
func beginUpload(t *testing.T, s *testsite.Site, entry string) string {
	t.Helper()
	id := postgres.NewID()
	_, err := postgres.Exec(t.Context(), s.DB.DB, `INSERT INTO upload (id, person_id, entry_id, slot, file_name, size, expires_at)
		SELECT @id, id, @entry, 'sid-16', 'SK.pdf', 5, app_now() + interval '1 day' FROM person WHERE username = 'operator'`,
		postgres.Args{"id": id, "entry": entry})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// address fills the pattern: {id} is the row that its first word is about.
func (f fixture) address(pattern string) string {
	id := map[string]string{"usulan": "entry", "bukti": "evidence", "penilaian": "review", "unggahan": "upload", "notifikasi": "message", "dev": "message"}
	first, _, _ := strings.Cut(strings.TrimPrefix(pattern, "/"), "/")
	name := id[first]
	switch {
	case strings.HasPrefix(pattern, "/admin/sistem/surel"):
		name = "letter"
	case strings.HasPrefix(pattern, "/admin/sistem"):
		name = "job"
	case strings.HasPrefix(pattern, "/inovasi/"):
		name = "earlier"
	case strings.HasPrefix(pattern, "/koordinasi/indeks"):
		name = "result"
	case strings.HasPrefix(pattern, "/koordinasi/penugasan"):
		name = "review"
	case strings.HasPrefix(pattern, "/koordinasi"):
		name = "entry"
	}
	path := strings.ReplaceAll(pattern, "{id}", f[name])
	if strings.HasPrefix(pattern, "/verifikasi") {
		path = strings.ReplaceAll(path, "{kode}", f["receipt"])
	}
	if strings.HasSuffix(pattern, "/berita-acara/{kode}") {
		path = strings.ReplaceAll(path, "{kode}", f["record"])
	}
	if strings.HasPrefix(pattern, "/koordinasi/spd") {
		path = strings.ReplaceAll(path, "{kode}", "spd-01")
	}
	for part, value := range f {
		path = strings.ReplaceAll(path, part, value)
	}
	return path
}

// everyone runs the sample region at a moment when its window is open, with a browser for each of people.
func everyone(t *testing.T) (*testsite.Site, fixture, map[string]*testsite.Browser) {
	t.Helper()
	s := testsite.Sample(t)
	browsers := map[string]*testsite.Browser{"": s.Visitor(t)}
	for _, name := range people[1:] {
		browsers[name] = s.SignedIn(t, name, account.SamplePassword)
	}
	return s, readFixture(t, s), browsers
}

// TestMatrix asks every route of the router as everybody. A new route fails until it has an expectation.
func TestMatrix(t *testing.T) {
	t.Parallel()
	s, f, browsers := everyone(t)
	routes := walk(t, s)
	for _, route := range routes {
		want, known := expectations[route]
		if !known {
			t.Errorf("%s: no expectation", route)
			continue
		}
		method, pattern, _ := strings.Cut(route, " ")
		askEverybody(t, browsers, method, f.address(pattern), route, want)
	}
	for route := range expectations {
		if !slices.Contains(routes, route) {
			t.Errorf("%s: expected, but there is no such route", route)
		}
	}
}

// walk lists every route. What takes a row away from its people comes last.
func walk(t *testing.T, s *testsite.Site) []string {
	t.Helper()
	var routes, last []string
	add := func(method, pattern string, _ http.Handler, _ ...func(http.Handler) http.Handler) error {
		route := method + " " + pattern
		switch {
		case method == http.MethodHead, pattern == "/static/*" && method != http.MethodGet:
		case route == "POST /keluar", route == "POST /penilaian/{id}/konflik", route == "POST /koordinasi/penugasan/{id}/batal":
			last = append(last, route)
		default:
			routes = append(routes, route)
		}
		return nil
	}
	if err := chi.Walk(s.App.Handler.(chi.Routes), add); err != nil {
		t.Fatal(err)
	}
	slices.Sort(last)
	slices.Reverse(last) // signing out is the very last
	return append(routes, last...)
}

// askEverybody asks first those who must be refused: what they send must leave the row as it was for those who may.
func askEverybody(t *testing.T, browsers map[string]*testsite.Browser, method, path, route string, want expectation) {
	t.Helper()
	for _, refused := range []bool{true, false} {
		for _, name := range people {
			expected := want.of(name)
			if (expected != opens) != refused {
				continue
			}
			b := browsers[name]
			page := ask(b, method, path, forms[route])
			if got := verdictOf(page); got != expected {
				t.Errorf("%s as %q: %s (%d), want %s", route, name, got, page.Status, expected)
			}
			if page.Status >= 500 {
				t.Errorf("%s as %q: %d", route, name, page.Status)
			}
		}
	}
}

func (e expectation) of(name string) verdict {
	switch {
	case name == "":
		return e.visitor
	case e.open == "all" || e.open == "members":
		return opens
	}
	switch {
	case slices.Contains(strings.Fields(e.open), name):
		return opens
	case slices.Contains(strings.Fields(e.sees), name):
		return denied
	default:
		return e.otherwise
	}
}

// forms are what must be in a form before anybody's right to send it is looked at; all others are sent empty.
var forms = map[string]url.Values{
	"POST /koordinasi/indeks": {"tahun": {"2026"}}, "POST /koordinasi/spd": {"tahun": {"2026"}},
	"POST /koordinasi/usulan/{id}/terbit": {"terbit": {"ya"}},
}

func ask(b *testsite.Browser, method, path string, form url.Values) testsite.Page {
	if method == http.MethodPost {
		return b.Post(path, form)
	}
	return b.Do(method, path, nil, nil)
}

func verdictOf(p testsite.Page) verdict {
	switch {
	case p.Status == http.StatusForbidden:
		return denied
	case p.Status == http.StatusNotFound:
		return absent
	case p.Status == http.StatusUnauthorized, p.Status == http.StatusSeeOther && strings.HasPrefix(p.Location(), "/masuk?lanjut="):
		return door
	case p.Status < 500:
		return opens
	default:
		return "broken"
	}
}
