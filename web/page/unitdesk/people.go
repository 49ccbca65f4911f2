package unitdesk

import "jaring/web/ui"

// PeopleView is everybody behind an innovation.
type PeopleView struct {
	Entry
	Active, Former []Person
	Writable       bool // names may be added and corrected
	Own            bool // the actor's unit: lead, leaving and consent may change
	Handover       bool // somebody leads or led, so that there is something to hand over
	Leadless       bool // nobody leads now
	Leads          []LeadStep
	Add            PersonForm
}

// LeadStep is one hand-over: from whom to whom, and where its record is.
type LeadStep struct{ From, To, At, Number, Href string }

// HandoverView asks for a new lead and a short record.
type HandoverView struct {
	Entry
	Key, FromID, From      string
	Ended                  string // when and why the former lead left, "" while they lead
	Until                  ui.DateParts
	Reason                 string
	Reasons                []ui.Option
	Next                   string
	Candidates             []ui.Option
	NewName, Position      string
	State, Documents, Plan string
	Stopped                string // why nothing can be handed over
	Errors                 Errors
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
