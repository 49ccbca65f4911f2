// Package screening holds the assessor's pages: the queue, the declaration, the sheet and its end.
package screening

import "jaring/web/ui"

// QueueView is the assessor's list of sheets.
type QueueView struct {
	Sub     string
	Next    string // address of the sheet to go on with, "" when nothing waits
	Piles   []ui.Tally
	Filters ui.FiltersView
	Rows    []QueueRow
	Empty   ui.EmptyView
	Summary string
}

// QueueRow is one sheet. A row with a Conflict shows that sentence instead of the entry's facts.
type QueueRow struct {
	ID, Code, Name, Unit string
	Service              string
	Claim                string // points
	Marked, Claims       int
	Due, Left            string
	Tag                  ui.TagView
	Again                bool // sent again since it was judged
	Conflict             string
}

// meter is green when every claim has been judged.
func (r QueueRow) meter() ui.MeterView {
	m := ui.MeterView{Value: r.Marked, Max: r.Claims}
	if r.Claims > 0 && r.Marked == r.Claims {
		m.Tone = ui.Good
	}
	return m
}

// StartView asks for the declaration before a sheet opens.
type StartView struct {
	ID, Code, Name, Unit string
	Facts                []ui.KV
	Again                bool // the unit has sent the entry anew
	Changes              []ui.Task
	Blocked              string
}

// ConflictView asks whether to give the sheet back.
type ConflictView struct {
	ID, Name, Unit string
}

// FinishView says what a sheet still needs, or what is about to be sent.
type FinishView struct {
	ID, Code, Name, Unit string
	Version              string
	Gaps                 []Gap
	Facts                []ui.KV
	Locked               string // why it cannot be sent any more
}

// Gap is one thing that is missing, and where to fill it in.
type Gap struct{ Text, Href string }
