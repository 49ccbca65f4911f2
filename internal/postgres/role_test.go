package postgres_test

import (
	"strings"
	"testing"

	"jaring/internal/fault"
	"jaring/internal/postgres"
	"jaring/internal/testdb"
)

// appendOnly are the tables whose rows must stay as they were written.
var appendOnly = []string{"history", "decision", "receipt", "evidence_version", "index_result", "blob"}

func TestRole_CannotRewriteHistory(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	for _, table := range appendOnly {
		column, err := postgres.Value[string](t.Context(), d.DB,
			"SELECT attname::text FROM pg_attribute WHERE attrelid = @table::text::regclass AND attnum = 2", postgres.Args{"table": table})
		if err != nil {
			t.Fatal(err)
		}
		for _, sql := range []string{
			"UPDATE " + table + " SET " + column + " = " + column,
			"DELETE FROM " + table,
			"TRUNCATE " + table + " CASCADE",
			"ALTER TABLE " + table + " DISABLE TRIGGER ALL",
		} {
			_, err := postgres.Exec(t.Context(), d.DB, sql, nil)
			if err == nil || fault.KindOf(err) != fault.KindInternal || !strings.Contains(err.Error(), "42501") {
				t.Errorf("%s: %v", sql, err)
			}
		}
	}
}

// TestRole_OwnerCannotEither: the trigger stops what the grants do not.
func TestRole_OwnerCannotEither(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	if _, err := d.Owner.Exec(t.Context(), "INSERT INTO history (subject, subject_id, act) VALUES ('region', '1', 'test')"); err != nil {
		t.Fatal(err)
	}
	for _, sql := range []string{"UPDATE history SET act = 'x'", "DELETE FROM history", "TRUNCATE history"} {
		if _, err := d.Owner.Exec(t.Context(), sql); err == nil {
			t.Errorf("%s went through", sql)
		}
	}
}

func TestRole_OwnsNothing(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	owned, err := postgres.Column[string](t.Context(), d.DB,
		"SELECT relname::text FROM pg_class WHERE relowner = 'jaring_app'::regrole UNION SELECT proname::text FROM pg_proc WHERE proowner = 'jaring_app'::regrole", nil)
	if err != nil || len(owned) > 0 {
		t.Errorf("owns %v, %v", owned, err)
	}
	if _, err := postgres.Exec(t.Context(), d.DB, "CREATE TABLE mine (x int)", nil); err == nil {
		t.Error("may create tables")
	}
	if _, err := postgres.Exec(t.Context(), d.DB, "INSERT INTO entry_status VALUES ('x')", nil); err == nil {
		t.Error("may add a status")
	}
}
