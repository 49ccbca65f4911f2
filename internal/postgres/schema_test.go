package postgres_test

import (
	"strings"
	"testing"

	"jaring/internal/postgres"
	"jaring/internal/testdb"
)

func TestCheckSchema(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	set := func(sql string) {
		t.Helper()
		if _, err := d.Owner.Exec(t.Context(), sql); err != nil {
			t.Fatal(err)
		}
	}
	have, err := postgres.Schema(t.Context(), d.DB)
	if err != nil || have == 0 || have != postgres.LatestSchema() {
		t.Errorf("schema %d of %d, %v", have, postgres.LatestSchema(), err)
	}
	if err := postgres.CheckSchema(t.Context(), d.DB); err != nil {
		t.Errorf("current: %v", err)
	}
	set("INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, true)")
	if err := postgres.CheckSchema(t.Context(), d.DB); err != nil {
		t.Errorf("newer: %v", err)
	}
	set("DELETE FROM goose_db_version WHERE version_id > 0")
	if err := postgres.CheckSchema(t.Context(), d.DB); err == nil || !strings.Contains(err.Error(), "jaring migrate") {
		t.Errorf("older: %v", err)
	}
	set("DROP TABLE goose_db_version")
	if have, err := postgres.Schema(t.Context(), d.DB); err != nil || have != 0 {
		t.Errorf("without our tables: %d, %v", have, err)
	}
}
