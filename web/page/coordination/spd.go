package coordination

import (
	"strconv"

	"jaring/web/ui"
)

// RegionalView is the region's part of a cycle.
type RegionalView struct {
	Year     int
	Years    []YearLink
	Sub      string
	Saved    string // "Tersimpan 14.05 WIB"; empty: nothing was saved just now
	Overtook bool   // somebody else saved meanwhile: the form shows both
	Unknown  string // why nothing can be entered; empty: it can
	Write    bool
	ByLevel  bool
	Rows     []RegionalRow
	Groups   []string // names of the indicators where only a total is known
	Total    RegionalTotal
	Previous string // "Tahun 2025: 41,00 poin"; empty: none
	Errors   []ui.FieldError
}

// RegionalRow is one indicator as it stands in the form.
type RegionalRow struct {
	Code, No, Name   string
	Proof            string // what counts as evidence; empty: unknown
	Value            string // the chosen level as text; empty: none yet
	Levels           []ui.Option
	Word             string // the level in words, for those who only read
	Points           string
	Note             string
	Version          string
	Previous         string // "2025: tingkat 2"; empty: none
	LevelErr, NotErr string
	Edited           string // who saved it last, when
}

// RegionalTotal is the total as it stands in the form.
type RegionalTotal struct {
	Value, Note, Version, Most string
	Error, NoteError           string
	Edited                     string
}

// levelWord is a level where there are no labels for it.
func levelWord(level int) string { return "Tingkat " + strconv.Itoa(level) }

func (r RegionalRow) id() string { return r.Code }

func (r RegionalRow) class() string {
	if r.LevelErr != "" || r.NotErr != "" {
		return "spd-row spd-bad"
	}
	return "spd-row"
}
