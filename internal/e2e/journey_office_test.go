package e2e

import (
	"net/http"

	"jaring/internal/iid"
)

// assign gives the entry to both assessors.
func (j *journey) assign() {
	b := j.coordinator
	b.Open("/koordinasi/penugasan")
	b.Fill("Nama, unit, atau kode", j.name)
	b.Press("Terapkan")
	b.Tick("Pilih " + j.name)
	for _, a := range j.assessors {
		b.Tick(a.name)
	}
	b.FillDate("Tenggat", "25", "6", "2026")
	b.Press("Bagikan usulan terpilih")
	b.shows("2 lembar penilaian dibagikan")
}

// judge fills one assessor's sheet. The first finds less than was claimed on one indicator.
func (j *journey) judge(i int) {
	b := j.assessors[i].tab
	b.Open("/penilaian")
	b.Open(b.step(`/penilaian/\w+ @ ` + j.name))
	b.Press("Nyatakan dan mulai menilai")
	for n := range j.mandatory {
		if i == 0 && n == 1 {
			b.Tick("Tingkat terverifikasi > Tingkat 1")
			b.PressStatus("Simpan dan", http.StatusUnprocessableEntity) // a lower level without a reason
			b.Fill("Alasan untuk unit", "Surat tugas memuat delapan nama saja.")
		} else {
			b.Tick("Tingkat terverifikasi > Tingkat 2")
		}
		b.Press("Simpan dan")
	}
	for _, criterion := range []string{"a.", "b.", "c.", "d.", "e."} {
		b.Tick(criterion + " > Ya")
	}
	b.Tick("Rekomendasi > Loloskan")
	b.Fill("Catatan untuk unit", "Lanjutkan dan catat peminjamnya.")
	b.Press("Kirim lembar penilaian")
	b.shows("Lembar sudah lengkap")
	b.Press("Kirim lembar penilaian")
}

// decide compares both sheets and lets the entry pass.
func (j *journey) decide() {
	b := j.coordinator
	b.Open("/koordinasi")
	b.shows(j.name)
	b.Open(b.step(`/koordinasi/usulan/\w+ @ ` + j.name))
	b.shows("Penilai berbeda", "Surat tugas memuat delapan nama saja.")
	b.Tick("Keputusan > Loloskan")
	b.Press("Lihat yang akan dibaca unit")
	b.shows("Yang akan dibaca unit", "Lanjutkan dan catat peminjamnya.")
	b.Press("Loloskan")
	b.shows("Lolos saring")
}

// measure computes the index and holds both results against what the library makes of the input that anybody may download.
func (j *journey) measure() {
	b := j.coordinator
	b.Open("/koordinasi/indeks")
	before := len(j.input("Terverifikasi").Entries)
	b.Open("/koordinasi/indeks")
	b.shows("Isian sudah berubah sejak hitungan ini")
	b.Press("Hitung")
	for _, basis := range []string{"Terverifikasi", "Mandiri"} {
		b.Open("/koordinasi/indeks")
		p := j.input(basis)
		result, err := iid.Score(p)
		if err != nil {
			j.t.Fatal(err)
		}
		b.shows("sama sampai digit terakhir", result.Index)
		if basis == "Terverifikasi" && len(p.Entries) != before+1 {
			j.t.Errorf("%d entries are counted, want one more than %d", len(p.Entries), before)
		}
	}
}

// input opens the newest result of a basis and downloads what it was computed from.
func (j *journey) input(basis string) iid.Portfolio {
	j.t.Helper()
	b := j.coordinator
	b.Open(b.step(`/koordinasi/indeks/\w+ @ ` + basis))
	p, err := iid.DecodePortfolio(b.Download(b.step(`/koordinasi/indeks/\w+/masukan\.json`)))
	if err != nil {
		j.t.Fatal(err)
	}
	return p
}
