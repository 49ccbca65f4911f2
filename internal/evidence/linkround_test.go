package evidence_test

import (
	"testing"
	"time"

	"jaring/internal/evidence"
	"jaring/internal/evidence/visit"
)

// TestLinkRound asks for what is due, and for nothing else.
func TestLinkRound(t *testing.T) {
	t.Parallel()
	const day = 24 * time.Hour
	looked := func(result visit.Result, ago time.Duration) func(*testing.T, *world, string) {
		return func(t *testing.T, w *world, id string) {
			w.look(t, id, result)
			w.pass(t, ago)
		}
	}
	closing := func(left string, then func(*testing.T, *world, string)) func(*testing.T, *world, string) {
		return func(t *testing.T, w *world, id string) {
			w.Exec(t, "INSERT INTO cycle_window (year, stage, opens_at, closes_at) VALUES (2026, 'collection', '2026-01-01', app_now() + $1::interval)", left)
			then(t, w, id)
		}
	}
	status := func(s string) func(*testing.T, *world, string) {
		return func(t *testing.T, w *world, _ string) {
			w.Exec(t, "ALTER TABLE entry DISABLE TRIGGER USER")
			w.Exec(t, `UPDATE entry SET status = $1, round = 1, submitted_at = app_now(), decided_at = CASE WHEN $1 = 'shortlisted' THEN app_now() END,
				review_started_at = CASE WHEN $1 <> 'submitted' THEN app_now() END WHERE id = $2`, s, w.entry)
		}
	}
	open, silent := visit.Result{Verdict: visit.Reachable}, visit.Result{Verdict: visit.Unreachable}
	for name, c := range map[string]struct {
		arrange func(*testing.T, *world, string)
		due     bool
	}{
		"never looked at": {func(*testing.T, *world, string) {}, true},
		"a week ago":      {looked(open, 7*day+time.Minute), true},
		"this week":       {looked(open, 7*day-time.Minute), false},
		"gone, this week": {looked(visit.Result{Verdict: visit.Gone}, 6*day), false},
		"silent once":     {looked(silent, 11*time.Minute), true},
		"silent just now": {looked(silent, 9*time.Minute), false},
		"silent twice": {func(t *testing.T, w *world, id string) {
			looked(silent, 11*time.Minute)(t, w, id)
			looked(silent, 6*day)(t, w, id)
		}, false},
		"a day ago, closing in three days": {closing("71 hours", looked(open, day+time.Minute)), true},
		"a day ago, closing later":         {closing("73 hours", looked(open, day+time.Minute)), false},
		"a day ago, closed":                {closing("-1 hour", looked(open, day+time.Minute)), false},
		"today, closing in three days":     {closing("71 hours", looked(open, day-time.Minute)), false},
		"submitted":                        {status("submitted"), true},
		"under review":                     {status("in_review"), true},
		"decided":                          {status("shortlisted"), false},
		"of the sample region":             {func(t *testing.T, w *world, _ string) { w.Exec(t, "UPDATE innovation SET is_sample = true") }, false},
		"of the sample region, added by a person and silent once": {func(t *testing.T, w *world, id string) {
			w.Exec(t, "UPDATE innovation SET is_sample = true")
			looked(silent, 11*time.Minute)(t, w, id)
		}, true},
		"asked for just now": {func(t *testing.T, w *world, id string) {
			w.Exec(t, "INSERT INTO evidence_link (evidence_id, no) VALUES ($1, 1)", id)
		}, false},
		"asked for long ago and not done": {func(t *testing.T, w *world, id string) {
			w.Exec(t, "INSERT INTO evidence_link (evidence_id, no, asked_at) VALUES ($1, 1, app_now() - interval '61 minutes')", id)
		}, true},
		"removed": {func(t *testing.T, w *world, id string) { w.Exec(t, "UPDATE evidence SET removed_at = app_now()") }, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			id := w.addLink(t, address)
			w.addPDF(t, "satu")
			c.arrange(t, w, id)
			if err := w.checker(nil).Round(t.Context(), evidence.LinkRound{}); err != nil {
				t.Fatal(err)
			}
			const asked = "SELECT count(*) FROM job.river_job WHERE kind = 'check_link'"
			if n := w.Count(t, asked); n != 0 {
				t.Fatalf("%d where links are not looked at", n)
			}
			if err := w.checker(&looker{}).Round(t.Context(), evidence.LinkRound{}); err != nil {
				t.Fatal(err)
			}
			if n := w.Count(t, asked); (n == 1) != c.due || n > 1 {
				t.Errorf("asked for %d", n)
			}
		})
	}
}

// TestLinkRound_Bounded: the rest has its turn later.
func TestLinkRound_Bounded(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.Exec(t, `WITH v AS (INSERT INTO evidence (id, entry_id, slot, created_by)
		SELECT 'e' || lpad(n::text, 15, '0'), $1, 'sid-35', $2::text FROM generate_series(1, 70) n RETURNING id)
		INSERT INTO evidence_version (evidence_id, no, kind, url, subject, letter_number, created_by)
		SELECT id, 1, 'link', 'https://smpn8.sch.id/', '', '', $2::text FROM v`, w.entry, w.own.PersonID)
	if err := w.checker(&looker{}).Round(t.Context(), evidence.LinkRound{}); err != nil {
		t.Fatal(err)
	}
	if n := w.Count(t, "SELECT count(*) FROM job.river_job WHERE kind = 'check_link'"); n != 60 {
		t.Errorf("asked for %d", n)
	}
}
