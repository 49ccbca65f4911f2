package screening_test

import (
	"testing"

	"jaring/internal/screening"
)

// Every act stands still while somebody else holds the entry's row, and until then it holds nothing that another act needs.
func TestActs_LockTheEntryFirst(t *testing.T) {
	t.Parallel()
	for name, prepare := range map[string]func(*testing.T, *world) func() error{
		"assign": func(_ *testing.T, w *world) func() error {
			form := screening.Assignment{Entries: []string{w.entry}, Assessors: []string{w.agus.PersonID}}
			return func() error { _, err := w.s.Assign(t.Context(), w.coordinator, form); return err }
		},
		"unassign": func(t *testing.T, w *world) func() error {
			sheet := w.assign(t, w.entry, w.agus)[0]
			return func() error { return w.s.Unassign(t.Context(), w.coordinator, sheet) }
		},
		"start": func(t *testing.T, w *world) func() error {
			sheet := w.assign(t, w.entry, w.agus)[0]
			return func() error { return w.s.Start(t.Context(), w.agus, sheet) }
		},
		"recuse": func(t *testing.T, w *world) func() error {
			sheet := w.assign(t, w.entry, w.agus)[0]
			return func() error { return w.s.Recuse(t.Context(), w.agus, sheet) }
		},
		"mark": func(t *testing.T, w *world) func() error {
			sheet := w.assign(t, w.entry, w.agus)[0]
			w.start(t, w.agus, sheet)
			in := screening.MarkInput{Indicator: "sid-16", Level: "2", ClaimVersion: "1"}
			return func() error { return w.s.SaveMark(t.Context(), w.agus, sheet, in) }
		},
		"conclude": func(t *testing.T, w *world) func() error {
			sheet := w.assign(t, w.entry, w.agus)[0]
			w.start(t, w.agus, sheet)
			in := w.conclusion(t, w.agus, sheet)
			return func() error { return w.s.SaveConclusion(t.Context(), w.agus, sheet, in) }
		},
		"finish": func(t *testing.T, w *world) func() error {
			sheet := w.assign(t, w.entry, w.agus)[0]
			w.fill(t, w.agus, sheet, "2")
			version := w.sheetVersion(t, sheet)
			return func() error { return w.s.Finish(t.Context(), w.agus, sheet, version) }
		},
		"decide": func(t *testing.T, w *world) func() error {
			w.ready(t, w.entry)
			r := w.ruling(t, w.entry, "decline")
			return func() error { return w.s.Decide(t.Context(), w.coordinator, w.entry, r) }
		},
		"override": func(t *testing.T, w *world) func() error {
			w.ready(t, w.entry)
			in := screening.Override{Version: w.version(t, w.entry), Indicator: "sid-17", Level: "2", Reason: "Surat tugas kedua terlampir."}
			return func() error { return w.s.SetVerification(t.Context(), w.coordinator, w.entry, in) }
		},
		"finalize": func(t *testing.T, w *world) func() error {
			w.ready(t, w.entry)
			w.decide(t, w.entry, "shortlist")
			version := w.version(t, w.entry)
			return func() error { return w.s.Finalize(t.Context(), w.coordinator, w.entry, version) }
		},
		"publish": func(t *testing.T, w *world) func() error {
			w.ready(t, w.entry)
			w.decide(t, w.entry, "shortlist")
			return func() error { return w.s.Publish(t.Context(), w.coordinator, w.entry) }
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.standsStill(t, prepare(t, w))
		})
	}
}

func (w *world) standsStill(t *testing.T, act func() error) {
	t.Helper()
	tx, err := w.Owner.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Exec(t.Context(), "SELECT FROM entry WHERE id = $1 FOR UPDATE", w.entry); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- act() }()
	for w.blocked(t) == 0 {
		select {
		case err := <-done:
			t.Fatalf("the act went on beside a locked entry: %v", err)
		default:
		}
	}
	for _, table := range []string{"review", "review_mark", "review_criterion", "verification", "decision", "innovation"} {
		w.Exec(t, "SELECT FROM "+table+" FOR UPDATE NOWAIT")
	}
	if err := tx.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Errorf("afterwards: %v", err)
	}
}

// blocked counts the connections that wait for a lock.
func (w *world) blocked(t testing.TB) int {
	t.Helper()
	return w.Count(t, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
}
