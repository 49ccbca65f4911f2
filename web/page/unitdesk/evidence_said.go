package unitdesk

import "strings"

// What the buttons beside the letter's data send.
const (
	SaidNumber  = "nomor"
	SaidDate    = "tanggal"
	SaidSubject = "perihal"
	SaidBlank   = "kosong"
)

// SaidRow is one thing that a letter says of itself, as it was read, beside what the person typed.
type SaidRow struct {
	Part, Label  string
	Value, Typed string
}

// blank are the values for which nothing was typed, in a row.
func (i EvidenceItem) blank() string {
	var list []string
	for _, s := range i.Said {
		if s.Typed == "" {
			list = append(list, s.Value)
		}
	}
	return strings.Join(list, " · ")
}

// blanks is how many these are.
func (i EvidenceItem) blanks() (n int) {
	for _, s := range i.Said {
		if s.Typed == "" {
			n++
		}
	}
	return n
}
