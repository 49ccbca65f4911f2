package testsite

import (
	"log/slog"
	"testing"
	"time"

	"jaring/internal/testdb"
)

// Noon is a moment at which the sample region collects innovations.
var Noon = time.Date(2026, time.June, 18, 7, 5, 0, 0, time.UTC)

// Sample starts the program on the sample region as it looks at Noon, where the clock stands still. Its evidence lies in
// one folder for all tests.
func Sample(t testing.TB) *Site {
	t.Helper()
	db, dir := testdb.NewFilled(t, "sample", func(db *testdb.DB, dir string) error {
		db.SetNow(t, Noon)
		if err := inFolder(t, db, dir).App.FillSample(t.Context()); err != nil {
			return err
		}
		_, err := db.Owner.Exec(t.Context(), "ANALYZE")
		return err
	})
	db.SetNow(t, Noon)
	return inFolder(t, db, dir)
}

func inFolder(t testing.TB, db *testdb.DB, dir string) *Site {
	t.Helper()
	return Set(t, db, true, map[string]string{"JARING_BLOB": "file:" + dir}, slog.DiscardHandler)
}
