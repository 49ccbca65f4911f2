package innovation

import (
	"strconv"

	"jaring/internal/iid"
)

// ClaimInput is a claim as people choose it. Level "" or "0" claims nothing.
type ClaimInput struct {
	Level string
	Basis string
	Note  string
}

// maxNote bounds the note to the assessor, in characters.
const maxNote = 2000

// apply writes the answers over c and returns every problem.
func (in ClaimInput) apply(c *Claim, i *iid.Indicator) problems {
	var wrong problems
	c.Level = wrong.level(in.Level)
	c.Basis, c.Note = in.Basis, paragraphs(in.Note)
	_, isBasis := i.Basis(c.Basis)
	switch {
	case c.Basis != "" && !isBasis:
		wrong.add("basis", "Pilih ukuran dari daftar")
	case c.Level > 0 && c.Basis == "" && len(i.Bases) > 0:
		wrong.add("basis", "Pilih ukuran yang dipakai")
	}
	wrong.text("note", "Catatan", c.Note, maxNote)
	return wrong
}

func (p *problems) level(value string) int {
	if value == "" {
		return 0
	}
	level, err := strconv.Atoi(value)
	if err != nil || level < 0 || level > iid.MaxLevel {
		p.add("level", "Pilih tingkat dari daftar")
		return 0
	}
	return level
}

// Levels are the levels that a claim chooses from: those of its basis where there is one.
func Levels(i *iid.Indicator, basis string) []iid.Level {
	if b, ok := i.Basis(basis); ok {
		return b.Levels
	}
	return i.Levels
}
