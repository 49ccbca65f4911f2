package coordination

import "jaring/web/ui"

// BoardView is the page on which entries are given to assessors.
type BoardView struct {
	Year      int
	Sub       string
	Filters   ui.FiltersView
	Rows      []BoardRow
	Pager     ui.PagerView
	Empty     ui.EmptyView
	Assessors []AssessorOption
	Due       ui.DateField
	Errors    []ui.FieldError
	Done      string
	Back      string // query to come back to
}

// BoardRow is one entry that may be assigned.
type BoardRow struct {
	ID, Code, Name, Unit string
	Href                 string
	Status               string
	Sent                 string
	Sheets               []SheetMark
	Barred               string // who may not judge it
	On                   bool
}

// SheetMark is one sheet of an entry.
type SheetMark struct {
	ID, Name string
	Word     string
	State    ui.State
}

// AssessorOption is one assessor to choose, with the load so far.
type AssessorOption struct {
	ID, Name, Load string
	On             bool
}

// UnassignView asks whether to take a sheet back.
type UnassignView struct {
	ID, Assessor, Entry, Unit string
	Finished                  bool
}
