package coordination_test

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"jaring/internal/testsite"
)

var versionField = regexp.MustCompile(`name="versi(?:\[[a-z0-9]+\])?" value="(\d+)"`)

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

func TestEntries_WhoSeesThem(t *testing.T) {
	t.Parallel()
	s := testsite.NewScreening(t)
	one := "/koordinasi/usulan/" + s.Entry
	for _, path := range []string{"/koordinasi", "/koordinasi/usulan", "/koordinasi/usulan.csv", "/koordinasi/usulan/massal?pilih=" + s.Entry, one, "/koordinasi/penugasan", "/koordinasi/ditunda"} {
		wants(t, "coordinator "+path, s.Nur.Get(path), http.StatusOK)
		wants(t, "assessor "+path, s.Agus.Get(path), http.StatusForbidden)
		wants(t, "unit "+path, s.Operator.Get(path), http.StatusForbidden)
		if page := s.Visitor(t).Get(path); page.Status != http.StatusSeeOther {
			t.Errorf("visitor %s: %d", path, page.Status)
		}
	}
	for _, path := range []string{one + "/putusan", one + "/tingkat", "/koordinasi/usulan/massal", "/koordinasi/penugasan"} {
		form := url.Values{"versi": {"1"}}
		if strings.HasSuffix(path, "massal") {
			form = url.Values{"versi[" + s.Entry + "]": {"1"}}
		} else if strings.HasSuffix(path, "penugasan") {
			form = url.Values{"usulan": {s.Entry}}
		}
		wants(t, "assessor posts "+path, s.Agus.Post(path, form), http.StatusForbidden)
		wants(t, "unit posts "+path, s.Operator.Post(path, form), http.StatusForbidden)
	}
	wants(t, "unknown entry", s.Nur.Get("/koordinasi/usulan/aaaaaaaaaaaaaaaa"), http.StatusNotFound)
	wants(t, "no year", s.Nur.Get("/koordinasi?tahun=x"), http.StatusNotFound)
	wants(t, "another year", s.Nur.Get("/koordinasi?tahun=1999"), http.StatusNotFound)
}

func TestList_FiltersPagesAndCSV(t *testing.T) {
	t.Parallel()
	s := testsite.NewScreening(t)
	s.Sent(t, `=HYPERLINK("http://x")`)
	for i := range 52 {
		s.Sent(t, fmt.Sprintf("Inovasi nomor %02d", i))
	}
	page := s.Nur.Get("/koordinasi/usulan")
	wants(t, "first page", page, http.StatusOK, "50 usulan di halaman ini", "Inovasi nomor 51", "Berikutnya")
	next := regexp.MustCompile(`href="(/koordinasi/usulan\?[^"]*sesudah=[^"]+)"`).FindStringSubmatch(page.Body)
	if next == nil {
		t.Fatal("no way to the second page")
	}
	wants(t, "second page", s.Nur.Get(strings.ReplaceAll(next[1], "&amp;", "&")), http.StatusOK, "4 usulan di halaman ini", "Rumah Botol", "Awal")
	wants(t, "search", s.Nur.Get("/koordinasi/usulan?q=nomor+07&status=submitted&jenjang=SMP&jenis=school"), http.StatusOK, "1 usulan di halaman ini", "Inovasi nomor 07")
	wants(t, "nothing", s.Nur.Get("/koordinasi/usulan?status=declined"), http.StatusOK, "Belum ada usulan yang cocok")
	wants(t, "nonsense", s.Nur.Get("/koordinasi/usulan?status=x&jenis=y&jenjang=z&sesudah=a_b"), http.StatusOK)
	csv := s.Nur.Get("/koordinasi/usulan.csv?status=submitted")
	if lines := strings.Count(csv.Body, "\n"); csv.Status != http.StatusOK || lines != 55 || !strings.Contains(csv.Body, `'=HYPERLINK`) {
		t.Errorf("csv: %d, %d lines\n%.300s", csv.Status, lines, csv.Body)
	}
}

func TestOverview_Numbers(t *testing.T) {
	t.Parallel()
	s := testsite.NewScreening(t)
	ready := s.Sent(t, "Pojok Baca")
	s.Ready(t, ready, 2, 0)
	wants(t, "overview", s.Nur.Get("/koordinasi"), http.StatusOK, "Dari 2 usulan, 0 lolos saring", "1 usulan belum punya penilai", "Pojok Baca",
		"Penilai berbeda", "1 menunggu keputusan Anda", "2 dari 2 lembar selesai")
	wants(t, "entry", s.Nur.Get("/koordinasi/usulan/"+ready), http.StatusOK, "Lembar berdampingan", "Penilai berbeda", "rahasia penilai",
		"Surat tugas memuat delapan nama.", "Lihat yang akan dibaca unit")
	wants(t, "entry without sheets", s.Nur.Get("/koordinasi/usulan/"+s.Entry), http.StatusOK, "Belum ada penilai")
}

func ruling(version, act string) url.Values {
	return url.Values{"versi": {version}, "keputusan": {act}, "alasan": {"evidence_mismatch"}, "penjelasan": {"Rekap tahun 2024 belum ada."}, "siklus": {"2027"}}
}

func TestDecide_LooksFirst(t *testing.T) {
	t.Parallel()
	s := testsite.NewScreening(t)
	s.Ready(t, s.Entry, 2, 1)
	at := "/koordinasi/usulan/" + s.Entry
	form := ruling(version(t, s.Nur.Get(at)), "return")
	page := s.Nur.Post(at+"/putusan", form)
	wants(t, "preview", page, http.StatusOK, "Yang akan dibaca unit", "Bukti tidak sesuai", "Rekap tahun 2024 belum ada.", "Terus kembangkan.",
		"klaim tingkat 2, terbukti tingkat 1", "Surat tugas memuat delapan nama.")
	if strings.Contains(page.Body, "rahasia penilai") {
		t.Error("the unit would read what was meant for inside")
	}
	if status := s.Status(t, s.Entry); status != "in_review" {
		t.Errorf("looking decided: %s", status)
	}
	form.Set("langkah", "ubah")
	wants(t, "change", s.Nur.Post(at+"/putusan", form), http.StatusOK, "Rekap tahun 2024 belum ada.", `value="evidence_mismatch" selected`)
	form.Set("langkah", "putuskan")
	if page := s.Nur.Post(at+"/putusan", form); page.Location() != at {
		t.Errorf("decide: %d %s", page.Status, page.Location())
	}
	wants(t, "again", s.Nur.Post(at+"/putusan", form), http.StatusConflict, "Rekap tahun 2024 belum ada.")
	wants(t, "decided", s.Nur.Get(at), http.StatusOK, "Perlu perbaikan", "Dikembalikan untuk diperbaiki")
}

func TestDecide_RefusedKeepsText(t *testing.T) {
	t.Parallel()
	s := testsite.NewScreening(t)
	s.Ready(t, s.Entry, 2, 1)
	at := "/koordinasi/usulan/" + s.Entry
	now := version(t, s.Nur.Get(at))
	bad := ruling(now, "decline")
	bad.Set("alasan", "")
	wants(t, "no reason", s.Nur.Post(at+"/putusan", bad), http.StatusUnprocessableEntity, "Pilih alasannya.", "Rekap tahun 2024 belum ada.", "<title>Galat: ")
	wants(t, "no act", s.Nur.Post(at+"/putusan", ruling(now, "")), http.StatusUnprocessableEntity, "Pilih keputusan.")
	wants(t, "stale", s.Nur.Post(at+"/putusan", ruling("1", "decline")), http.StatusConflict, "Rekap tahun 2024 belum ada.", "Isian Anda masih ada")
	foreign := ruling(now, "shortlist")
	foreign.Set("status", "finalized")
	wants(t, "a field of another form", s.Nur.Post(at+"/putusan", foreign), http.StatusBadRequest)
	if status := s.Status(t, s.Entry); status != "in_review" {
		t.Errorf("refused, but now %s", status)
	}
}

func TestOverride_AndPublish(t *testing.T) {
	t.Parallel()
	s := testsite.NewScreening(t)
	s.Ready(t, s.Entry, 2, 1)
	at := "/koordinasi/usulan/" + s.Entry
	now := version(t, s.Nur.Get(at))
	level := url.Values{"versi": {now}, "indikator": {"sid-17"}, "tingkat": {"3"}, "alasan": {"Surat tugas kedua terlampir."}}
	wants(t, "above the claim", s.Nur.Post(at+"/tingkat", level), http.StatusUnprocessableEntity, "tidak boleh lebih tinggi dari klaim", "Surat tugas kedua terlampir.")
	level.Set("indikator", "")
	wants(t, "no indicator", s.Nur.Post(at+"/tingkat", level), http.StatusUnprocessableEntity, "Pilih indikator.")
	level.Set("indikator", "sid-17")
	level.Set("tingkat", "2")
	if page := s.Nur.Post(at+"/tingkat", level); page.Location() != at {
		t.Errorf("override: %d", page.Status)
	}
	page := s.Nur.Get(at)
	wants(t, "overridden", page, http.StatusOK, "ditetapkan koordinator", "Surat tugas kedua terlampir.")
	wants(t, "publish too early", s.Nur.Post(at+"/terbit", url.Values{"terbit": {"ya"}}), http.StatusConflict)
	form := ruling(version(t, page), "shortlist")
	form.Set("langkah", "putuskan")
	s.Nur.Post(at+"/putusan", form)
	s.Nur.Post(at+"/terbit", url.Values{"terbit": {"ya"}})
	wants(t, "published", s.Nur.Get(at), http.StatusOK, "/inovasi/rumah-botol", "Tarik dari publik")
	s.Nur.Post(at+"/terbit", url.Values{"terbit": {"tidak"}})
	wants(t, "taken off", s.Nur.Get(at), http.StatusOK, "Belum terbit")
	wants(t, "neither", s.Nur.Post(at+"/terbit", url.Values{"terbit": {"x"}}), http.StatusBadRequest)
}

func TestFinalize_Page(t *testing.T) {
	t.Parallel()
	s := testsite.NewScreening(t)
	s.Ready(t, s.Entry, 2, 2)
	at := "/koordinasi/usulan/" + s.Entry
	page := s.Nur.Get(at)
	wants(t, "too early", s.Nur.Get(at+"/tetapkan"), http.StatusConflict)
	if strings.Contains(page.Body, at+"/tetapkan") {
		t.Error("offered before the entry has passed")
	}
	form := ruling(version(t, page), "shortlist")
	form.Set("langkah", "putuskan")
	s.Nur.Post(at+"/putusan", form)
	wants(t, "passed", s.Nur.Get(at), http.StatusOK, at+"/tetapkan")
	question := s.Nur.Get(at + "/tetapkan")
	wants(t, "question", question, http.StatusOK, "Tetapkan Rumah Botol?", "tidak dapat dibatalkan")
	wants(t, "an older version", s.Nur.Post(at+"/tetapkan", url.Values{"versi": {"1"}}), http.StatusConflict)
	if page := s.Nur.Post(at+"/tetapkan", url.Values{"versi": {version(t, question)}}); page.Location() != at {
		t.Errorf("finalize: %d %s", page.Status, page.Location())
	}
	after := s.Nur.Get(at)
	wants(t, "finalized", after, http.StatusOK, "Ditetapkan", "Terbitkan")
	if strings.Contains(after.Body, at+"/tetapkan") {
		t.Error("offered again")
	}
}

func TestBulk_EachRow(t *testing.T) {
	t.Parallel()
	s := testsite.NewScreening(t)
	plain, flagged := s.Sent(t, "Pojok Baca"), s.Sent(t, "Paving Plastik")
	s.Ready(t, plain, 2, 2)
	s.Ready(t, flagged, 2, 0)
	page := s.Nur.Get("/koordinasi/usulan/massal?pilih=" + plain + "&pilih=" + flagged + "&pilih=" + s.Entry + "&pilih=aaaaaaaaaaaaaaaa")
	wants(t, "question", page, http.StatusOK, "Loloskan 2 usulan?", "Bertanda, periksa sekali lagi", "Penilai berbeda", "jadi tidak menunggu keputusan")
	form := url.Values{"versi[" + plain + "]": {"2"}, "versi[" + flagged + "]": {"2"}, "versi[" + s.Entry + "]": {"1"}}
	wants(t, "flags nobody saw", s.Nur.Post("/koordinasi/usulan/massal", form), http.StatusOK, "1 usulan lolos saring", "belum Anda pastikan", "Tidak diubah")
	form.Set("tanda["+flagged+"]", "dilihat")
	wants(t, "repeated", s.Nur.Post("/koordinasi/usulan/massal", form), http.StatusOK, "1 usulan lolos saring", "Sudah lolos saring.")
	if page := s.Nur.Get("/koordinasi/usulan/massal"); page.Location() != "/koordinasi#menunggu" {
		t.Errorf("nothing chosen: %d %s", page.Status, page.Location())
	}
	wants(t, "nothing sent", s.Nur.Post("/koordinasi/usulan/massal", url.Values{}), http.StatusUnprocessableEntity)
}

func TestAssign_Page(t *testing.T) {
	t.Parallel()
	s := testsite.NewScreening(t)
	wants(t, "board", s.Nur.Get("/koordinasi/penugasan"), http.StatusOK, "Rumah Botol", "Belum ada penilai", "Tidak boleh menilai: Contoh yusuf")
	form := url.Values{"usulan": {s.Entry}, "penilai": {s.Yusuf}, "tenggat-hari": {"40"}, "tenggat-bulan": {"13"}, "tenggat-tahun": {"2026"}, "kembali": {"kurang=ya"}}
	wants(t, "no such date", s.Nur.Post("/koordinasi/penugasan", form), http.StatusUnprocessableEntity, "Tenggat harus tanggal yang ada", `value="`+s.Entry+`" aria-label="Pilih Rumah Botol" checked`)
	due := time.Now().AddDate(0, 1, 0)
	form["tenggat-hari"], form["tenggat-bulan"], form["tenggat-tahun"] = []string{due.Format("02")}, []string{due.Format("1")}, []string{due.Format("2006")}
	wants(t, "conflict", s.Nur.Post("/koordinasi/penugasan", form), http.StatusUnprocessableEntity, "Contoh yusuf tidak dapat menilai Rumah Botol")
	form["penilai"] = s.People()
	if page := s.Nur.Post("/koordinasi/penugasan", form); page.Location() != "/koordinasi/penugasan?dibagi=2&kurang=ya" {
		t.Errorf("assign: %d %s", page.Status, page.Location())
	}
	page := s.Nur.Get("/koordinasi/penugasan?dibagi=2")
	wants(t, "assigned", page, http.StatusOK, "2 lembar penilaian dibagikan", "belum dibuka")
	link := regexp.MustCompile(`/koordinasi/penugasan/[a-z0-9]{16}/batal`).FindString(page.Body)
	wants(t, "question", s.Nur.Get(link), http.StatusOK, "Batalkan penugasan Contoh")
	wants(t, "question of an assessor", s.Agus.Get(link), http.StatusForbidden)
	if page := s.Nur.Post(link, nil); page.Location() != "/koordinasi/penugasan" {
		t.Errorf("unassign: %d", page.Status)
	}
	wants(t, "unassigned", s.Nur.Get(link), http.StatusNotFound)
}

func TestDeferred_Page(t *testing.T) {
	t.Parallel()
	s := testsite.NewScreening(t)
	wants(t, "empty", s.Nur.Get("/koordinasi/ditunda"), http.StatusOK, "Belum ada usulan yang ditangguhkan")
	s.Ready(t, s.Entry, 2, 2)
	at := "/koordinasi/usulan/" + s.Entry
	form := ruling(version(t, s.Nur.Get(at)), "defer")
	wants(t, "preview", s.Nur.Post(at+"/putusan", form), http.StatusOK, "Tangguhkan ke IGA 2027?")
	form.Set("langkah", "putuskan")
	s.Nur.Post(at+"/putusan", form)
	wants(t, "register", s.Nur.Get("/koordinasi/ditunda?siklus=2027"), http.StatusOK, "Rumah Botol", "ke IGA 2027", "Bukti tidak sesuai", "Belum ada jawaban")
	wants(t, "another year", s.Nur.Get("/koordinasi/ditunda?siklus=2028"), http.StatusOK, "Belum ada usulan yang ditangguhkan")
	wants(t, "no year", s.Nur.Get("/koordinasi/ditunda?siklus=x"), http.StatusNotFound)
}
