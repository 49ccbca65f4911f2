package iid

import "slices"

// MaxLevel is the highest level of an indicator; 0 means not filled or no valid evidence. The schema of the instrument
// files fixes it for all years.
const MaxLevel = 3

// Instrument is one year's way of measuring. Instruments are shared: read them, do not change them.
type Instrument struct {
	Year       int    // the year asked for
	FileYear   int    // the year of the file; differs from Year within the outlook of a newer file
	SHA256     string // of the file's bytes, in hexadecimal
	Title      string
	LegalBasis []string

	Completeness Completeness
	Structure    Structure

	Formula        *Formula // nil: unknown, no index can be computed for the year
	BasicServices  []string // codes of the functions that count for the gate (UU 23/2014, art. 12(1))
	CountIndicator CountIndicator
	Confidence     map[string]Confidence // of each number of the formula, by its key in the file

	Categories  []Category // from high to low
	Eligibility Eligibility
	Variables   []Variable
	Functions   []Function // the 38 urusan
	Indicators  []Indicator
	Outlook     []Outlook
	Sources     []Source
}

// Formula holds the numbers of the index. Scores are hundredths of points.
type Formula struct {
	TotalMaxX100    int // what the index divides by: the three maxima together
	SPDMaxX100      int
	MaturityMaxX100 int
	CountMaxX100    int

	DivisorMin            int // the mean divides by at least this
	CountWeightX100       int
	CountCap              int  // entries beyond it add no count score
	BasicServicesRequired *int // fewer distinct basic services cost the whole count score; nil: no gate is known
}

// Confidence says how well a number is known: official_guideline, official_statement, secondary, inferred, conflicting or
// unknown.
type Confidence string

// OfficialGuideline is the confidence of what was read in a document of the Ministry.
const OfficialGuideline Confidence = "official_guideline"

// Completeness says for each part of a file, in free text, how complete it is.
type Completeness struct {
	SID, SPD, Formula, Categories, Evidence, Functions string
}

// Structure names the aspects and counts the variables and indicators.
type Structure struct {
	Aspects                       []Name
	VariableCount, IndicatorCount int
}

// Name is a code with its display name.
type Name struct {
	Code, Name string
}

// CountIndicator is no. 36, the number of innovations: computed, never claimed.
type CountIndicator struct {
	Code         string
	No, PortalNo int
	Variable     string
	Name         string
}

// Category is a band of the rounded index, both ends included.
type Category struct {
	Code, Name       string
	MinX100, MaxX100 int
}

// Eligibility says which innovations may be reported.
type Eligibility struct {
	WindowFrom, WindowTo Date     // of implementation; empty: unknown
	DevelopmentInWindow  *bool    // true: earlier ones count when they were developed inside the window
	MinWordsDesign       *int     // words of rancang bangun in total
	Mandatory            []string // codes of indicators; nil: the list is unknown
	Notes                []string
}

// Date is a day as YYYY-MM-DD, which also sorts as text.
type Date string

// Variable groups the indicators of an aspect.
type Variable struct {
	Code   string
	Aspect Aspect
	Name   string
}

// Function is one of the 38 urusan.
type Function struct {
	Code, Name   string
	BasicService bool
}

// Outlook announces the numbers of a later year that has no file of its own.
type Outlook struct {
	Year, DivisorMin, BasicServicesRequired int
	Confidence                              Confidence
}

// Source is where numbers of a file come from.
type Source struct {
	Title, Ref string
	Confidence Confidence
}

// Indicator finds an indicator by its code, such as "sid-16".
func (in *Instrument) Indicator(code string) (*Indicator, bool) {
	i := slices.IndexFunc(in.Indicators, func(i Indicator) bool { return i.Code == code })
	if i < 0 {
		return nil, false
	}
	return &in.Indicators[i], true
}

// SPD returns the region's own rows, in the order of spd_levels.
func (in *Instrument) SPD() []Indicator { return in.rows(AspectSPD) }

// SID returns the rows of an innovation, in the order of levels.
func (in *Instrument) SID() []Indicator { return in.rows(AspectSID) }

// rows relies on the files' order: SPD rows first, checked on loading.
func (in *Instrument) rows(aspect Aspect) []Indicator {
	split := slices.IndexFunc(in.Indicators, func(i Indicator) bool { return i.Aspect == AspectSID })
	if split < 0 {
		split = len(in.Indicators)
	}
	if aspect == AspectSPD {
		return in.Indicators[:split:split]
	}
	return in.Indicators[split:]
}

// Function finds an urusan by its code.
func (in *Instrument) Function(code string) (Function, bool) {
	i := slices.IndexFunc(in.Functions, func(f Function) bool { return f.Code == code })
	if i < 0 {
		return Function{}, false
	}
	return in.Functions[i], true
}

// Category returns the band that holds a rounded index; false outside 0 to 100.00.
func (in *Instrument) Category(indexX100 int) (Category, bool) {
	for _, c := range in.Categories {
		if c.MinX100 <= indexX100 && indexX100 <= c.MaxX100 {
			return c, true
		}
	}
	return Category{}, false
}

// CategoryName is the name of a category's code in the year's own words; a year without an instrument takes those of the
// newest one that has the code. An unknown code is returned as it is.
func CategoryName(year int, code string) string {
	years := append(Years(), year)
	for i := len(years) - 1; i >= 0; i-- {
		in, err := ForYear(years[i])
		if err != nil {
			continue
		}
		for _, c := range in.Categories {
			if c.Code == code {
				return c.Name
			}
		}
	}
	return code
}
