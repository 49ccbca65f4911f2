package e2e

import "net/http"

// place is a main page as one person sees it.
type place struct {
	name   string // in the picture's file name
	path   string // where to begin; {kode} is the code of some receipt
	links  []string
	act    func(*tab)
	status int  // of the path; 200 if 0
	paper  bool // is also looked at as print
}

// at leads to a place. Each link is a step from page to page, see tab.step.
func at(name, path string, links ...string) place { return place{name: name, path: path, links: links} }

// after is what is done on the last page to see the place.
func (p place) after(act func(*tab)) place {
	p.act = act
	return p
}

// refused is the place with its form sent back, after these fields were emptied.
func (p place) refused(button string, empty ...string) place {
	return p.after(func(b *tab) {
		for _, label := range empty {
			b.Fill(label, "")
		}
		b.PressStatus(button, http.StatusUnprocessableEntity)
	})
}

func (p place) printed() place {
	p.paper = true
	return p
}

func failing(name, path string, status int) place {
	return place{name: name, path: path, status: status}
}

// own is a place of an innovation of the operator's unit.
func own(name, innovation string, links ...string) place {
	return at(name, "/meja/inovasi", append([]string{`/usulan/\w+ @ ` + innovation}, links...)...)
}

// begun is a place of a sheet that an assessor has begun.
func begun(name string, links ...string) place {
	return at(name, "/penilaian", append([]string{`/penilaian/\w+ @ Sedang dinilai`}, links...)...)
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
		at("inovasi-saring", "/inovasi?urusan=pendidikan&urusan=kesehatan&tahun=2026"),
		at("inovasi-kosong", "/inovasi?q=zzzzzz"),
		at("inovasi-artikel", "/inovasi", `/inovasi/[^/?]+`),
		at("indeks", "/indeks"),
		failing("indeks-galat", "/indeks?spd=64&urusan=x", http.StatusUnprocessableEntity),
		at("verifikasi", "/verifikasi/{kode}"),
		at("masuk", "/masuk"),
		at("masuk-galat", "/masuk").refused("Masuk"),
		at("bantuan", "/bantuan"),
		at("bantuan-indikator", "/bantuan/indikator/2026/sid-16"),
		at("tentang", "/tentang"),
		at("privasi", "/privasi"),
		at("aksesibilitas", "/aksesibilitas"),
		failing("tidak-ada", "/tidak/ada", http.StatusNotFound),
	}},
	{"operator", []place{
		at("meja", "/meja"),
		at("inovasi-kami", "/meja/inovasi"),
		at("baru", "/meja/inovasi/baru"),
		at("baru-galat", "/meja/inovasi/baru").refused("Mulai usulan"),
		at("baru-mirip", "/meja/inovasi/baru").after(similar),
		own("usulan", "Rumah Botol"),
		own("usulan-dikembalikan", "SERUNI"),
		own("usulan-lolos", "Pojok Baca"),
		own("profil", "Rumah Botol", `/usulan/\w+/profil.*`),
		own("profil-galat", "Rumah Botol", `/usulan/\w+/profil.*`).refused("Simpan dan kembali", "Nama inovasi", "Nama inisiator"),
		own("profil-urusan", "Rumah Botol", `.*bagian=urusan.*`),
		own("profil-waktu", "Rumah Botol", `.*bagian=waktu.*`),
		own("profil-hasil", "Rumah Botol", `.*bagian=hasil.*`),
		own("profil-dokumen", "Rumah Botol", `.*bagian=dokumen.*`),
		own("profil-terkunci", "Pojok Baca", `/usulan/\w+/profil.*`),
		own("dokumen", "Rumah Botol", `.*bagian=dokumen.*`, `.*/dokumen/foto`),
		own("rancang-bangun", "Rumah Botol", `/usulan/\w+/rancang-bangun.*`),
		own("rancang-bangun-ditulis", "Rumah Botol", `/usulan/\w+/rancang-bangun.*`).after(written),
		own("indikator", "SERUNI", `.*/sid-17`),
		own("indikator-ukuran", "SERUNI", `.*/sid-33`),
		own("bukti", "SERUNI", `.*/sid-17`, `/bukti/\w+`),
		own("bukti-ganti", "SERUNI", `.*/sid-17`, `/bukti/\w+/ganti`),
		own("bukti-hapus", "SERUNI", `.*/sid-17`, `/bukti/\w+/hapus`),
		own("bukti-tambah", "Rumah Botol", `.*/sid-16`, "+/bukti"),
		own("bukti-galat", "Rumah Botol", `.*/sid-35`, "+/bukti").refused("Simpan bukti"),
		own("inovator", "SERUNI", `.*/inovator`),
		own("serah-terima", "SERUNI", `.*/inovator`, `.*/serah-terima`),
		own("serah-terima-galat", "SERUNI", `.*/inovator`, `.*/serah-terima`).refused("Simpan serah terima"),
		at("usulkan-lagi", "/meja/inovasi", `/inovasi/\w+/usulkan-lagi`),
		at("usulkan-lagi-galat", "/meja/inovasi", `/inovasi/\w+/usulkan-lagi`).refused("Bawa ke"),
		own("inovator-satu", "SERUNI", `.*/inovator`, `.*/inovator/\w+`),
		own("periksa", "SERUNI", `.*/periksa`),
		own("periksa-halang", "Rumah Botol", `.*/periksa`),
		own("periksa-galat", "Rumah Botol", `.*/periksa`).refused("Kirim usulan"),
		own("tanda-terima", "Pojok Baca", `.*/tanda-terima`).printed(),
		own("umpan-balik", "SERUNI", `.*/umpan-balik`),
		own("riwayat", "SERUNI", `.*/riwayat`),
		at("pemberitahuan", "/notifikasi"),
		at("akun", "/akun"),
		at("akun-galat", "/akun").refused("Ganti kata sandi"),
		failing("bukan-haknya", "/dasbor", http.StatusForbidden),
	}},
	{"operator2", []place{own("tarik", "Arus Balik", `.*/tanda-terima`, `.*/tarik`)}},
	{"opd", []place{at("meja", "/meja"), own("usulan-dinilai", "Sungai Asuh")}},
	{"penilai2", []place{
		at("antrean", "/penilaian"),
		at("antrean-selesai", "/penilaian?tumpukan=selesai"),
		at("antrean-kosong", "/penilaian?q=zzzzzz"),
		at("mulai", "/penilaian", `/penilaian/\w+ @ Belum dibuka`),
		begun("lembar"),
		begun("lembar-turun").after(lowered),
		begun("lembar-galat").refused("Simpan dan"),
		begun("selesai", "+/selesai"),
		begun("konflik", `.*/konflik`),
		at("lembar-terkirim", "/penilaian?tumpukan=selesai", `/penilaian/\w+ @ Terkirim`),
	}},
	{"koordinator", []place{
		at("lainnya", "/lainnya"),
		at("pemberitahuan", "/notifikasi"),
		at("siklus-berjalan", "/koordinasi"),
		at("siklus-lalu", "/koordinasi?tahun=2024"),
		at("usulan", "/koordinasi/usulan"),
		at("usulan-kosong", "/koordinasi/usulan?q=zzzzzz"),
		at("usulan-siap", "/koordinasi", `/koordinasi/usulan/\w+`),
		at("usulan-galat", "/koordinasi", `/koordinasi/usulan/\w+`).refused("Lihat yang akan dibaca unit"),
		at("usulan-putusan", "/koordinasi", `/koordinasi/usulan/\w+`).after(decided),
		at("usulan-lolos", "/koordinasi/usulan?status=shortlisted", `/koordinasi/usulan/\w+`),
		at("usulan-tetapkan", "/koordinasi/usulan?status=shortlisted", `/koordinasi/usulan/\w+`, `.*/tetapkan`),
		at("usulan-draf", "/koordinasi/usulan?status=draft", `/koordinasi/usulan/\w+`),
		at("massal", "/koordinasi").after(func(b *tab) { b.Tick("Pilih "); b.Press("Loloskan terpilih") }),
		at("penugasan", "/koordinasi/penugasan"),
		at("penugasan-galat", "/koordinasi/penugasan").refused("Bagikan usulan terpilih"),
		at("penugasan-batal", "/koordinasi/penugasan", `.*/batal`),
		at("ditunda", "/koordinasi/ditunda"),
		at("indeks", "/koordinasi/indeks"),
		at("indeks-belum", "/koordinasi/indeks?tahun=2024"),
		at("indeks-rincian", "/koordinasi/indeks", `/koordinasi/indeks/\w+`).printed(),
		at("spd", "/koordinasi/spd"),
		at("spd-total", "/koordinasi/spd?tahun=2024"),
		at("siklus", "/koordinasi/siklus"),
		at("siklus-2026", "/koordinasi/siklus/2026"),
		at("siklus-2024", "/koordinasi/siklus/2024"),
	}},
	{"dindik", []place{
		at("dasbor-pendidikan", "/dasbor/pendidikan").printed(),
		at("dasbor-pendidikan-2024", "/dasbor/pendidikan?tahun=2024"),
		at("cakupan", "/dasbor/pendidikan/cakupan"),
		at("cakupan-kosong", "/dasbor/pendidikan/cakupan?q=zzzzzz"),
	}},
	{"pengawas", []place{at("cakupan", "/dasbor/pendidikan/cakupan")}},
	{"pimpinan", []place{at("dasbor", "/dasbor"), at("dasbor-2024", "/dasbor?tahun=2024"), at("indeks", "/koordinasi/indeks"), at("pemberitahuan-kosong", "/notifikasi")}},
	{"ratna.dewi", []place{at("akun-dua-peran", "/akun")}},
	{"admin", []place{at("akun", "/akun"), at("sistem", "/admin/sistem"), at("surel-contoh", "/dev/mail")}},
}

func similar(b *tab) {
	b.Fill("Nama inovasi", "Rumah Botol Plastik")
	b.Tick("Penerapan")
	b.PressStatus("Mulai usulan", http.StatusUnprocessableEntity)
}

func lowered(b *tab) { b.Tick("Tingkat terverifikasi > Tingkat 0") }

func decided(b *tab) {
	b.Tick("Keputusan > Kembalikan")
	b.Choose("Alasan", "Bukti")
	b.Fill("Penjelasan untuk unit", "Lampirkan halaman yang menyebut nama inovasi.")
	b.Press("Lihat yang akan dibaca unit")
}
