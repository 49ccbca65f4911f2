package postgres

import (
	"maps"
	"slices"

	"jaring/internal/fault"
)

// MessageNames, MessageFor and MessageParts show the table to tests that need a database, which only tests outside this
// package can have.
func MessageNames() []string { return slices.Sorted(maps.Keys(messages)) }

func MessageFor(name string) (*fault.Error, bool) {
	m, ok := messages[name]
	return m.fault(nil), ok
}

func MessageParts() int {
	return len(regionMessages) + len(entryMessages) + len(screeningMessages) + len(successionMessages) + len(messageMessages)
}
