package coordination

import "jaring/web/ui"

// YearLink leads to the same page of another cycle.
type YearLink struct {
	Year    int
	Href    string
	Current bool
}

// IndexView is the page of a cycle's index.
type IndexView struct {
	Year    int
	Years   []YearLink
	Sub     string // when and from what the newest result was computed
	Missing string // why nothing can be computed now; empty: it can
	Remedy  ui.Action
	Changed bool   // a new computation would differ from what is shown
	FormKey string // of the button; empty: the reader may not compute
	Result  *ResultView
	Input   string // address of the newest input, as a file
	Receipt string // address of the newest receipt
	History []HistoryRow
	Pager   ui.PagerView
}

// ResultView is a result with the other basis beside it.
type ResultView struct {
	Basis    string // the basis of the large figure: Terverifikasi or Mandiri
	Verified bool   // whether that is the verified one
	Index    string // "56,38"
	Category string
	Lines    []string // what the figure says: the way to the next band, the gap between both bases
	Scale    ui.ScaleView
	Parts    []PartRow
	Total    PartRow
	Gate     GateView
	Assumed  []string // answers that were only assumed
	Notes    []string
}

// PartRow is one term of the index; figures are written out, "belum dihitung" included.
type PartRow struct {
	Title, Sub string
	Meter      ui.MeterView
	Verified   string
	Claimed    string
	Most       string
	Index      string // in index points, of the large figure's basis
}

// GateView says which basic services are covered and what that costs or could cost.
type GateView struct {
	Title, Text string
	Loss        string // the price, "−18,24 poin indeks"; empty: none
	Tone        ui.Tone
	Services    []ServiceRow
}

// ServiceRow is one of the basic services.
type ServiceRow struct {
	Name    string
	Entries int
	Covered bool
}

// HistoryRow is a result in the list.
type HistoryRow struct {
	Href, At, Basis, Index, Category, By string
}

// state is the knot beside a service.
func (s ServiceRow) state() ui.State {
	if s.Covered {
		return ui.Done
	}
	return ui.NotBegun
}

// class is the panel's edge: what is missing is louder than what is only tight.
func (g GateView) class() string { return "gate " + string(g.Tone) }

func (r ResultView) basisClass() string {
	if r.Verified {
		return "kicker word-daun"
	}
	return "kicker word-info"
}

// ReceiptView is one result with everything it rests on.
type ReceiptView struct {
	Kicker, Title, Sub string
	Input              string // address of the exact input, as a file
	FileName           string
	Same               bool
	Facts              []ui.KV
	Result             ResultView
	Difference         *ui.Figures // term by term from the result before; nil for the first
	DifferenceTitle    string
	Settings           []SettingRow
	Region             []RegionRow // empty where a total was entered
	Entries            []EntryRow
	EntriesAside       string
}

// SettingRow is an open question of the guideline as it was answered.
type SettingRow struct {
	Question, Answer string
	Assumed          bool
}

// RegionRow is one of the region's indicators in a result.
type RegionRow struct {
	No, Name, Points string
	Level            int
}

// EntryRow is one entry in a result.
type EntryRow struct {
	Code, Name, Unit, Stage, Service, Levels, Maturity string
	Counts                                             string // "dihitung", or why not
	Counted                                            bool
}
