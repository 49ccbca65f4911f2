package unitdesk_test

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"jaring/internal/auth"
	"jaring/internal/seal"
	"jaring/internal/testsite"
)

// unit is a site with an open cycle and the operators of two schools.
func newUnit(t *testing.T) *desk {
	t.Helper()
	d := &desk{Site: testsite.New(t, false)}
	d.Exec(t, "INSERT INTO region (code, name, kind, province, prefix, office_name) VALUES ('33.75', 'Kota Pekalongan', 'kota', 'Jawa Tengah', 'PKL', 'Bapperida Kota Pekalongan')")
	d.Exec(t, "INSERT INTO cycle (year, instrument_year, eligible_from, eligible_to) VALUES (2026, 2026, '2024-01-01', '2025-12-31')")
	d.Exec(t, "INSERT INTO cycle_window VALUES (2026, 'collection', app_now() - interval '1 day', app_now() + interval '9 days')")
	mine, theirs := d.unit(t, "SMP Negeri 8 Pekalongan"), d.unit(t, "SD Negeri Bumirejo")
	d.Account(t, "operator", auth.Submitter, mine)
	d.Account(t, "operator2", auth.Submitter, theirs)
	d.own, d.other = d.SignedIn(t, "operator", testsite.Password), d.SignedIn(t, "operator2", testsite.Password)
	d.entry = strings.TrimPrefix(d.begin(t, "Rumah Botol").Location(), "/usulan/")
	return d
}

// form reads the hidden fields of the page's forms: what a browser would send along.
func form(page testsite.Page, values url.Values) url.Values {
	out := url.Values{}
	for _, m := range regexp.MustCompile(`<input type="hidden" name="([^"]*)" value="([^"]*)">`).FindAllStringSubmatch(page.Body, -1) {
		out.Set(m[1], m[2])
	}
	for name, list := range values {
		out[name] = list
	}
	return out
}

func (d *desk) begin(t *testing.T, name string) testsite.Page {
	t.Helper()
	page := d.own.Get("/meja/inovasi/baru")
	return d.own.Post("/meja/inovasi/baru", form(page, url.Values{"name": {name}, "stage": {"penerapan"}}))
}

func (d *desk) path(rest string) string { return "/usulan/" + d.entry + rest }

// save posts a page's form with these values on top of its hidden fields.
func (d *desk) save(t *testing.T, path string, values url.Values) testsite.Page {
	t.Helper()
	page := d.own.Get(path)
	if page.Status != http.StatusOK {
		t.Fatalf("GET %s: %d", path, page.Status)
	}
	path, _, _ = strings.Cut(path, "?")
	return d.own.Post(path, form(page, values))
}

func (d *desk) must(t *testing.T, what string, page testsite.Page, status int, words ...string) {
	t.Helper()
	if page.Status != status {
		t.Fatalf("%s: %d, want %d\n%.2000s", what, page.Status, status, page.Body)
	}
	for _, w := range words {
		if !strings.Contains(page.Body, w) {
			t.Errorf("%s does not say %q", what, w)
		}
	}
}

var answers = map[string]url.Values{
	"identitas": {"name": {"Rumah Botol"}, "stage": {"penerapan"}, "initiator": {"asn"}, "initiator_name": {"Siti Aminah"}, "kind": {"non_digital"}, "form": {"pelayanan_publik"}},
	"urusan":    {"theme": {"asta_cita"}, "main_service": {"pendidikan"}, "secondary_services": {"lingkungan_hidup", "sosial"}},
	"waktu": {"coordinates": {"-6.88, 109.67"}, "trial_on-hari": {"15"}, "trial_on-bulan": {"Januari"}, "trial_on-tahun": {"2024"},
		"implemented_on-hari": {"04"}, "implemented_on-bulan": {"03"}, "implemented_on-tahun": {"2024"}, "developed_on-hari": {""}, "developed_on-bulan": {""}, "developed_on-tahun": {""}},
	"hasil": {"purpose": {"Sampah berkurang."}, "benefit": {"Halaman bersih."}, "result": {"Turun 40 persen."}},
}

// TestDesk_FromNameToReceipt walks the whole way as a browser without scripts does.
func TestDesk_FromNameToReceipt(t *testing.T) {
	t.Parallel()
	d := newUnit(t)
	for _, section := range []string{"identitas", "urusan", "waktu", "hasil"} {
		d.must(t, section, d.save(t, d.path("/profil?bagian="+section), answers[section]), http.StatusSeeOther)
	}
	text := strings.Repeat("kata ", 60)
	design := url.Values{"legal_basis": {text}, "problem": {text}, "strategic_issue": {text}, "method": {text}, "novelty": {text}, "mechanism": {"x"}}
	d.must(t, "design", d.save(t, d.path("/rancang-bangun"), design), http.StatusSeeOther)
	d.must(t, "entry", d.own.Get(d.path("")), http.StatusOK, "Belum bisa dikirim", "Regulasi Inovasi Daerah wajib diklaim", "301", "Lengkap")
	refused := d.save(t, d.path("/periksa"), url.Values{"truthful": {"ya"}, "head_knows": {"ya"}})
	d.must(t, "check", refused, http.StatusNotFound) // the form posts to /kirim
	refused = d.own.Post(d.path("/kirim"), form(d.own.Get(d.path("/periksa")), url.Values{"truthful": {"ya"}, "head_knows": {"ya"}}))
	d.must(t, "sending too early", refused, http.StatusUnprocessableEntity, `role="alert"`, "Regulasi Inovasi Daerah wajib diklaim", "Pilih tingkat", `checked`)
	for _, code := range []string{"sid-16", "sid-17", "sid-32", "sid-33", "sid-35"} {
		path := d.path("/indikator/" + code)
		if code == "sid-33" {
			d.must(t, "basis first", d.own.Get(path), http.StatusOK, "Ukuran mana yang Anda pakai?")
			path += "?ukuran=orang"
		}
		d.must(t, code, d.save(t, path, url.Values{"level": {"1"}, "note": {"Halaman 2."}, "go": {"evidence"}}), http.StatusSeeOther)
		d.Exec(t, "INSERT INTO blob (sha256, size) VALUES (repeat('a', 64), 9) ON CONFLICT DO NOTHING")
		d.Exec(t, `WITH e AS (INSERT INTO evidence (id, entry_id, slot, created_by) SELECT left(md5($2), 16), $1, $2, id FROM person WHERE username = 'operator')
			INSERT INTO evidence_version (evidence_id, no, kind, sha256, file_name, media_type, size, created_by)
			SELECT left(md5($2), 16), 1, 'file', repeat('a', 64), 'SK <b>.pdf', 'application/pdf', 9, id FROM person WHERE username = 'operator'`, d.entry, code)
	}
	d.must(t, "innovator", d.save(t, d.path("/inovator"), url.Values{"name": {"Siti Aminah"}, "since-hari": {"4"}, "since-bulan": {"3"}, "since-tahun": {"2024"}}), http.StatusSeeOther)
	check := d.own.Get(d.path("/periksa"))
	d.must(t, "check", check, http.StatusOK, "Siti Aminah", "SK &lt;b&gt;.pdf", "Kepala sekolah mengetahui")
	d.must(t, "declarations", d.own.Post(d.path("/kirim"), form(check, nil)), http.StatusUnprocessableEntity, "Ada 2 hal", `href="#truthful"`, `href="#head_knows"`)
	send := form(check, url.Values{"truthful": {"ya"}, "head_knows": {"ya"}})
	for range 2 { // a double click
		page := d.own.Post(d.path("/kirim"), send)
		if page.Status != http.StatusSeeOther || page.Location() != d.path("/tanda-terima") {
			t.Fatalf("sending: %d %q\n%.1500s", page.Status, page.Location(), page.Body)
		}
	}
	receipt := d.own.Get(d.path("/tanda-terima"))
	d.must(t, "receipt", receipt, http.StatusOK, "TT-2026-000001", "301 kata", "5 berkas", "Usulan Rumah Botol sudah terkirim", "Tarik usulan")
	code := regexp.MustCompile(`/verifikasi/([a-z0-9]{26})"`).FindStringSubmatch(receipt.Body)
	if code == nil {
		t.Fatal("the receipt leads nowhere")
	}
	file := d.own.Get(d.path("/tanda-terima.pdf"))
	if file.Status != http.StatusOK || file.Header.Get("Content-Type") != "application/pdf" || !strings.HasPrefix(file.Body, "%PDF-") ||
		file.Header.Get("Content-Disposition") != `attachment; filename="TT-2026-000001.pdf"` {
		t.Errorf("receipt as PDF: %d, %v", file.Status, file.Header)
	}
	attested := d.Visitor(t).Get("/verifikasi/" + code[1])
	d.must(t, "verification by anybody", attested, http.StatusOK, "TT-2026-000001")
	checkSeal(t, file.Body, attested.Body, "TT-2026-000001")
	d.must(t, "profile is locked", d.own.Get(d.path("/profil")), http.StatusOK, "isinya terkunci", "Sampah berkurang.")
	late := d.own.Post(d.path("/profil"), url.Values{"version": {"9"}, "section": {"hasil"}, "purpose": {"Ketikan terlambat"}})
	d.must(t, "writing after sending", late, http.StatusConflict, "Ketikan terlambat", "Tulisan Anda belum tersimpan")
	d.must(t, "asking to withdraw", d.own.Get(d.path("/tarik")), http.StatusOK, "TT-2026-000001")
	d.must(t, "withdrawing", d.save(t, d.path("/tarik"), nil), http.StatusSeeOther)
	d.must(t, "what has changed", d.own.Get(d.path("/periksa")), http.StatusOK, "Yang berubah sejak kiriman sebelumnya", "TT-2026-000001", "Tidak ada yang berubah.")
	d.must(t, "receipt afterwards", d.own.Get(d.path("/tanda-terima")), http.StatusOK, "Usulan ini sudah ditarik")
	d.must(t, "history", d.own.Get(d.path("/riwayat")), http.StatusOK, "Usulan dikirim", "Terkirim ke Draf", "Klaim diubah")
	d.must(t, "desk", d.own.Get("/meja"), http.StatusOK, "Kirim usulan Rumah Botol", "1 sekolah 1 inovasi")
}

var (
	sealInPDF  = regexp.MustCompile(`/verifikasi/[a-z0-9]{26}#([^)]+)\)`)
	keyOnPage  = regexp.MustCompile(`Kunci umum: <code>([^<]+)`)
	hashOnPage = regexp.MustCompile(`[0-9a-f]{64}`)
)

// checkSeal opens the seal of a paper with the key that everybody may read: it seals what the page attests.
func checkSeal(t *testing.T, pdf, page, number string) {
	t.Helper()
	sealed, key := sealInPDF.FindStringSubmatch(pdf), keyOnPage.FindStringSubmatch(page)
	if sealed == nil || key == nil {
		t.Fatalf("no seal or no key: %q, %q", sealed, key)
	}
	got, err := seal.Open(key[1], sealed[1])
	if want := (seal.Paper{Number: number, SHA256: hashOnPage.FindString(page)}); err != nil || got != want {
		t.Errorf("sealed: %+v, %v, want %+v", got, err, want)
	}
}

func TestDesk_KeepsWhatIsTyped(t *testing.T) {
	t.Parallel()
	d := newUnit(t)
	bad := url.Values{"name": {"<Ru"}, "stage": {"x"}, "initiator": {"asn"}, "initiator_name": {strings.Repeat("a", 200)}, "kind": {""}, "form": {"lainnya"}}
	bad.Set("name", "R\"")
	d.must(t, "profile", d.save(t, d.path("/profil?bagian=identitas"), bad), http.StatusUnprocessableEntity,
		"<title>Galat:", `value="R&#34;"`, strings.Repeat("a", 200), `href="#name"`, "paling sedikit 3 huruf", `href="#initiator_name"`, `id="initiator_name"`)
	date := url.Values{"coordinates": {"sini"}, "implemented_on-hari": {"31"}, "implemented_on-bulan": {"2"}, "implemented_on-tahun": {"2024"}}
	d.must(t, "dates", d.save(t, d.path("/profil?bagian=waktu"), date), http.StatusUnprocessableEntity,
		"Waktu penerapan harus tanggal yang ada, misalnya 4 Maret 2024", `value="31"`, `value="sini"`, `href="#implemented_on"`, `id="implemented_on"`)
	long := strings.Repeat("é", 20001)
	d.must(t, "design", d.save(t, d.path("/rancang-bangun"), url.Values{"problem": {long}}), http.StatusUnprocessableEntity, long, "paling panjang 20.000 huruf")
	d.must(t, "claim", d.save(t, d.path("/indikator/sid-16"), url.Values{"level": {"7"}, "note": {"Catatan saya"}}), http.StatusUnprocessableEntity, "Catatan saya", "Pilih tingkat dari daftar")
	d.must(t, "innovator", d.save(t, d.path("/inovator"), url.Values{"name": {"S"}, "position": {"Guru IPA"}, "since-hari": {"1"}}), http.StatusUnprocessableEntity, "Guru IPA", `href="#since"`)
	d.must(t, "new", d.save(t, "/meja/inovasi/baru", url.Values{"name": {"Ru"}}), http.StatusUnprocessableEntity, `value="Ru"`, "Pilih tahapan inovasi")
}

func TestDesk_ConflictShowsBoth(t *testing.T) {
	t.Parallel()
	d := newUnit(t)
	for path, c := range map[string]struct {
		field        string
		rest         url.Values
		mine, theirs string
	}{
		"/profil?bagian=hasil":  {"purpose", nil, "Tulisan saya", "Tulisan teman"},
		"/profil?bagian=urusan": {"main_service", url.Values{"theme": {"pkpn"}}, "kesehatan", "pendidikan"},
		"/rancang-bangun":       {"method", nil, "Cara saya", "Cara teman"},
		"/indikator/sid-18":     {"note", url.Values{"level": {"2"}}, "Catatan saya", "Catatan teman"},
	} {
		values := func(text string) url.Values {
			v := url.Values{c.field: {text}}
			for name, list := range c.rest {
				v[name] = list
			}
			return v
		}
		opened := d.own.Get(d.path(path))
		target, _, _ := strings.Cut(d.path(path), "?")
		d.must(t, path, d.own.Post(target, form(opened, values(c.theirs))), http.StatusSeeOther)
		page := d.own.Post(target, form(opened, values(c.mine)))
		d.must(t, path+" stale", page, http.StatusConflict, "Bagian ini baru saja diubah", "Tulisan Anda", "Yang tersimpan sekarang", "Pakai yang tersimpan", "Contoh operator")
		if c.field != "main_service" {
			d.must(t, path+" stale", page, http.StatusConflict, c.mine, c.theirs)
		}
		// Saving again is a choice made with both in view.
		d.must(t, path+" chosen", d.own.Post(target, form(page, values(c.mine))), http.StatusSeeOther)
		d.must(t, path+" kept", d.own.Get(d.path(path)), http.StatusOK, c.mine)
	}
}

func TestDesk_MassAssignment(t *testing.T) {
	t.Parallel()
	d := newUnit(t)
	for _, extra := range []string{"unit_id", "status", "role", "verified_level", "score", "year", "created_by", "id"} {
		for path, page := range map[string]string{
			"/meja/inovasi/baru": "/meja/inovasi/baru", d.path("/profil"): d.path("/profil"), d.path("/rancang-bangun"): d.path("/rancang-bangun"),
			d.path("/indikator/sid-16"): d.path("/indikator/sid-16"), d.path("/inovator"): d.path("/inovator"), d.path("/kirim"): d.path("/periksa"),
			d.path("/umpan-balik"): d.path("/umpan-balik"),
		} {
			if got := d.own.Post(path, form(d.own.Get(page), url.Values{extra: {"x"}})); got.Status != http.StatusBadRequest {
				t.Errorf("%s with %s: %d", path, extra, got.Status)
			}
		}
	}
	if n := d.Count(t, "SELECT count(*) FROM entry WHERE status = 'draft' AND version = 1"); n != 1 {
		t.Error("something was written")
	}
}

func TestDesk_OtherUnitsPagesAreNotThere(t *testing.T) {
	t.Parallel()
	d := newUnit(t)
	nothing := d.other.Get("/usulan/aaaaaaaaaaaaaaaa")
	for _, rest := range []string{"", "/profil", "/rancang-bangun", "/indikator/sid-16", "/inovator", "/periksa", "/tarik", "/tanda-terima", "/tanda-terima.pdf", "/umpan-balik", "/riwayat"} {
		page := d.other.Get(d.path(rest))
		if page.Status != http.StatusNotFound || len(page.Body) != len(nothing.Body) {
			t.Errorf("%s: %d, %d bytes; an entry that is not there: %d bytes", rest, page.Status, len(page.Body), len(nothing.Body))
		}
	}
	for _, id := range []string{"x", "%00", "AAAAAAAAAAAAAAAA", strings.Repeat("a", 300)} {
		if page := d.own.Get("/usulan/" + id); page.Status != http.StatusNotFound {
			t.Errorf("%q: %d", id, page.Status)
		}
	}
	for _, code := range []string{"spd-01", "sid-36", "sid-99", "x", "%00"} {
		if page := d.own.Get(d.path("/indikator/" + code)); page.Status != http.StatusNotFound {
			t.Errorf("indicator %q: %d", code, page.Status)
		}
	}
}

func TestDesk_SimilarIsAskedOnce(t *testing.T) {
	t.Parallel()
	d := newUnit(t)
	page := d.begin(t, "Rumah Botol Ceria")
	d.must(t, "similar", page, http.StatusUnprocessableEntity, "Mirip dengan inovasi unit Anda", d.path(""), `value="Rumah Botol Ceria"`, `value="penerapan" checked`)
	again := form(page, url.Values{"name": {"Rumah Botol Ceria"}, "stage": {"penerapan"}})
	d.must(t, "sure", d.own.Post("/meja/inovasi/baru", again), http.StatusSeeOther)
	if n := d.Count(t, "SELECT count(*) FROM entry"); n != 2 {
		t.Errorf("%d entries", n)
	}
}

func TestDesk_ClosedWindow(t *testing.T) {
	t.Parallel()
	d := newUnit(t)
	d.Exec(t, "UPDATE cycle_window SET opens_at = '2026-03-01 00:00+07', closes_at = '2026-06-30 23:59+07'")
	d.Exec(t, "INSERT INTO cycle (year, instrument_year, eligible_from, eligible_to) VALUES (2020, 2026, '2024-01-01', '2025-12-31')")
	d.must(t, "entry", d.own.Get(d.path("")), http.StatusOK, "Pengiriman sudah ditutup 30 Juni 2026, 23.59 WIB", "Draf tetap tersimpan")
	page := d.own.Post(d.path("/kirim"), form(d.own.Get(d.path("/periksa")), url.Values{"truthful": {"ya"}, "head_knows": {"ya"}}))
	d.must(t, "sending", page, http.StatusUnprocessableEntity, "30 Juni 2026, 23.59 WIB", "Bapperida Kota Pekalongan")
	d.must(t, "a draft may be written all the same", d.save(t, d.path("/profil?bagian=hasil"), answers["hasil"]), http.StatusSeeOther)
}

func TestDesk_Innovators(t *testing.T) {
	t.Parallel()
	d := newUnit(t)
	for i, name := range []string{"Siti Aminah", "Dwi Handayani"} {
		d.must(t, name, d.save(t, d.path("/inovator"), url.Values{"name": {name}, "since-hari": {fmt.Sprint(i + 1)}, "since-bulan": {"3"}, "since-tahun": {"2024"}}), http.StatusSeeOther)
	}
	links := regexp.MustCompile(`/usulan/[a-z0-9]+/inovator/([a-z0-9]{16})`).FindAllString(d.own.Get(d.path("/inovator")).Body, -1)
	if len(links) != 2 {
		t.Fatalf("links %v", links)
	}
	siti, dwi := links[0], links[1]
	version := func(path string) url.Values {
		return url.Values{"version": {form(d.own.Get(path), nil).Get("version")}}
	}
	d.must(t, "lead", d.own.Post(dwi+"/ketua", version(dwi)), http.StatusSeeOther)
	d.must(t, "consent", d.own.Post(siti+"/persetujuan", url.Values{"may_be_named": {"ya"}}), http.StatusSeeOther)
	leave := version(dwi)
	leave.Set("until-hari", "1")
	d.must(t, "leaving without reason", d.own.Post(dwi+"/berhenti", leave), http.StatusUnprocessableEntity, "Pilih alasan berhenti", `value="1"`)
	leave.Set("until-bulan", "6")
	leave.Set("until-tahun", "2026")
	leave.Set("reason", "transferred")
	d.must(t, "leaving", d.own.Post(dwi+"/berhenti", leave), http.StatusSeeOther)
	d.must(t, "desk", d.own.Get("/meja"), http.StatusOK, "Serah terima Rumah Botol")
	d.must(t, "who has left", d.own.Get(dwi), http.StatusNotFound)
	d.must(t, "list", d.own.Get(d.path("/inovator")), http.StatusOK, "sampai 1 Juni 2026, mutasi")
}

func TestDesk_WithoutCycle(t *testing.T) {
	t.Parallel()
	d := &desk{Site: testsite.New(t, false)}
	d.Account(t, "operator", auth.Submitter, d.unit(t, "SMP Negeri 8 Pekalongan"))
	d.own = d.SignedIn(t, "operator", testsite.Password)
	d.must(t, "desk", d.own.Get("/meja"), http.StatusOK, "Belum ada siklus IGA")
	d.must(t, "list", d.own.Get("/meja/inovasi"), http.StatusOK, "Belum ada inovasi")
	d.must(t, "beginning", d.begin(t, "Rumah Botol"), http.StatusUnprocessableEntity, "Usulan belum dapat dimulai", `value="Rumah Botol"`)
}

func TestTaskList_NearestPointsInTheWordsOfTheInstrument(t *testing.T) {
	t.Parallel()
	d := newUnit(t)
	page := d.own.Get(d.path(""))
	if want := "Regulasi Inovasi Daerah: SK Kepala Daerah"; !strings.Contains(page.Body, want) {
		t.Errorf("the nearest points do not say %q", want)
	}
}
