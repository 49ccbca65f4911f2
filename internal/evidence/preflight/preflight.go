// Package preflight looks at what is known of one piece of evidence and says what an assessor would stumble over, in plain
// words with what to do. Facts in, findings out: no database, no clock, no file. Findings never decide anything.
package preflight

import (
	"fmt"
	"time"
)

// Rules goes up whenever the same facts would give other findings; older ones are then computed again.
const Rules = 3

// Grade says how much a finding matters.
type Grade string

// The grades, gravest first.
const (
	Blocks Grade = "blocks" // menghalangi: nobody can read this
	Check  Grade = "check"  // perlu dicek
	Note   Grade = "note"   // info
)

// Audience says who may see a finding.
type Audience string

// What another unit has sent is not told to this one (A2).
const (
	Everybody Audience = "all"
	Office    Audience = "office" // assessors and the coordinator
)

// Code names what was found.
type Code string

// The findings.
const (
	Encrypted    Code = "encrypted"
	Corrupt      Code = "corrupt"
	Empty        Code = "empty"
	Unreadable   Code = "unreadable"
	NoText       Code = "no_text"
	Coarse       Code = "coarse"
	UsedBefore   Code = "used_before"
	UsedByOther  Code = "used_by_other"
	NearlySame   Code = "nearly_same"
	NearlyOther  Code = "nearly_other"
	PageSame     Code = "page_same"
	PageOther    Code = "page_other"
	DateOutside  Code = "date_outside"
	OtherRegion  Code = "other_region"
	NameNotFound Code = "name_not_found"
)

// Finding is one thing to look at.
type Finding struct {
	Code     Code
	Grade    Grade
	Audience Audience
	Title    string // what is so
	Remedy   string // what to do
}

// Facts are all that the rules may know.
type Facts struct {
	Year       int    // of the cycle's instrument: T-0
	Innovation string // its name
	Regulation bool   // the evidence is the regulation that must name the innovation
	Window     *Window
	Region     Region
	LetterDate time.Time     // as the person typed it; zero: not given
	Longest    time.Duration // that a film may be here; 0: any length

	File    File
	Same    []Use // the same bytes elsewhere
	Similar []Use // nearly the same text elsewhere
	Looks   []Use // a scanned page, or a picture, that looks the same elsewhere
}

// File is what was read.
type File struct {
	Fault         string // encrypted, corrupt, empty, stopped, or none
	PDF           bool
	Pages, Read   int
	Text          string
	DPI           int
	Width, Height int           // of a picture
	Length        time.Duration // of a film; 0 where it is not known
}

// Window is when a letter must have been written: from From to To, each a year and included, 0 for open.
type Window struct{ From, To int }

// Region is whom this deployment serves.
type Region struct {
	Name     string // "Kota Pekalongan"
	Kind     string // kota, kabupaten or provinsi
	Province string
}

// Use is where else a file is evidence.
type Use struct {
	Innovation string
	Place      string // "indikator 16" or the name of a document
	Year       int
	Unit       string // its name, where it is another's
	Own        bool   // of the own unit
	Here       bool   // of the same entry, in another place
	Page       int    // of what looks the same: its page, 0 where it is a picture
	At         int    // the same of the file that is judged
	Carried    bool   // of the same innovation, in the same place, in another year: nothing wrong with that
}

// Findings are what the rules say, gravest first.
func Findings(f Facts) []Finding {
	if broken, found := fault(f.File); found {
		return append([]Finding{broken}, elsewhere(f)...)
	}
	var list []Finding
	list = append(list, legible(f.File)...)
	list = append(list, tooLong(f.File.Length, f.Longest, "ganti berkas")...)
	list = append(list, elsewhere(f)...)
	list = append(list, letter(f)...)
	return list
}

// fault is a file that nobody can read.
func fault(f File) (Finding, bool) {
	switch f.Fault {
	case "encrypted":
		return Finding{Encrypted, Blocks, Everybody, "Berkas ini terkunci dengan kata sandi",
			"Penilai tidak dapat membukanya. Simpan ulang tanpa kata sandi, lalu ganti berkas."}, true
	case "corrupt":
		return Finding{Corrupt, Blocks, Everybody, "Berkas ini rusak dan tidak dapat dibuka",
			"Coba buka di perangkat Anda. Unduh atau pindai ulang, lalu ganti berkas."}, true
	case "empty":
		return Finding{Empty, Blocks, Everybody, "Berkas ini kosong",
			"Tidak ada yang terlihat di dalamnya. Pastikan berkas yang dipilih benar, lalu ganti berkas."}, true
	case "stopped":
		return Finding{Unreadable, Check, Everybody, "Berkas ini tidak dapat dibaca oleh pemeriksa",
			"Isinya terlalu berat untuk diperiksa. Buka sendiri berkasnya. Bila terbuka, tidak ada yang perlu diubah."}, true
	}
	return Finding{}, false
}

const (
	// fewLetters is what a page has at least when somebody typed on it; scanners add a word or two of their own.
	fewLetters = 20
	coarseScan = 100 // dots per inch: print of 12 points is hard to read below it
	coarseSide = 400 // pixels of the shorter side of a picture
)

// legible says whether a person and a search can read the file.
func legible(f File) []Finding {
	var list []Finding
	if f.PDF && letters(f.Text) < fewLetters {
		list = append(list, Finding{NoText, Check, Everybody, "Berkas ini tidak punya teks",
			"Isinya hanya gambar, jadi tidak dapat dicari. Pindai ulang dengan pengenal teks, atau unggah PDF aslinya."})
	}
	switch {
	case f.PDF && f.DPI > 0 && f.DPI < coarseScan:
		list = append(list, Finding{Coarse, Check, Everybody, fmt.Sprintf("Hasil pindai ini buram: %d titik per inci", f.DPI),
			"Tulisan kecil sulit dibaca. Pindai ulang pada 150 sampai 300 titik per inci, lalu ganti berkas."})
	case !f.PDF && f.Width > 0 && min(f.Width, f.Height) < coarseSide:
		list = append(list, Finding{Coarse, Check, Everybody, fmt.Sprintf("Gambar ini kecil: %d × %d piksel", f.Width, f.Height),
			"Isinya sulit dilihat. Pakai foto asli dari kamera, bukan salinan dari pesan, lalu ganti berkas."})
	}
	return list
}
