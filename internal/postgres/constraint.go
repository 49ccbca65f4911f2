package postgres

import (
	"maps"

	"jaring/internal/fault"
)

// message is what people read when a named constraint refuses their change.
type message struct {
	kind  fault.Kind
	field string // the form field, named like the column; "" when the refusal is about no single field
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
var messages = merge(regionMessages, entryMessages, screeningMessages, successionMessages, messageMessages)

func merge(parts ...map[string]message) map[string]message {
	all := map[string]message{}
	for _, part := range parts {
		maps.Copy(all, part)
	}
	return all
}

// invalid is a value that the person can correct.
func invalid(field, text string) message { return message{fault.KindInvalid, field, text} }

// conflict is something that somebody else did first.
func conflict(text string) message { return message{fault.KindConflict, "", text} }

// choice is a value that the form does not offer.
func choice(field string) message {
	return invalid(field, "Pilih salah satu pilihan yang tersedia.")
}

// gone is a row that was chosen and is not there.
func gone(field, what string) message { return invalid(field, what+" yang dipilih tidak ditemukan.") }

// ours is what no form can cause: the program itself is wrong.
func ours() message { return message{fault.KindInternal, "", fault.Internal(nil).Message} }
