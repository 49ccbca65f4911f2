package unitdesk

import (
	"strconv"

	"jaring/web/href"
	"jaring/web/ui"
)

// IndicatorView is one indicator as a question.
type IndicatorView struct {
	Entry
	Code, Official string
	No, Place, Of  int // number in the guideline; 1 of 20
	Mandatory      bool
	Question, Sub  string
	Version        string
	Errors         Errors
	Conflict       *Conflict
	Writing        Writing
	Stopped        string // why nothing can be saved any more

	Bases      []ui.Option // where there is a choice; empty: none
	Basis      string      // the chosen one
	BasisName  string
	Levels     []ui.Level
	Level      string // chosen
	Note       string
	Needs      []string // what counts as evidence
	NeedsTitle string
	Guide      string   // address of what is said of good evidence
	Cautions   []string // of the instrument
	Files      []ui.FileView
	FileCount  string
	Full       bool
	Asked      string // what an assessor asked for here
	Price      PriceView
}

// PriceView is what the levels are worth.
type PriceView struct {
	Sub  string // "Bobot 3. Dihitung dengan 120 inovasi kota."
	Rows []PriceRow
	Next string // what the next level adds
}

// PriceRow is one level.
type PriceRow struct {
	Level, Points, Index string
	Own                  bool
}

func (v IndicatorView) kicker() string {
	text := "Indikator " + strconv.Itoa(v.No) + " · " + v.Official
	if v.Mandatory {
		text += " · wajib"
	}
	return text + " · " + strconv.Itoa(v.Place) + " dari " + strconv.Itoa(v.Of)
}

func (v IndicatorView) actions() []ui.Action {
	return []ui.Action{
		{Label: "Simpan dan lanjut", Kind: ui.Primary, Name: "go", Value: "next"},
		{Label: "Simpan dan kembali", Name: "go", Value: "back"},
	}
}

// chooseBasis is whether the measure is asked before the levels.
func (v IndicatorView) chooseBasis() bool { return len(v.Bases) > 0 && v.Basis == "" }

func (v IndicatorView) otherBasis() string {
	return href.EntryIndicator(v.ID, v.Code) + "?ukuran=ganti"
}
