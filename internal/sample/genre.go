package sample

import (
	"fmt"
	"strings"
	"time"

	"jaring/internal/cycle"
)

// genre is a sort of document that lies with several claims of an entry.
type genre string

const (
	decree   genre = "sk"
	order    genre = "surat-tugas"
	budget   genre = "anggaran"
	training genre = "bimtek"
	manual   genre = "pedoman"
	report   genre = "laporan"
	photo    genre = "foto"
	screen   genre = "layar"
	link     genre = "tautan"
)

// letter is a document as it is typed: what the claim's form asks for, and the page itself.
type letter struct {
	genre   genre
	title   string // "SURAT TUGAS"
	number  string
	date    time.Time
	subject string
	lines   []string // paragraphs
	list    []string // numbered, after the first paragraph
	signer  string
	unit    string
}

// letter writes one for an entry; no is the number of its version. The first one of an entry that was sent back lacks what
// the assessors asked for.
func (s *tale) letter(g genre, no int) letter {
	name, lacking := shortName(s.name), no == 1 && s.missed(corrected[0])
	fill := figures(s.name, s.unit.Name)
	l := letter{genre: g, unit: s.unit.Name, date: s.letterDate(g), signer: s.unit.head() + " " + s.unit.Name}
	year := l.date.In(cycle.WIB).Year()
	serial := between(11, 480, s.entryKey(), string(g))
	l.number = fmt.Sprintf("421/%03d/%d", serial, year)
	switch g {
	case decree:
		l.title, l.signer, l.unit = "KEPUTUSAN WALI KOTA PEKALONGAN", "Wali Kota Pekalongan", "Wali Kota"
		l.number = fmt.Sprintf("050/%04d Tahun %d", serial, year)
		l.subject = fmt.Sprintf("Penetapan inovasi daerah Kota Pekalongan tahun %d", year)
		l.lines = []string{"Menetapkan inovasi yang tercantum dalam lampiran ini sebagai inovasi daerah, di antaranya " + name + " yang diusulkan oleh " + s.unit.Name + ".",
			"Unit pengusul melaksanakan, mengembangkan, dan melaporkan inovasinya kepada Badan Perencanaan Pembangunan, Riset dan Inovasi Daerah."}
		l.list = []string{name + ", " + s.unit.Name}
		if lacking {
			l.lines[0] = "Menetapkan inovasi yang tercantum dalam lampiran ini sebagai inovasi daerah."
			l.list = []string{"Lampiran: daftar inovasi, halaman terpisah"}
		}
	case order:
		l.title, l.subject = "SURAT TUGAS", "Tim pelaksana inovasi "+name
		l.lines = []string{"Yang bertanda tangan di bawah ini menugaskan nama-nama berikut sebagai tim pelaksana inovasi " + name + ".",
			"Surat tugas ini berlaku sejak tanggal ditetapkan dan dilaksanakan dengan penuh tanggung jawab."}
		l.list = s.team(between(8, 16, s.entryKey(), "team"))
	case budget:
		l.title, l.subject = "RENCANA KEGIATAN DAN ANGGARAN", "Belanja inovasi "+name
		l.lines = []string{"Kegiatan inovasi " + name + " dibiayai dari anggaran tahun berjalan dengan rincian berikut.",
			"Jumlah tersebut merupakan angka contoh."}
		l.list = s.spending()
	case training:
		l.title, l.subject = "UNDANGAN DAN DAFTAR HADIR", "Bimbingan teknis inovasi "+name
		l.lines = []string{"Dalam rangka alih pengetahuan inovasi " + name + " diselenggarakan bimbingan teknis di " + s.unit.Name + ". Peserta yang hadir tercantum di bawah ini."}
		l.list = s.team(between(10, 18, s.entryKey(), "trained"))
	case manual:
		l.title, l.subject = "PEDOMAN TEKNIS DAN SOP", "Tata cara pelaksanaan "+name
		l.lines = []string{"Pedoman ini memuat langkah pelaksanaan " + name + ". Seluruh layanan selesai paling lama satu hari kerja.", fill.Replace(s.idea.Method[0])}
		l.list = written(fill.Replace, s.idea.Steps)
	case report:
		l.title, l.subject = "LAPORAN PELAKSANAAN", "Hasil dan manfaat "+name
		l.lines = append([]string{"Laporan ini menyampaikan tahap penciptaan, pelaksanaan, dan hasil inovasi " + name + "."},
			fill.Replace(s.idea.Problem[0]), fill.Replace(s.idea.Result), fill.Replace(s.idea.Benefit))
		if lacking {
			l.lines = []string{l.lines[0], l.lines[3]}
		}
		l.list = []string{"Penjaringan ide bersama seluruh pegawai", "Pemilihan ide dan penyusunan rancangan", "Uji coba terbatas dan perbaikan", "Penerapan dan pengukuran hasil"}
	}
	return l
}

func written(replace func(string) string, list []string) []string {
	done := make([]string, len(list))
	for i, s := range list {
		done[i] = replace(s)
	}
	return done
}

// team makes up the people of a letter; the innovators come first.
func (s *tale) team(n int) []string {
	var list []string
	for _, i := range s.crew {
		list = append(list, i.Name+", "+strings.ToLower(i.Position[:1])+i.Position[1:])
	}
	for k := len(list); k < n; k++ {
		list = append(list, personName(s.unit.Name, "team", fmt.Sprint(k)))
	}
	return list
}

func (s *tale) spending() []string {
	var list []string
	for _, what := range []string{"Alat dan bahan", "Konsumsi pertemuan", "Cetak pedoman", "Honor narasumber"} {
		list = append(list, fmt.Sprintf("%s: Rp %d.000,00", what, 50*between(3, 19, s.entryKey(), what)))
	}
	return list
}

// letterDate lays the letters around the day on which the innovation came into use, but never after the entry was begun.
func (s *tale) letterDate(g genre) time.Time {
	months := map[genre]int{decree: 1, order: 0, budget: -2, training: 2, manual: 1, report: 8}
	date := s.inUse().AddDate(0, months[g], between(0, 20, s.entryKey(), string(g), "day"))
	if g == decree && s.outdated() {
		date = date.AddDate(-4, 0, 0)
	}
	if latest := midnight(s.times.created).AddDate(0, 0, -1); date.After(latest) {
		return latest
	}
	return date
}

// outdated is true for the draft whose decree was issued before the years that count: a thing to be warned of.
func (s *tale) outdated() bool { return s.written == nearly && s.unit.Name == operatorSchool }
