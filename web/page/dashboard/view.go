// Package dashboard holds the pages that officials read: one sentence with the answer first, then the figures behind it.
package dashboard

import "jaring/web/ui"

// EducationView is the education office's summary.
type EducationView struct {
	Heading  string
	Sub      string // who and when
	Years    []ui.NavItem
	Lead     string // the answer in one or two sentences
	Bullets  []ui.BulletView
	Coverage ui.CoverageView
	Covered  string // "92 dari 181 sekolah sudah mengirim…"
	NotBegun NotBegun
	Reasons  ui.BarsView
	Help     string // what answers the most frequent reason
	Leadless string // how many innovations have lost their lead, "" for none
	Levels   []LevelRow
	Total    LevelRow
	Over     *Over
	Events   []EventRow
	CSV      string
	All      string // address of the coverage
}

// LevelRow is the way of one level's entries from registered to passed.
type LevelRow struct {
	Label                                  string
	Registered, Submitted, Decided, Passed int
	Share                                  string // of the submitted that passed
	Meter                                  ui.MeterView
}

// NotBegun are some of the schools that have not begun.
type NotBegun struct {
	Count string // of all of them
	Href  string // their list
	Rows  []SchoolRow
}

// Over is the entries sent by the end of each day, beside the year before on the same day.
type Over struct {
	Title string
	Chart LineView
}

// EventRow is an activity around the cycle.
type EventRow struct{ Day, Month, Title, Sub string }

// CoverageView lists every school.
type CoverageView struct {
	Heading string
	Lead    string
	Tallies []ui.Tally
	Filters ui.FiltersView
	Rows    []SchoolRow
	Pager   ui.PagerView
	CSV     string
	All     string // address of the list without a filter
	Summary string // address of the year's summary
}

// SchoolRow is one school.
type SchoolRow struct {
	Name, Level, NPSN, District string
	State                       ui.State
	Word                        string // the state in words
	Last                        string // date of the last step; "" while there is none
}

func (r SchoolRow) last() string {
	if r.Last == "" {
		return "—"
	}
	return r.Last
}

// RegionView is the leaders' page: no more than one screen.
type RegionView struct {
	Heading string
	Sub     string
	Years   []ui.NavItem
	Lead    string
	Scale   *ui.ScaleView
	Bullets []ui.BulletView
	Reasons ui.BarsView
	Next    []ui.KV // what needs a decision, each leading to its list
}
