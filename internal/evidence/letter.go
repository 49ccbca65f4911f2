package evidence

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"jaring/internal/fault"
)

// Letter is what a person typed about the letter that the evidence is. Everything is optional: a photograph has none.
type Letter struct {
	Number, Subject  string
	Day, Month, Year string // the date as three numbers
}

const (
	maxNumber  = 120 // characters
	maxSubject = 300
)

// oldest is a day before which no Indonesian letter was written.
var oldest = time.Date(1945, time.August, 17, 0, 0, 0, 0, time.UTC)

// letter is a Letter that keeps the rules.
type letter struct {
	number, subject string
	date            time.Time // midnight UTC; zero: none
}

// parse checks the letter; today is a day of WIB, as midnight UTC.
func (l Letter) parse(today time.Time) (letter, []fault.Field) {
	var problems []fault.Field
	note := func(field, message string) {
		if message != "" {
			problems = append(problems, fault.Field{Name: field, Message: message})
		}
	}
	out := letter{number: strings.TrimSpace(l.Number), subject: strings.TrimSpace(l.Subject)}
	note("number", lineProblem("Nomor surat", out.number, maxNumber))
	date, problem := l.date(today)
	note("date", problem)
	out.date = date
	note("subject", lineProblem("Perihal", out.subject, maxSubject))
	return out, problems
}

func lineProblem(name, text string, limit int) string {
	switch {
	case !utf8.ValidString(text) || strings.ContainsFunc(text, unicode.IsControl):
		return name + " memuat huruf yang tidak dapat dibaca. Ketik ulang bagian ini."
	case utf8.RuneCountInString(text) > limit:
		return fmt.Sprintf("%s paling panjang %d huruf.", name, limit)
	}
	return ""
}

func (l Letter) date(today time.Time) (time.Time, string) {
	parts := [3]string{strings.TrimSpace(l.Day), strings.TrimSpace(l.Month), strings.TrimSpace(l.Year)}
	if parts == [3]string{} {
		return time.Time{}, ""
	}
	var n [3]int
	for i, part := range parts {
		value, err := strconv.Atoi(part)
		if err != nil || len(part) > 4 || value < 1 {
			return time.Time{}, textBadDate
		}
		n[i] = value
	}
	date := time.Date(n[2], time.Month(n[1]), n[0], 0, 0, 0, 0, time.UTC)
	switch {
	case date.Day() != n[0] || int(date.Month()) != n[1] || date.Year() != n[2]:
		return time.Time{}, textBadDate
	case date.Before(oldest):
		return time.Time{}, "Tanggal surat terlalu lama. Tulis tahun dengan empat angka, misalnya 2024."
	case date.After(today):
		return time.Time{}, "Tanggal surat tidak boleh sesudah hari ini."
	}
	return date, ""
}

const textBadDate = "Tanggal surat harus tanggal yang ada, misalnya 4 Maret 2024."

// day is the date of a moment in Indonesia's western time, UTC+7 without daylight saving, as midnight UTC.
func day(now time.Time) time.Time { return now.UTC().Add(7 * time.Hour).Truncate(24 * time.Hour) }
