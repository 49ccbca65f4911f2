package e2e

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"jaring/internal/iid"
)

// claim is one indicator that the unit claims.
type claim struct {
	code, title string
	bases       bool // a basis has to be chosen first
	picture     bool // PDF is not accepted
	level       string
}

// mandatory are the indicators without which nothing can be sent, as the year's instrument names them.
func mandatory(t *testing.T) []claim {
	t.Helper()
	in, err := iid.ForYear(noon.Year())
	if err != nil {
		t.Fatal(err)
	}
	var list []claim
	for _, code := range in.Eligibility.Mandatory {
		if i, ok := in.Indicator(code); ok && i.Aspect == iid.AspectSID {
			list = append(list, claim{code: code, title: i.Name, bases: len(i.Bases) > 0, picture: !slices.Contains(i.Evidence.Kinds, "pdf"), level: "Tingkat 2"})
		}
	}
	if len(list) == 0 {
		t.Fatal("the instrument demands nothing")
	}
	return list
}

// register starts the innovation at the desk.
func (j *journey) register() {
	b := j.operator
	b.Open("/meja")
	b.Follow("Usulkan inovasi")
	b.Fill("Nama inovasi", j.name)
	b.Tick("Penerapan")
	b.Press("Mulai usulan")
	b.shows(j.name, "Draf")
	j.entry = b.Path()
	if !strings.HasPrefix(j.entry, "/usulan/") {
		j.t.Fatalf("a new entry is at %s", j.entry)
	}
}

// refused tries to send what is empty: everything that is missing is listed, with the way to it.
func (j *journey) refused() {
	b := j.operator
	b.Follow("Periksa sebelum kirim")
	b.Tick("Semua berkas milik unit kami")
	b.PressStatus("Kirim usulan", http.StatusUnprocessableEntity)
	b.shows("Belum bisa dikirim", "Profil belum lengkap: pilih inisiator", "300 kata")
	for _, c := range j.mandatory {
		b.shows(c.title + " wajib")
	}
	b.Open(j.entry)
	b.shows("Draf")
}

// write fills the profile, the design and the innovators.
func (j *journey) write() {
	j.profile()
	j.design()
	j.innovator()
}

func (j *journey) profile() {
	b := j.operator
	j.profileParts()
	for label, text := range outcomes {
		b.Fill(label, text)
	}
	b.Press("Simpan dan kembali")
}

// outcomes are the texts of the profile's last part.
var outcomes = map[string]string{
	"Tujuan":  "Anak membaca di rumah saat rob datang.",
	"Manfaat": "Buku tetap kering dan dipinjam setiap hari.",
	"Hasil":   "Peminjaman naik dari 12 menjadi 47 buku sehari.",
}

// profileParts fills the profile but its last part.
func (j *journey) profileParts() {
	b := j.operator
	b.Follow("Nama, inisiator, dan jenis")
	b.Choose("Inisiator", "ASN")
	b.Fill("Nama inisiator", "Siti Aminah")
	b.Tick("Nondigital")
	b.Tick("Pelayanan publik")
	b.Press("Simpan dan lanjut")
	b.Tick("Asta Cita")
	b.Choose("Urusan utama", "Pendidikan")
	b.Press("Simpan dan lanjut")
	j.refusedDate()
	b.Press("Simpan dan lanjut")
}

// refusedDate makes a mistake on the way: the page comes back with a message and with what was typed.
func (j *journey) refusedDate() {
	b := j.operator
	b.Fill("Titik koordinat", "-6.889836, 109.674591")
	b.Fill("Waktu uji coba > Hari", "31")
	b.Fill("Waktu uji coba > Bulan", "2")
	b.Fill("Waktu uji coba > Tahun", "2025")
	b.FillDate("Waktu penerapan", "10", "3", "2025")
	b.PressStatus("Simpan dan lanjut", http.StatusUnprocessableEntity)
	b.shows("Ada 1 hal yang perlu diperbaiki")
	if got := b.Value("Titik koordinat"); got != "-6.889836, 109.674591" {
		j.t.Errorf("after a refused form the field holds %q", got)
	}
	b.FillDate("Waktu uji coba", "13", "1", "2025")
}

// designParts are the six parts of the rancang bangun.
var designParts = []string{"Dasar hukum", "Permasalahan", "Isu strategis", "Metode pembaharuan", "Keunggulan dan kebaharuan", "Cara kerja inovasi"}

func (j *journey) design() {
	b := j.operator
	b.Follow("Dasar hukum")
	for _, part := range designParts {
		b.Fill(part, strings.Repeat("Rak buku naik turun mengikuti air pasang setiap sore. ", 7)) // 63 words
	}
	b.Press("Simpan dan kembali")
	b.shows("378 dari paling sedikit 300 kata")
}

func (j *journey) innovator() {
	b := j.operator
	b.Follow("Atur inovator dan ketua")
	b.Fill("Nama", "Siti Aminah")
	b.Fill("Jabatan", "Guru kelas")
	b.FillDate("Ikut sejak", "13", "1", "2025")
	b.Press("Tambah inovator")
	b.shows("Siti Aminah", "Ketua")
	b.Open(j.entry)
}

// claim claims what is mandatory, each with a real file.
func (j *journey) claim() {
	for i, c := range j.mandatory {
		j.level(c)
		if i == 0 {
			j.refusedFile()
		}
		j.upload(c)
	}
}

// level claims the level and goes on to the evidence.
func (j *journey) level(c claim) {
	b := j.operator
	b.Open(j.entry + "/indikator/" + c.code)
	if c.bases {
		b.Tick("Penerima manfaat")
		b.Press("Pakai ukuran ini")
	}
	b.Tick(c.level)
	b.Press("Simpan dan unggah bukti")
}

// refusedFile offers a text file under the name of a PDF.
func (j *journey) refusedFile() {
	b := j.operator
	b.Fill("Perihal", "Bukan PDF")
	b.Attach(fileLabel, onDisk(j.t, "surat.pdf", []byte("ini teks biasa\n")))
	if j.scripts {
		b.expect(http.StatusUnprocessableEntity)
		b.click(b.find("Simpan bukti", "button"))
		b.until("the file is refused", `document.querySelector(".upload .error")?.textContent.includes("teks biasa")`)
	} else {
		b.PressStatus("Simpan bukti", http.StatusUnprocessableEntity)
		b.shows("teks biasa")
	}
	if got := b.Value("Perihal"); got != "Bukan PDF" {
		j.t.Errorf("after a refused file the field holds %q", got)
	}
}

// letter says what the evidence is.
func (j *journey) letter(c claim) {
	b := j.operator
	b.Fill("Nomor surat", "421.3/114/2025")
	b.FillDate("Tanggal surat", "3", "3", "2025")
	b.Fill("Perihal", "Bukti "+c.code)
}

func (j *journey) upload(c claim) {
	b := j.operator
	j.letter(c)
	name, bytes := c.code+".pdf", smallPDF(c.title)
	if c.picture {
		name, bytes = c.code+".png", smallPNG(j.t)
	}
	b.Attach(fileLabel, onDisk(j.t, name, bytes))
	b.Press("Simpan bukti")
	b.shows(name, "421.3/114/2025")
}

// send sends what is complete and keeps the receipt.
func (j *journey) send() {
	b := j.operator
	b.Open(j.entry)
	b.Follow("Periksa sebelum kirim")
	b.PressStatus("Kirim usulan", http.StatusUnprocessableEntity) // not declared yet
	b.Tick("Semua berkas milik unit kami")
	b.Tick("Kepala sekolah mengetahui")
	b.Press("Kirim usulan")
	b.shows("TT-2026-", "18 Juni 2026, 14.05", "378 kata")
	if b.Path() != j.entry+"/tanda-terima" {
		j.t.Fatalf("after sending one is at %s", b.Path())
	}
	if got := strings.Contains(b.Text(), "Cetak lewat menu peramban"); got == j.scripts {
		j.t.Errorf("the receipt asks to print without a script: %v", got)
	}
	b.Open("/meja")
	b.shows("Terkirim")
}

// learn is how the unit hears of it.
func (j *journey) learn() {
	b := j.operator
	b.Open(j.entry)
	b.shows("Lolos saring")
	b.Open(j.entry + "/riwayat")
	b.shows("18 Juni 2026, 14.05 WIB", "Nur Hidayah")
}
