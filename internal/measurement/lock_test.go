package measurement

import (
	"strings"
	"testing"
	"time"

	"jaring/internal/fault"
)

// while runs act against a transaction of somebody else that has changed something in the year and not committed yet. It
// returns when act has.
func (w *world) while(t *testing.T, change string, act func()) {
	t.Helper()
	tx, err := w.Owner.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Exec(t.Context(), "UPDATE cycle SET version = version + 1 WHERE year = 2026"); err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Exec(t.Context(), change); err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() { defer close(done); act() }()
	w.untilBlocked(t, done)
	if err := tx.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	<-done
}

// untilBlocked returns when somebody waits for a lock, or nobody ever will.
func (w *world) untilBlocked(t *testing.T, done <-chan struct{}) {
	t.Helper()
	for w.Count(t, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") == 0 {
		select {
		case <-done:
			return
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// A result must not mix the entries of one moment with the settings of another.
func TestCompute_WaitsForTheYear(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var result Result
	var err error
	w.while(t, "UPDATE cycle SET rejected_in_divisor = true WHERE year = 2026", func() {
		result, err = w.s.Compute(t.Context(), w.koord, 2026, Claimed)
	})
	if err != nil || !strings.Contains(result.Input, `"rejected_in_divisor": true`) {
		t.Errorf("%s, %v", result.Input, err)
	}
}

func TestSaveRegional_WaitsForTheYear(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var err error
	insert := "INSERT INTO regional_level (year, indicator, level, updated_by) VALUES (2026, 'spd-01', 1, '" + w.koord.PersonID + "')"
	w.while(t, insert, func() {
		draft := RegionalDraft{Levels: map[string]LevelDraft{"spd-01": {Level: "2"}}}
		err = w.s.SaveRegional(t.Context(), w.koord, 2026, draft)
	})
	if f, ok := fault.As(err); !ok || f.Kind != fault.KindConflict || f.Field(FieldLevel("spd-01")) == "" {
		t.Errorf("%v", err)
	}
}
