package coordination

import "jaring/web/ui"

// EntriesView is the table of all entries of a cycle.
type EntriesView struct {
	Sub      string
	Download ui.Action // the same list as CSV
	Filters  ui.FiltersView
	Rows     []ListedEntry
	Choose   bool // rows may be chosen for a bulk act
	Pager    ui.PagerView
	Empty    ui.EmptyView
}

// ListedEntry is one entry in the table.
type ListedEntry struct {
	ID, Code, Name, Unit string
	Href                 string
	Kind                 string // level of the school, or what else the unit is
	District             string
	Status               string
	DeferredTo           int
	Sent                 string
}
