package e2e

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"jaring/internal/testdb"
	"jaring/internal/testsite"
)

// noon is the time on every picture: Thursday, 18 June 2026, 14.05 WIB, in the middle of the collection.
var noon = time.Date(2026, time.June, 18, 7, 5, 0, 0, time.UTC)

// sampleSite is the whole program with the sample region, its clock standing still.
func sampleSite(t *testing.T) *testsite.Site {
	t.Helper()
	needBrowser(t)
	db := testdb.New(t)
	db.SetNow(t, noon)
	site := testsite.On(t, db, true)
	if err := site.App.FillSample(t.Context()); err != nil {
		t.Fatal(err)
	}
	return site
}

// place is a main page as one person sees it.
type place struct {
	name   string // in the picture's file name
	path   string // where to begin
	links  []string
	empty  []string
	press  string // a button whose form is refused
	status int    // 200 if 0
}

// entry is the address of one entry.
const entry = `/usulan/\w+`

// at leads to a place. Each link is a step from page to page, see tab.link.
func at(name, path string, links ...string) place { return place{name: name, path: path, links: links} }

// pressing is the place with its form refused, after these fields were emptied.
func (p place) pressing(button string, empty ...string) place {
	p.press, p.empty = button, empty
	return p
}

func failing(name, path string, status int) place {
	return place{name: name, path: path, status: status}
}

// places are the main pages of each person; "visitor" has not signed in.
var places = []struct {
	person string
	pages  []place
}{
	{"visitor", []place{
		at("beranda", "/"),
		at("inovasi", "/inovasi"),
		at("inovasi-cari", "/inovasi?q=sampah"),
		at("inovasi-kosong", "/inovasi?q=zzzzzz"),
		at("inovasi-artikel", "/inovasi", `/inovasi/[^/?]+`),
		at("indeks", "/indeks"),
		at("masuk", "/masuk"),
		at("masuk-galat", "/masuk").pressing("Masuk"),
		at("bantuan", "/bantuan"),
		at("tentang", "/tentang"),
		at("privasi", "/privasi"),
		at("aksesibilitas", "/aksesibilitas"),
		failing("tidak-ada", "/tidak/ada", http.StatusNotFound),
	}},
	{"operator", []place{
		at("meja", "/meja"),
		at("inovasi-kami", "/meja/inovasi"),
		at("baru", "/meja/inovasi/baru"),
		at("baru-galat", "/meja/inovasi/baru").pressing("Mulai usulan"),
		at("usulan", "/meja/inovasi", entry+" @ Rumah Botol"),
		at("usulan-dikembalikan", "/meja/inovasi", entry+" @ SERUNI"),
		at("usulan-lolos", "/meja/inovasi", entry+" @ Pojok Baca"),
		at("profil", "/meja/inovasi", entry+" @ Rumah Botol", entry+`/profil.*`),
		at("profil-galat", "/meja/inovasi", entry+" @ Rumah Botol", entry+`/profil.*`).pressing("Simpan dan kembali", "Nama inovasi", "Nama inisiator"),
		at("rancang-bangun", "/meja/inovasi", entry+" @ Rumah Botol", entry+`/rancang-bangun.*`),
		at("indikator", "/meja/inovasi", entry+" @ SERUNI", entry+`/indikator/sid-17`),
		at("indikator-ukuran", "/meja/inovasi", entry+" @ SERUNI", entry+`/indikator/sid-33`),
		at("bukti", "/meja/inovasi", entry+" @ SERUNI", entry+`/indikator/sid-17`, `/bukti/\w+`),
		at("inovator", "/meja/inovasi", entry+" @ SERUNI", entry+`/inovator`),
		at("inovator-satu", "/meja/inovasi", entry+" @ SERUNI", entry+`/inovator`, entry+`/inovator/\w+`),
		at("periksa-halang", "/meja/inovasi", entry+" @ Rumah Botol", entry+`/periksa`),
		at("periksa-galat", "/meja/inovasi", entry+" @ Rumah Botol", entry+`/periksa`).pressing("Kirim usulan"),
		at("periksa", "/meja/inovasi", entry+" @ SERUNI", entry+`/periksa`),
		at("tanda-terima", "/meja/inovasi", entry+" @ Pojok Baca", entry+`/tanda-terima`),
		at("umpan-balik", "/meja/inovasi", entry+" @ SERUNI", entry+`/umpan-balik`),
		at("riwayat", "/meja/inovasi", entry+" @ SERUNI", entry+`/riwayat`),
		at("akun", "/akun"),
		failing("bukan-haknya", "/dasbor", http.StatusForbidden),
	}},
	{"operator2", []place{
		at("tarik", "/meja/inovasi", entry+" @ Arus Balik", entry+`/tanda-terima`, entry+`/tarik`),
	}},
	{"opd", []place{at("meja", "/meja"), at("usulan-dinilai", "/meja/inovasi", entry+" @ Sungai Asuh")}},
	{"penilai2", []place{
		at("antrean", "/penilaian"),
		at("antrean-selesai", "/penilaian?tumpukan=selesai"),
		at("mulai", "/penilaian", `/penilaian/\w+ @ Belum dibuka`),
		at("lembar", "/penilaian", `/penilaian/\w+ @ Sedang dinilai`),
		at("konflik", "/penilaian", `/penilaian/\w+ @ Sedang dinilai`, `/penilaian/\w+/konflik`),
		at("akun", "/akun"),
	}},
	{"koordinator", []place{
		at("indeks", "/koordinasi/indeks"),
		at("indeks-belum", "/koordinasi/indeks?tahun=2024"),
		at("indeks-rincian", "/koordinasi/indeks", `/koordinasi/indeks/\w+`),
		at("spd", "/koordinasi/spd"),
		at("spd-total", "/koordinasi/spd?tahun=2024"),
		at("siklus", "/koordinasi/siklus"),
		at("siklus-2026", "/koordinasi/siklus/2026"),
		at("siklus-2024", "/koordinasi/siklus/2024"),
	}},
	{"dindik", []place{
		at("dasbor-pendidikan", "/dasbor/pendidikan"),
		at("cakupan", "/dasbor/pendidikan/cakupan"),
	}},
	{"pengawas", []place{at("cakupan", "/dasbor/pendidikan/cakupan")}},
	{"pimpinan", []place{at("dasbor", "/dasbor"), at("dasbor-pendidikan", "/dasbor/pendidikan")}},
	{"admin", []place{at("akun", "/akun")}},
}

// look is one way to see a page.
type look struct {
	width int64
	theme string
}

func (l look) String() string { return fmt.Sprintf("%d-%s", l.width, l.theme) }

// everywhere goes to every place as every person and calls visit in each look. Two people at a time.
func everywhere(t *testing.T, looks []look, visit func(t *testing.T, b *tab, person string, p place, l look)) {
	site := sampleSite(t)
	for _, group := range places {
		t.Run(group.person, func(t *testing.T) {
			t.Parallel()
			b := openTab(t, site.URL)
			if group.person != "visitor" {
				b.SignIn(group.person)
			}
			for _, p := range group.pages {
				t.Run(p.name, func(t *testing.T) {
					b := b.of(t)
					b.Look(looks[0].width, looks[0].theme)
					b.Go(p)
					for _, l := range looks {
						b.Look(l.width, l.theme)
						visit(t, b, group.person, p, l)
					}
					b.report()
				})
			}
		})
	}
}
