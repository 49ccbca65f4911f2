package cycle

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"jaring/internal/fault"
	"jaring/internal/iid"
)

// reader turns typed text into values and collects what is wrong, in the order in which it is asked.
type reader struct {
	wrong []fault.Field
}

func (r *reader) reject(field, format string, args ...any) {
	r.wrong = append(r.wrong, fault.Field{Name: field, Message: fmt.Sprintf(format, args...)})
}

func (r *reader) rejected(field string) bool {
	return slices.ContainsFunc(r.wrong, func(f fault.Field) bool { return f.Name == field })
}

func (r *reader) err() error {
	if len(r.wrong) == 0 {
		return nil
	}
	return fault.Invalid("", r.wrong...)
}

// number reads a whole number written in digits only; name starts the message.
func (r *reader) number(field, name, text string, least, most int) int {
	text = strings.TrimSpace(text)
	if text == "" {
		r.reject(field, "Isi %s", lower(name))
		return 0
	}
	n, err := strconv.Atoi(text)
	switch {
	case strings.Trim(text, "0123456789") != "":
		r.reject(field, "%s harus bilangan bulat, ditulis dengan angka saja", name)
	case err != nil || n < least || n > most:
		r.reject(field, "%s harus antara %d dan %d", name, least, most)
	}
	return n
}

// day reads YYYY-MM-DD as midnight UTC, the way dates come from the database.
func (r *reader) day(field, name, text string) time.Time {
	text = strings.TrimSpace(text)
	if text == "" {
		r.reject(field, "Isi %s", lower(name))
		return time.Time{}
	}
	t, err := time.Parse(dateForm, text)
	if err != nil {
		r.reject(field, "%s harus tanggal yang ada, misalnya 1 Januari 2024", name)
		return time.Time{}
	}
	r.plausible(field, name, t.Year())
	return t
}

// moment reads a local time of WIB exactly: what was typed to the minute means the minute's first second.
func (r *reader) moment(field, name, text string) time.Time {
	for _, form := range []string{minuteForm, secondForm, millisecondForm} {
		t, err := time.ParseInLocation(form, strings.Replace(text, " ", "T", 1), WIB)
		if err == nil && t.Format(form) == strings.Replace(text, " ", "T", 1) {
			r.plausible(field, name, t.Year())
			return t
		}
	}
	r.reject(field, "%s harus tanggal dan jam yang ada, misalnya 30 Juni 2026 pukul 23.59", name)
	return time.Time{}
}

func (r *reader) plausible(field, name string, year int) {
	if year < firstYear-20 || year > lastYear {
		r.reject(field, "%s harus antara tahun %d dan %d", name, firstYear-20, lastYear)
	}
}

// answer reads the answer to an open question; nil is no answer.
func (r *reader) answer(field, text string) *bool {
	switch text {
	case Undecided:
		return nil
	case Yes, No:
		return new(text == Yes)
	}
	r.reject(field, "Pilih belum diputuskan, ya, atau tidak")
	return nil
}

// counted reads what Counted writes.
func (r *reader) counted(field, text string) []iid.Stage {
	if text == Undecided {
		return nil
	}
	codes := strings.Split(text, ",")
	stages := stagesOf(codes)
	if Counted(stages) != text {
		r.reject(field, "Pilih salah satu jawaban yang tersedia")
	}
	return stages
}

func lower(name string) string { return strings.ToLower(name[:1]) + name[1:] }
