package innovation

import (
	"strings"
	"unicode/utf8"

	"jaring/internal/cycle"
)

// InnovatorInput is an innovator as people type it. Since is YYYY-M-D.
type InnovatorInput struct {
	Name       string
	Position   string
	Since      string
	MayBeNamed bool
}

func (in InnovatorInput) apply(i *Innovator) problems {
	var wrong problems
	i.Name, i.Position, i.MayBeNamed = oneLine(in.Name), oneLine(in.Position), in.MayBeNamed
	if utf8.RuneCountInString(i.Name) < 2 {
		wrong.add("name", "Tulis nama inovator, paling sedikit 2 huruf")
	} else {
		wrong.text("name", "Nama inovator", i.Name, maxPerson)
	}
	wrong.text("position", "Jabatan", i.Position, maxPerson)
	if since := wrong.day("since", "Tanggal mulai", in.Since); since != nil {
		i.Since = *since
	} else if strings.TrimSpace(in.Since) == "" {
		wrong.add("since", "Tulis tanggal mulai, misalnya 4 Maret 2024")
	}
	if i.Until != nil && i.Since.After(*i.Until) {
		wrong.add("since", "Tanggal mulai tidak boleh sesudah tanggal berhenti")
	}
	return wrong
}

// LeaveReasons says why an innovator does not carry the innovation on.
var LeaveReasons = []Option{
	{"transferred", "Mutasi", "Pindah tugas ke unit lain."},
	{"promoted", "Promosi", "Naik jabatan."},
	{"retired", "Pensiun", ""},
	{"other", "Lainnya", ""},
}

// LeaveInput is the end of somebody's part in an innovation. SuccessorID may name who leads from now on.
type LeaveInput struct {
	Until       string // YYYY-M-D
	Reason      string // code of LeaveReasons
	SuccessorID string
}

func (in LeaveInput) apply(i *Innovator) problems {
	var wrong problems
	until := wrong.day("until", "Tanggal berhenti", in.Until)
	switch {
	case strings.TrimSpace(in.Until) == "":
		wrong.add("until", "Tulis tanggal berhenti, misalnya 1 Juli 2026")
	case until != nil && until.Before(i.Since):
		wrong.add("until", "Tanggal berhenti tidak boleh sebelum tanggal mulai, "+cycle.Day(i.Since))
	}
	if !known(LeaveReasons, in.Reason) {
		wrong.add("reason", "Pilih alasan berhenti")
	}
	i.Until, i.LeftBecause = until, in.Reason
	return wrong
}
