package measurement

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"jaring/internal/fault"
	"jaring/internal/iid"
)

// RegionalDraft is the region's part as typed. A form carries the levels or the total, as the year asks.
type RegionalDraft struct {
	Levels map[string]LevelDraft // by the indicator's code; rows that are not in the form stay as they are
	Total  TotalDraft
}

// LevelDraft is one row as typed.
type LevelDraft struct {
	Level   string // "0" to "3"; empty: not chosen yet
	Note    string
	Version int // of the row that the person saw; 0: it had no level
}

// TotalDraft is the total as typed.
type TotalDraft struct {
	Total   string // points with a decimal comma: 31,50
	Note    string
	Version int
}

// The names of the form fields of the total; those of the rows are FieldLevel and FieldNote of their code.
const (
	FieldTotal     = "total"
	FieldTotalNote = "catatan"
)

// FieldLevel is the form field of a row's level.
func FieldLevel(code string) string { return "tingkat[" + code + "]" }

// FieldNote is the form field of a row's note.
func FieldNote(code string) string { return "catatan[" + code + "]" }

const mostNote = 1000

// messages collects what is wrong, in the order of the form.
type messages []fault.Field

func (m *messages) add(field, format string, args ...any) {
	*m = append(*m, fault.Field{Name: field, Message: fmt.Sprintf(format, args...)})
}

// level reads a row; ok is false when it says nothing.
func (m *messages) level(code string, typed LevelDraft, was levelRow, filled bool) (row levelRow, ok bool) {
	row = levelRow{Indicator: code, Note: m.note(FieldNote(code), typed.Note), Version: typed.Version}
	level, err := strconv.Atoi(typed.Level)
	switch {
	case typed.Level == "" && filled:
		m.add(FieldLevel(code), "Pilih tingkat. Bila tidak terpenuhi atau buktinya belum ada, pilih tingkat 0")
		return row, false
	case typed.Level == "" && row.Note != "":
		m.add(FieldLevel(code), "Pilih tingkat untuk catatan yang sudah ditulis")
		return row, false
	case typed.Level == "":
		return row, false
	case err != nil || level < 0 || level > iid.MaxLevel || strconv.Itoa(level) != typed.Level:
		m.add(FieldLevel(code), "Pilih tingkat 0 sampai %d", iid.MaxLevel)
		return row, false
	}
	row.Level = level
	return row, !filled || row.Level != was.Level || row.Note != was.Note
}

// note tidies a note: outer space goes, and lines end the same way everywhere.
func (m *messages) note(field, text string) string {
	text = strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
	switch {
	case utf8.RuneCountInString(text) > mostNote:
		m.add(field, "Catatan paling banyak %d huruf. Kurangi %d huruf", mostNote, utf8.RuneCountInString(text)-mostNote)
	case strings.ContainsFunc(text, func(r rune) bool { return r != '\n' && r != '\t' && unicode.IsControl(r) }):
		m.add(field, "Catatan memuat huruf yang tidak dapat dibaca. Ketik ulang bagian itu")
	}
	return text
}

// total reads points with a decimal comma into hundredths.
func (m *messages) total(text string, most int) int {
	text = strings.TrimSpace(text)
	whole, rest, comma := strings.Cut(text, ",")
	digits := func(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
	switch {
	case text == "":
		m.add(FieldTotal, "Isi total SPD")
	case strings.Contains(text, ".") && digits(strings.Replace(text, ".", "", 1)):
		m.add(FieldTotal, "Pakai koma untuk angka di belakang koma, misalnya 31,50")
	case strings.HasPrefix(text, "-"), strings.HasPrefix(text, "−"):
		m.add(FieldTotal, "Total SPD harus antara 0 dan %s", iid.Comma(most))
	case !digits(whole) || comma && !digits(rest):
		m.add(FieldTotal, "Tulis total SPD dengan angka, misalnya 31,50")
	case len(rest) > 2:
		m.add(FieldTotal, "Total SPD paling banyak dua angka di belakang koma")
	default:
		x100, err := strconv.Atoi(whole + (rest + "00")[:2])
		if err != nil || x100 > most {
			m.add(FieldTotal, "Total SPD harus antara 0 dan %s", iid.Comma(most))
		}
		return x100
	}
	return 0
}
