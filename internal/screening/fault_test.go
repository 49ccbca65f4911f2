package screening_test

import (
	"fmt"
	"testing"

	"jaring/internal/postgres"
	"jaring/internal/screening"
)

// raise makes every write to the table fail.
func (w *world) raise(t *testing.T, table string) {
	t.Helper()
	w.Exec(t, `CREATE OR REPLACE FUNCTION fail_on_purpose() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'on purpose'; END $$`)
	w.Exec(t, fmt.Sprintf("CREATE TRIGGER zz_fail BEFORE INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION fail_on_purpose()", table))
}

// state is everything that screening writes, as one text.
func (w *world) state(t *testing.T) string {
	t.Helper()
	text := ""
	for _, table := range []string{"entry", "review", "review_mark", "review_criterion", "verification", "decision", "history", "innovation"} {
		part, err := postgres.Value[string](t.Context(), w.DB.DB,
			"SELECT coalesce(string_agg(x::text, chr(10) ORDER BY x::text), '') FROM "+table+" AS x", nil)
		if err != nil {
			t.Fatal(err)
		}
		text += table + ": " + part + "\n"
	}
	return text
}

// Whichever statement of an act fails, nothing of the act is there.
func TestActs_NothingHalfDone(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		tables  []string
		prepare func(*testing.T, *world) func() error
	}{
		"assign": {[]string{"review", "history"}, func(_ *testing.T, w *world) func() error {
			form := screening.Assignment{Entries: []string{w.entry}, Assessors: []string{w.agus.PersonID}}
			return func() error { _, err := w.s.Assign(t.Context(), w.coordinator, form); return err }
		}},
		"start": {[]string{"entry", "review", "history"}, func(t *testing.T, w *world) func() error {
			sheet := w.assign(t, w.entry, w.agus)[0]
			return func() error { return w.s.Start(t.Context(), w.agus, sheet) }
		}},
		"conclude": {[]string{"review", "review_criterion"}, func(t *testing.T, w *world) func() error {
			sheet := w.assign(t, w.entry, w.agus)[0]
			w.start(t, w.agus, sheet)
			in := w.conclusion(t, w.agus, sheet)
			return func() error { return w.s.SaveConclusion(t.Context(), w.agus, sheet, in) }
		}},
		"finish": {[]string{"entry", "review", "verification", "history"}, func(t *testing.T, w *world) func() error {
			sheet := w.assign(t, w.entry, w.agus)[0]
			w.fill(t, w.agus, sheet, "2")
			version := w.sheetVersion(t, sheet)
			return func() error { return w.s.Finish(t.Context(), w.agus, sheet, version) }
		}},
		"unassign": {[]string{"entry", "review", "verification", "history"}, func(t *testing.T, w *world) func() error {
			ids := w.assign(t, w.entry, w.agus, w.maya)
			w.fill(t, w.agus, ids[0], "2")
			w.finish(t, w.agus, ids[0])
			return func() error { return w.s.Unassign(t.Context(), w.coordinator, ids[1]) }
		}},
		"decide": {[]string{"entry", "decision", "history"}, func(t *testing.T, w *world) func() error {
			w.ready(t, w.entry)
			r := w.ruling(t, w.entry, "decline")
			return func() error { return w.s.Decide(t.Context(), w.coordinator, w.entry, r) }
		}},
		"override": {[]string{"entry", "verification", "history"}, func(t *testing.T, w *world) func() error {
			w.ready(t, w.entry)
			in := screening.Override{Version: w.version(t, w.entry), Indicator: "sid-17", Level: "2", Reason: "Surat tugas kedua terlampir."}
			return func() error { return w.s.SetVerification(t.Context(), w.coordinator, w.entry, in) }
		}},
		"finalize": {[]string{"entry", "history"}, func(t *testing.T, w *world) func() error {
			w.ready(t, w.entry)
			w.decide(t, w.entry, "shortlist")
			version := w.version(t, w.entry)
			return func() error { return w.s.Finalize(t.Context(), w.coordinator, w.entry, version) }
		}},
		"publish": {[]string{"innovation", "history"}, func(t *testing.T, w *world) func() error {
			w.ready(t, w.entry)
			w.decide(t, w.entry, "shortlist")
			return func() error { return w.s.Publish(t.Context(), w.coordinator, w.entry) }
		}},
	} {
		for _, table := range c.tables {
			t.Run(name+" "+table, func(t *testing.T) {
				t.Parallel()
				w := newWorld(t)
				act := c.prepare(t, w)
				before := w.state(t)
				w.raise(t, table)
				if err := act(); err == nil {
					t.Error("the act succeeded")
				}
				if after := w.state(t); after != before {
					t.Errorf("half done:\nbefore %s\nafter %s", before, after)
				}
				w.Exec(t, "DROP TRIGGER zz_fail ON "+table)
				if err := act(); err != nil {
					t.Errorf("repeated: %v", err)
				}
			})
		}
	}
}

// The unit changes claims while assessors mark and the coordinator returns: no mark or verified level ever stands for
// another version of its claim.
func TestRace_SubmitterAgainstAssessor(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ids := w.ready(t, w.entry)
	stale := `SELECT (SELECT count(*) FROM review_mark m JOIN claim c USING (entry_id, indicator) WHERE m.claim_version <> c.version)
		+ (SELECT count(*) FROM verification v JOIN claim c USING (entry_id, indicator) WHERE v.claim_version <> c.version)`
	for round := range 200 {
		level, version := fmt.Sprint(round/2%2), w.Count(t, "SELECT version FROM claim WHERE entry_id = $1 AND indicator = 'sid-17'", w.entry)
		together(4, func(i int) error {
			switch i {
			case 0:
				return w.unitChanges(t)
			case 1:
				return w.s.SaveMark(t.Context(), w.agus, ids[0], screening.MarkInput{Indicator: "sid-17", Level: level, Reason: "Alasan yang cukup.", ClaimVersion: fmt.Sprint(version)})
			case 2:
				return w.s.Start(t.Context(), w.agus, ids[0])
			}
			return w.s.Finish(t.Context(), w.agus, ids[0], w.sheetVersion(t, ids[0]))
		})()
		if n := w.Count(t, stale); n != 0 {
			t.Fatalf("round %d: %d rows stand for another version", round, n)
		}
		w.turn(t, round)
	}
	if w.Count(t, "SELECT version FROM claim WHERE entry_id = $1 AND indicator = 'sid-17'", w.entry) < 2 {
		t.Error("the unit never got to change anything")
	}
}

// unitChanges does what the unit's services do: lock the entry, look at its status, bump the claim.
func (w *world) unitChanges(t *testing.T) error {
	return w.DB.DB.InTx(t.Context(), func(tx postgres.Tx) error {
		status, err := postgres.Value[string](t.Context(), tx, "SELECT status FROM entry WHERE id = @id FOR UPDATE", postgres.Args{"id": w.entry})
		if err != nil || (status != "draft" && status != "returned") {
			return err
		}
		return postgres.ExecOne(t.Context(), tx, "UPDATE claim SET level = 2, version = version + 1 WHERE entry_id = @id AND indicator = 'sid-17'",
			postgres.Args{"id": w.entry})
	})
}

// turn moves the entry on: given back every other round, sent again in between.
func (w *world) turn(t *testing.T, round int) {
	t.Helper()
	if round%2 == 0 {
		w.Exec(t, `UPDATE entry SET status = 'returned', decided_at = app_now(), version = version + 1 WHERE id = $1 AND status = 'in_review'`, w.entry)
		return
	}
	w.sendAgain(t, w.entry)
}
