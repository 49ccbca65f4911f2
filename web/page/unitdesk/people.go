package unitdesk

import "jaring/web/ui"

// PeopleView is everybody behind an innovation.
type PeopleView struct {
	Entry
	Active, Former []Person
	Writable       bool // names may be added and corrected
	Own            bool // the actor's unit: lead, leaving and consent may change
	Add            PersonForm
}

// Person is one innovator as the list shows them.
type Person struct {
	ID, Name, Sub string
	Lead, Named   bool
	Version       string
	Href          string
}

// PersonForm is an innovator as typed.
type PersonForm struct {
	Key, Version   string
	Name, Position string
	Since          ui.DateParts
	Named          bool
	Errors         Errors
}

// PersonView is one innovator: correct, hand over, end.
type PersonView struct {
	Entry
	Person
	Writable bool
	Form     PersonForm
	Leave    LeaveForm
	Conflict *Conflict
}

// LeaveForm is the end of somebody's part as typed.
type LeaveForm struct {
	Until      ui.DateParts
	Reason     string
	Reasons    []ui.Option
	Successor  string
	Successors []ui.Option
	Errors     Errors
}
