package unitdesk

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

// blanks are the values for which nothing was typed.
func (i EvidenceItem) blanks() (list []string) {
	for _, s := range i.Said {
		if s.Typed == "" {
			list = append(list, s.Value)
		}
	}
	return list
}
