package unitdesk

import "jaring/web/ui"

// DeskView is what a unit sees first.
type DeskView struct {
	Year     int
	Cycle    string // "IGA 2026"
	First    First
	Deadline Deadline
	Tasks    []ui.Task
	Entries  []ui.EntryRow
	Again    []ui.EntryRow // of earlier cycles, without an entry in this one
	Heading  string        // "Usulan sekolah ini di IGA 2026"
	Goal     Goal
	Remarks  []RemarkGroup
	Leads    []Leadless
	Stages   []ui.Step
}

// First is the one thing to do first.
type First struct {
	Kicker, Title, Text string
	Until               string // last moment for sending
	Turn                bool   // it is the unit's turn
	Main                ui.Action
	Other               *ui.Action
}

// Deadline is what is left of the window, by the server's clock.
type Deadline struct {
	Title  string
	Number string // "12", empty where there is nothing to count
	Unit   string // "hari lagi"
	Lines  []string
	Now    string
}

// Goal is the unit's place in one unit, one innovation.
type Goal struct {
	State ui.State
	Name  string // "1 sekolah 1 inovasi"
	Text  string
}

// RemarkGroup is what was said about one entry.
type RemarkGroup struct {
	Title string
	Href  string
	More  string
	List  []ui.Remark
}

// Leadless is an innovation whose lead has left or is about to.
type Leadless struct{ Name, Why, Href string }
