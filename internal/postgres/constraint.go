package postgres

import "jaring/internal/fault"

// message is what people read when a named constraint refuses their change.
type message struct {
	kind  fault.Kind
	field string // form field, "" when the refusal is about no single field
	text  string // Indonesian
}

func (m message) fault(cause error) *fault.Error {
	e := &fault.Error{Kind: m.kind, Message: m.text, Err: cause}
	if m.field != "" {
		e.Add(m.field, m.text)
	}
	return e
}

// messages holds every constraint and unique index of the schema; a test compares it with the migrated database.
var messages = map[string]message{}
