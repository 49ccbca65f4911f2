package innovation

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"jaring/internal/fault"
)

// problems gathers every message of a form, in the order of its fields.
type problems []fault.Field

func (p *problems) add(name, message string) {
	*p = append(*p, fault.Field{Name: name, Message: message})
}

// fault is nil when nothing is wrong.
func (p problems) fault() error {
	if len(p) == 0 {
		return nil
	}
	return fault.Invalid("", p...)
}

// oneLine trims and joins runs of white space: names and the like stand on one line.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// paragraphs keeps the person's line breaks, in one form, without white space at the ends.
func paragraphs(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.TrimSpace(strings.ReplaceAll(s, "\r", "\n"))
}

// text checks what the database cannot hold or a page cannot show, and the length in characters.
func (p *problems) text(name, label, value string, most int) {
	switch {
	case !utf8.ValidString(value) || strings.ContainsFunc(value, unprintable):
		p.add(name, label+" memuat karakter yang tidak dapat disimpan. Hapus karakter itu, lalu tulis ulang.")
	case utf8.RuneCountInString(value) > most:
		p.add(name, label+" paling panjang "+count(most)+" huruf. Sekarang "+count(utf8.RuneCountInString(value))+".")
	}
}

// unprintable are control characters, and the marks that turn the direction of what stands beside them.
func unprintable(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' ||
		r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// code checks an answer of a closed question; "" is not answered yet.
func (p *problems) code(name, message, value string, options []Option) {
	if value != "" && !known(options, value) {
		p.add(name, message)
	}
}

// earliest and latest plausible day of an innovation's life.
const (
	earliestYear = 1980
	latestYear   = 2100
)

// day reads YYYY-M-D; "" is no date. A wrong one is told in the words of the form.
func (p *problems) day(name, label, value string) *time.Time {
	value = strings.TrimSpace(value)
	if value == "" {
		return nil
	}
	day, err := time.Parse("2006-1-2", value)
	if err != nil {
		p.add(name, label+" harus tanggal yang ada, misalnya 4 Maret 2024")
		return nil
	}
	if day.Year() < earliestYear || day.Year() > latestYear {
		p.add(name, label+" harus antara tahun 1980 dan 2100")
		return nil
	}
	return &day
}
