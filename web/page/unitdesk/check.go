package unitdesk

import "jaring/web/ui"

// CheckView is everything of an entry on one page, with what blocks sending first.
type CheckView struct {
	Entry
	Blocks     []Block
	Refused    bool   // the button was pressed: the list is an error
	Message    string // why else it could not be sent: closed, changed meanwhile
	Warnings   []Block
	Changed    *Changes // since it was sent before, nil where it never was
	Profile    []ui.KV
	Words      string
	Design     []Text
	Summary    []ui.KV // the indicators in numbers
	Claims     []ClaimRow
	Unclaimed  []ClaimRow
	Files      []FileLine // of the profile
	People     []ui.KV
	PeopleHref string

	Similar       SimilarView
	Difference    string // as it was sent
	AskDifference bool   // something is strongly like it
	Typed         string // the difference as the form holds it

	Writable  bool
	Resend    bool
	Version   string
	Key       string
	Truthful  bool
	HeadKnows bool
	HeadWord  string // "Kepala sekolah"
	Errors    Errors
	Deadline  string
}

// Changes is what differs from what was sent before.
type Changes struct {
	Since string // "TT-2026-000001, 3 Juni 2026, 14.05 WIB"
	Rows  []ui.Task
}

// Block is one thing to put right, with the way to it.
type Block struct{ Text, Action, Href string }

// ClaimRow is one indicator.
type ClaimRow struct {
	Title, Href string
	Level       int
	Label       string // the level in words
	Points      string
	Note        string
	Files       []FileLine
	Mandatory   bool
}

// FileLine is a document in one line.
type FileLine struct{ Name, Href, Meta string }

func (v CheckView) heading() string {
	if n := len(v.Blocks); n != 1 {
		return "Belum bisa dikirim: ada " + ui.Thousands(n) + " hal yang menghalangi"
	}
	return "Belum bisa dikirim: ada 1 hal yang menghalangi"
}

func (v CheckView) warned() string {
	if n := len(v.Warnings); n != 1 {
		return ui.Thousands(n) + " peringatan masih ada"
	}
	return "Satu peringatan masih ada"
}

func (v CheckView) button() string {
	if v.Resend {
		return "Kirim ulang"
	}
	return "Kirim usulan"
}

func (v CheckView) title() string {
	if v.Writable {
		return "Periksa sebelum kirim"
	}
	return "Seluruh isi usulan"
}

func (v CheckView) sub() string {
	if v.Writable {
		return "Setelah terkirim, usulan terkunci. Anda masih bisa menariknya selama penilaian belum dimulai."
	}
	return "Inilah yang dibaca penilai."
}
