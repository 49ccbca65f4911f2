package screening_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"jaring/internal/testsite"
)

var versionField = regexp.MustCompile(`name="versi" value="(\d+)"`)

func version(t *testing.T, page testsite.Page) string {
	t.Helper()
	found := versionField.FindStringSubmatch(page.Body)
	if found == nil {
		t.Fatalf("no version on the page: %d", page.Status)
	}
	return found[1]
}

func wants(t *testing.T, what string, page testsite.Page, status int, words ...string) {
	t.Helper()
	if page.Status != status {
		t.Errorf("%s: %d, want %d", what, page.Status, status)
	}
	for _, w := range words {
		if !strings.Contains(page.Body, w) {
			t.Errorf("%s: the page does not say %q", what, w)
		}
	}
}

func mark(level, reason string) url.Values {
	return url.Values{"klaim": {"1"}, "tingkat": {level}, "alasan": {reason}}
}

func TestQueue_WhoSeesIt(t *testing.T) {
	t.Parallel()
	s := testsite.NewScreening(t)
	s.Sheet(t, s.Entry, s.Agus)
	wants(t, "assessor", s.Agus.Get("/penilaian"), http.StatusOK, "Rumah Botol", "Belum dibuka", "1 usulan ditugaskan")
	wants(t, "another assessor", s.Maya.Get("/penilaian"), http.StatusOK, "Tidak ada yang perlu Anda kerjakan sekarang")
	wants(t, "search", s.Agus.Get("/penilaian?q=tidak+ada"), http.StatusOK, "Belum ada usulan yang cocok")
	wants(t, "nonsense", s.Agus.Get("/penilaian?tumpukan=x&urusan=y&jenjang=z"), http.StatusOK)
	wants(t, "coordinator", s.Nur.Get("/penilaian"), http.StatusForbidden)
	wants(t, "unit", s.Operator.Get("/penilaian"), http.StatusForbidden)
	if page := s.Visitor(t).Get("/penilaian"); page.Location() != "/masuk?lanjut=%2Fpenilaian" {
		t.Errorf("visitor: %d %s", page.Status, page.Location())
	}
}

func TestSheet_OfSomebodyElse(t *testing.T) {
	t.Parallel()
	s := testsite.NewScreening(t)
	sheet := "/penilaian/" + s.Sheet(t, s.Entry, s.Agus)
	for name, b := range map[string]*testsite.Browser{"another assessor": s.Maya, "coordinator": s.Nur, "unit": s.Operator} {
		for _, path := range []string{"", "/konflik", "/selesai", "/indikator/sid-16"} {
			wants(t, name+path, b.Get(sheet+path), http.StatusNotFound)
		}
		for _, path := range []string{"/mulai", "/konflik", "/kriteria", "/selesai", "/indikator/sid-16"} {
			wants(t, name+" posts "+path, b.Post(sheet+path, url.Values{}), http.StatusNotFound)
		}
	}
	wants(t, "unknown", s.Agus.Get("/penilaian/aaaaaaaaaaaaaaaa"), http.StatusNotFound)
	wants(t, "malformed", s.Agus.Get("/penilaian/../x"), http.StatusNotFound)
}

func TestSheet_FromDeclarationToLock(t *testing.T) {
	t.Parallel()
	s := testsite.NewScreening(t)
	sheet := "/penilaian/" + s.Sheet(t, s.Entry, s.Agus)
	wants(t, "before the declaration", s.Agus.Get(sheet), http.StatusOK, "Nyatakan dan mulai menilai", "2 dari 20 indikator")
	if page := s.Agus.Get(sheet + "/indikator/sid-16"); page.Location() != sheet {
		t.Errorf("an indicator before the declaration: %d %s", page.Status, page.Location())
	}
	if page := s.Agus.Post(sheet+"/mulai", nil); page.Location() != sheet {
		t.Fatalf("start: %d", page.Status)
	}
	wants(t, "the sheet", s.Agus.Get(sheet), http.StatusOK, "Tingkat terverifikasi", "0 dari 2", "Simpan dan lanjut ke 17")
	wants(t, "an unknown indicator", s.Agus.Get(sheet+"/indikator/sid-99"), http.StatusNotFound)
	if page := s.Agus.Post(sheet+"/indikator/sid-16", mark("2", "")); page.Location() != sheet+"/indikator/sid-17" {
		t.Errorf("after the first: %d %s", page.Status, page.Location())
	}
	if page := s.Agus.Post(sheet+"/indikator/sid-17", mark("1", "Surat tugas memuat delapan nama.")); !strings.HasSuffix(page.Location(), "#kesimpulan") {
		t.Errorf("after the last: %d %s", page.Status, page.Location())
	}
	page := s.Agus.Get(sheet + "/selesai")
	wants(t, "what is missing", page, http.StatusOK, "Belum bisa dikirim: 6 hal belum diisi", "Kriteria c belum dijawab")
	wants(t, "finishing too early", s.Agus.Post(sheet+"/selesai", url.Values{"versi": {version(t, page)}}), http.StatusUnprocessableEntity, "Galat: ")
	form := conclusion(version(t, page))
	form.Set("lanjut", "selesai")
	if page := s.Agus.Post(sheet+"/kriteria", form); page.Location() != sheet+"/selesai" {
		t.Errorf("conclusion: %d %s", page.Status, page.Location())
	}
	page = s.Agus.Get(sheet + "/selesai")
	wants(t, "complete", page, http.StatusOK, "Lembar sudah lengkap")
	if page := s.Agus.Post(sheet+"/selesai", url.Values{"versi": {version(t, page)}}); page.Location() != "/penilaian?tumpukan=selesai" {
		t.Errorf("finish: %d %s", page.Status, page.Location())
	}
	wants(t, "locked", s.Agus.Get(sheet+"/indikator/sid-17"), http.StatusOK, "sudah terkunci", "Alasan untuk unit", "Surat tugas memuat delapan nama.")
	wants(t, "writing to a locked sheet", s.Agus.Post(sheet+"/indikator/sid-16", mark("1", "Alasan yang cukup.")), http.StatusConflict)
}

func conclusion(version string) url.Values {
	form := url.Values{"versi": {version}, "rekomendasi": {"shortlist"}, "catatan_unit": {"Terus kembangkan."}, "catatan_dalam": {"rahasia"}}
	for _, letter := range []string{"a", "b", "c", "d", "e"} {
		form.Set("kriteria["+letter+"]", "ya")
		form.Set("catatan["+letter+"]", "")
	}
	return form
}

func TestMark_RefusedKeepsText(t *testing.T) {
	t.Parallel()
	s := testsite.NewScreening(t)
	sheet := "/penilaian/" + s.Sheet(t, s.Entry, s.Agus)
	s.Agus.Post(sheet+"/mulai", nil)
	at := sheet + "/indikator/sid-17"
	wants(t, "no reason", s.Agus.Post(at, mark("1", "")), http.StatusUnprocessableEntity, "Turun satu tingkat dari klaim, −", "Turun dari klaim unit", "<title>Galat: ",
		`value="1" checked`)
	wants(t, "above the claim", s.Agus.Post(at, mark("3", "ketikan saya")), http.StatusUnprocessableEntity, "tidak boleh lebih tinggi dari klaim", "ketikan saya")
	stale := mark("1", "ketikan saya")
	stale.Set("klaim", "9")
	wants(t, "the claim has moved", s.Agus.Post(at, stale), http.StatusConflict, "Nilai belum tersimpan", "ketikan saya", `name="klaim" value="1"`)
	foreign := mark("2", "")
	foreign.Set("verified_level", "3")
	wants(t, "a field of another form", s.Agus.Post(at, foreign), http.StatusBadRequest)
}

func TestConclusion_StaleShowsBoth(t *testing.T) {
	t.Parallel()
	s := testsite.NewScreening(t)
	sheet := "/penilaian/" + s.Sheet(t, s.Entry, s.Agus)
	s.Agus.Post(sheet+"/mulai", nil)
	old := version(t, s.Agus.Get(sheet))
	first, second := conclusion(old), conclusion(old)
	first.Set("catatan_unit", "yang tersimpan")
	second.Set("catatan_unit", "yang diketik")
	s.Agus.Post(sheet+"/kriteria", first)
	page := s.Agus.Post(sheet+"/kriteria", second)
	wants(t, "second window", page, http.StatusConflict, "yang tersimpan", "yang diketik", "Belum tersimpan")
	second.Set("versi", version(t, page))
	if page := s.Agus.Post(sheet+"/kriteria", second); page.Status != http.StatusSeeOther {
		t.Errorf("chosen: %d", page.Status)
	}
	bad := conclusion(version(t, s.Agus.Get(sheet)))
	bad.Set("catatan_unit", strings.Repeat("x", 4001))
	wants(t, "endless", s.Agus.Post(sheet+"/kriteria", bad), http.StatusUnprocessableEntity, "paling panjang 4000 huruf", strings.Repeat("x", 4001))
}

func TestConflict_GivesTheSheetBack(t *testing.T) {
	t.Parallel()
	s := testsite.NewScreening(t)
	sheet := "/penilaian/" + s.Sheet(t, s.Entry, s.Agus)
	wants(t, "question", s.Agus.Get(sheet+"/konflik"), http.StatusOK, "Lepaskan usulan ini karena konflik kepentingan?", "Rumah Botol")
	if page := s.Agus.Post(sheet+"/konflik", nil); page.Location() != "/penilaian?tumpukan=konflik" {
		t.Errorf("giving back: %d %s", page.Status, page.Location())
	}
	wants(t, "the pile", s.Agus.Get("/penilaian?tumpukan=konflik"), http.StatusOK, "Usulan dialihkan ke penilai lain", "Rumah Botol")
	wants(t, "the sheet", s.Agus.Get(sheet), http.StatusForbidden, "Usulan dialihkan ke penilai lain")
}
