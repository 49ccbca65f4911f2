package iid

import (
	"strconv"
	"strings"
)

// Aspect is one of the two halves of an instrument.
type Aspect string

// The aspects: Satuan Pemerintahan Daerah, scored once per region, and Satuan Inovasi Daerah, scored per innovation.
const (
	AspectSPD Aspect = "spd"
	AspectSID Aspect = "sid"
)

// Indicator is one row of an instrument. Its score is weight × level.
type Indicator struct {
	Code       string // such as "spd-02a" or "sid-16"; the same in all years
	No         int    // in the guideline; rows a and b share it
	PortalNo   int    // as the Ministry's portal shows it
	Aspect     Aspect
	Variable   string // code; empty: unknown
	Name       string
	WeightX100 *int  // nil: unknown
	Mandatory  *bool // nil: the year's list is unknown
	Unit       Unit  // of the levels' bounds; empty without bounds
	Levels     []Level
	Bases      []Basis   // alternative measures of which exactly one is chosen; mostly none
	Evidence   *Evidence // nil: unknown
	Notes      []string
	Confidence Confidence // where it differs from the sources'; may be empty
}

// Unit is what bounds measure: count, day, month, percent, percentage_point or index_point.
type Unit string

// Level is one of the levels 1 to [MaxLevel]. A level is chosen by a person and checked by another, never derived from the
// bounds: printed ranges overlap and leave gaps.
type Level struct {
	Level  int
	Label  string
	Bounds *Bounds // nil: nothing is measured
}

// Bounds is a range with both ends included; nil is open.
type Bounds struct {
	MinX100, MaxX100 *int
}

// Basis is one of several ways to measure an indicator.
type Basis struct {
	Code, Name   string
	Unit         Unit
	Levels       []Level
	EvidenceNote string
}

// Evidence says what proves a level.
type Evidence struct {
	Note   string
	Kinds  []string // pdf, jpg, png, mp4, mov, link; nil: not found
	Window *Window  // nil: none stated
}

// Window says which years a document or its data must cover; T-0 is the instrument's year.
type Window struct {
	Rule           string // range, compare, implementation_year or in_force
	YearsBack      *int   // n: the oldest year is T-n
	IncludeCurrent *bool  // whether T-0 counts; nil: the source does not say
	BeforeYear     *int
	Note           string
}

// Plain writes the relative years in an instrument's texts as years: T-0 is the instrument's own.
func Plain(text string, year int) string {
	return strings.NewReplacer("T-0", strconv.Itoa(year), "T-1", strconv.Itoa(year-1), "T-2", strconv.Itoa(year-2)).Replace(text)
}

// Range returns the first and the last year that a document of the instrument's year must be of, both included; false where
// the rule is another one. Where the source does not say whether T-0 counts, it does: nobody is warned of it.
func (w *Window) Range(year int) (from, to int, ok bool) {
	if w == nil || w.Rule != "range" || w.YearsBack == nil {
		return 0, 0, false
	}
	if to = year; w.IncludeCurrent != nil && !*w.IncludeCurrent {
		to--
	}
	return year - *w.YearsBack, to, true
}

// PointsX100 returns the row score of a level, in hundredths of points; false when the weight is unknown or there is no
// such level.
func (i *Indicator) PointsX100(level int) (int, bool) {
	if i.WeightX100 == nil || level < 0 || level > MaxLevel {
		return 0, false
	}
	return *i.WeightX100 * level, true
}

// NextLevelX100 returns what reaching the next level adds to the score, in hundredths of points; false at the top level or
// when the weight is unknown.
func (i *Indicator) NextLevelX100(level int) (int, bool) {
	now, known := i.PointsX100(level)
	next, exists := i.PointsX100(level + 1)
	return next - now, known && exists
}

// Basis finds a basis by its code.
func (i *Indicator) Basis(code string) (*Basis, bool) {
	for n := range i.Bases {
		if i.Bases[n].Code == code {
			return &i.Bases[n], true
		}
	}
	return nil, false
}
