package postgres_test

import (
	"slices"
	"testing"

	"jaring/internal/fault"
	"jaring/internal/postgres"
	"jaring/internal/testdb"
)

// constraintNames are all names that PostgreSQL can put into an error: constraints of tables and domains, unique indexes
// without a constraint, and the names that our own triggers raise.
const constraintNames = `
	SELECT conname::text FROM pg_constraint
	WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'f', 'p', 'u', 'x')
	UNION
	SELECT c.relname::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
	WHERE i.indisunique AND c.relnamespace = 'public'::regnamespace
	UNION
	SELECT m[1] FROM pg_proc p, regexp_matches(p.prosrc, 'CONSTRAINT = ''([a-z_]+)''', 'g') m
	WHERE p.pronamespace = 'public'::regnamespace`

// TestMessages_EveryConstraint fails for a constraint without a message and for a message without a constraint.
func TestMessages_EveryConstraint(t *testing.T) {
	t.Parallel()
	names, err := postgres.Column[string](t.Context(), testdb.New(t).DB, constraintNames, nil)
	if err != nil || len(names) < 100 {
		t.Fatalf("%d constraints, %v", len(names), err)
	}
	for _, name := range names {
		if m, ok := postgres.MessageFor(name); !ok || m.Message == "" {
			t.Errorf("constraint %s has no message", name)
		}
	}
	for _, name := range postgres.MessageNames() {
		if !slices.Contains(names, name) {
			t.Errorf("message for %s, which the schema does not have", name)
		}
	}
}

// TestMessages_Disjoint guards against one name in two of the tables, where the later would win unseen.
func TestMessages_Disjoint(t *testing.T) {
	t.Parallel()
	if got := len(postgres.MessageNames()); got != postgres.MessageParts() {
		t.Errorf("%d messages, the parts have %d", got, postgres.MessageParts())
	}
}

func TestMessages_FieldOnlyWhereCorrectable(t *testing.T) {
	t.Parallel()
	for _, name := range postgres.MessageNames() {
		m, _ := postgres.MessageFor(name)
		if len(m.Fields) > 0 && m.Kind != fault.KindInvalid {
			t.Errorf("%s: a field, but kind %v", name, m.Kind)
		}
	}
}
