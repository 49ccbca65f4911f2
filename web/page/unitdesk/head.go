// Package unitdesk is the pages of a unit: its desk, its entries as task lists, one question at a time, and what was sent.
// Views hold words and addresses; what they mean was decided before.
package unitdesk

import "jaring/web/ui"

// Entry names the entry that a page is about.
type Entry struct {
	ID, Name, Code string
	Year           int
	Status         string
	Next           int    // year a deferred entry waits for
	Saved          string // "Tersimpan 14.05 WIB"
}

// Errors are the messages of a refused form by the name of their field, in the order of the form.
type Errors []ui.FieldError

// Of is the message of a field, "" where it is in order.
func (e Errors) Of(field string) string {
	for _, x := range e {
		if x.Field == field {
			return x.Message
		}
	}
	return ""
}

// Conflict is what somebody else saved while the person was typing.
type Conflict struct {
	By, At string // who saved what stands there now, and when
	Rows   []ConflictRow
	Keep   string // address that leaves everything as it was saved
}

// ConflictRow is one field in which the two differ.
type ConflictRow struct{ Label, Mine, Theirs string }
