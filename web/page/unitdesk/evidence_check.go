package unitdesk

import (
	"strconv"

	"jaring/web/ui"
)

// EvidenceCheck is what the program found in a file.
type EvidenceCheck struct {
	Waiting    bool   // still to be examined
	Passed     bool   // examined, and nothing found
	Pages      int    // of a PDF
	Wide, High int    // of a picture, in pixels
	Length     string // of a film, in words
	Copies     bool   // there is a small picture of it
	First      bool   // there is a small picture of its first page
	Findings   []ui.Finding
}

// size is how large the file is to its reader.
func (c EvidenceCheck) size() []string {
	switch {
	case c.Pages > 0:
		return []string{strconv.Itoa(c.Pages) + " halaman"}
	case c.Wide > 0:
		return []string{strconv.Itoa(c.Wide) + " × " + strconv.Itoa(c.High) + " piksel"}
	case c.Length != "":
		return []string{c.Length}
	}
	return nil
}

// passed says only what was looked at: whether the file proves anything is for people to say.
func (i EvidenceItem) passed() string {
	if i.pdf() {
		return "Berkas dapat dibuka dan dibaca. Tidak ada yang perlu dicek."
	}
	return "Gambar dapat dibuka dan cukup jelas. Tidak ada yang perlu dicek."
}
