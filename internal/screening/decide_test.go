package screening_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/postgres"
	"jaring/internal/screening"
)

func TestDecide_EachAct(t *testing.T) {
	t.Parallel()
	for act, want := range map[string]string{"return": "returned", "shortlist": "shortlisted", "defer": "deferred", "decline": "declined"} {
		t.Run(act, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.ready(t, w.entry)
			w.decide(t, w.entry, act)
			if status, _ := w.status(t, w.entry); status != want {
				t.Errorf("status %s", status)
			}
			if n := w.Count(t, "SELECT count(*) FROM history WHERE act = $1 AND from_status = 'in_review' AND to_status = $2 AND reason_code IS NOT NULL", act, want); n != 1 {
				t.Errorf("%d rows of history", n)
			}
			wantKind(t, "again", w.s.Decide(t.Context(), w.coordinator, w.entry, w.ruling(t, w.entry, act)), fault.KindConflict)
		})
	}
}

func TestDecide_KeepsSheets(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ids := w.ready(t, w.entry)
	w.decide(t, w.entry, "return")
	var text []byte
	if err := w.Owner.QueryRow(t.Context(), "SELECT sheets FROM decision").Scan(&text); err != nil {
		t.Fatal(err)
	}
	w.Exec(t, "UPDATE claim SET version = version + 1 WHERE entry_id = $1", w.entry)
	var got screening.Record
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Sheets) != 2 || len(got.Verified) != 3 || got.Sheets[1].Review != ids[1] || len(got.Sheets[1].Criteria) != 5 {
		t.Fatalf("record = %+v", got)
	}
	m := got.Sheets[1].Marks[1]
	if m.Indicator != "sid-17" || m.Claimed != 2 || m.ClaimVersion != 1 || m.Level != 1 || m.Reason == "" {
		t.Errorf("mark = %+v", m)
	}
}

func TestDecide_Refusals(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ids := w.assign(t, w.entry, w.agus)
	w.fill(t, w.agus, ids[0], "2")
	err := w.s.Decide(t.Context(), w.coordinator, w.entry, w.ruling(t, w.entry, "shortlist"))
	wantKind(t, "not ready", err, fault.KindConflict)
	if f, ok := fault.As(err); ok && !strings.Contains(f.Message, "Belum semua penilai") {
		t.Errorf("not ready: %q", f.Message)
	}
	w.finish(t, w.agus, ids[0])
	for name, a := range map[string]auth.Actor{"assessor": w.agus, "unit": w.operator, "nobody": {}} {
		wantKind(t, name, w.s.Decide(t.Context(), a, w.entry, w.ruling(t, w.entry, "shortlist")), fault.KindForbidden)
	}
	for name, c := range map[string]struct {
		edit  func(*screening.Ruling)
		field string
	}{
		"no act":                    {func(r *screening.Ruling) { r.Act = "" }, "act"},
		"finalize":                  {func(r *screening.Ruling) { r.Act = "finalize" }, "act"},
		"no reason":                 {func(r *screening.Ruling) { r.Reason = "" }, "reason"},
		"unknown reason":            {func(r *screening.Ruling) { r.Reason = "x" }, "reason"},
		"eligible, but declined":    {func(r *screening.Ruling) { r.Reason = "eligible" }, "reason"},
		"short text":                {func(r *screening.Ruling) { r.Text = "  kurang   " }, "text"},
		"endless text":              {func(r *screening.Ruling) { r.Text = string(make([]rune, 4001)) }, "text"},
		"deferred to no year":       {func(r *screening.Ruling) { r.Act = "defer"; r.NextYear = "" }, "next_year"},
		"deferred to this year":     {func(r *screening.Ruling) { r.Act = "defer"; r.NextYear = "2026" }, "next_year"},
		"deferred to the far years": {func(r *screening.Ruling) { r.Act = "defer"; r.NextYear = "2060" }, "next_year"},
	} {
		r := w.ruling(t, w.entry, "decline")
		c.edit(&r)
		wantField(t, name, w.s.Decide(t.Context(), w.coordinator, w.entry, r), c.field)
	}
	stale := w.ruling(t, w.entry, "decline")
	stale.Version = "1"
	wantKind(t, "stale", w.s.Decide(t.Context(), w.coordinator, w.entry, stale), fault.KindConflict)
	wantKind(t, "unknown entry", w.s.Decide(t.Context(), w.coordinator, postgres.NewID(), stale), fault.KindNotFound)
	if n := w.Count(t, "SELECT count(*) FROM decision"); n != 0 {
		t.Errorf("%d decisions of refused forms", n)
	}
}

func TestDecide_OwnUnit(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.ready(t, w.entry)
	w.belonged(t, w.coordinator, w.former)
	wantKind(t, "own unit", w.s.Decide(t.Context(), w.coordinator, w.entry, w.ruling(t, w.entry, "shortlist")), fault.KindForbidden)
}

func TestDecide_FindsConflictOfAssessor(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.ready(t, w.entry)
	w.belonged(t, w.maya, w.school)
	r := w.ruling(t, w.entry, "shortlist")
	wantKind(t, "with a conflict", w.s.Decide(t.Context(), w.coordinator, w.entry, r), fault.KindConflict)
	if n := w.Count(t, "SELECT level FROM verification WHERE indicator = 'sid-17'"); n != 2 {
		t.Errorf("the level still follows the void sheet: %d", n)
	}
	w.decide(t, w.entry, "shortlist")
}

func TestDecide_EightAtOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.ready(t, w.entry)
	acts := []string{"shortlist", "return", "defer", "decline"}
	rulings := make([]screening.Ruling, 8)
	for i := range rulings {
		rulings[i] = w.ruling(t, w.entry, acts[i%4])
	}
	release := w.holdHistory(t)
	wait := together(8, func(i int) error { return w.s.Decide(t.Context(), w.coordinator, w.entry, rulings[i]) })
	w.waitBlocked(t, 8)
	release()
	errs := wait()
	if successes(errs) != 1 {
		t.Errorf("%d decided:%s", successes(errs), dump(errs))
	}
	for _, err := range errs {
		if err != nil {
			wantKind(t, "the others", err, fault.KindConflict)
		}
	}
	if n := w.Count(t, "SELECT count(*) FROM decision"); n != 1 {
		t.Errorf("%d decisions", n)
	}
	if n := w.Count(t, "SELECT count(*) FROM history WHERE from_status = 'in_review'"); n != 1 {
		t.Errorf("%d moves in history", n)
	}
}

// Every act of screening in every status of the entry is done or refused as the table of moves says.
func TestActs_EveryStatus(t *testing.T) {
	t.Parallel()
	for _, from := range innovation.Statuses {
		for _, act := range []innovation.Act{innovation.StartReview, innovation.Return, innovation.Shortlist, innovation.Defer, innovation.Decline} {
			t.Run(fmt.Sprintf("%s %s", from, act), func(t *testing.T) {
				t.Parallel()
				w := newWorld(t)
				sheet := w.into(t, from)
				var err error
				if act == innovation.StartReview {
					err = w.s.Start(t.Context(), w.agus, sheet)
				} else {
					err = w.s.Decide(t.Context(), w.coordinator, w.entry, w.ruling(t, w.entry, string(act)))
				}
				to, refused := innovation.Next(from, act)
				status, _ := w.status(t, w.entry)
				switch {
				case refused == nil && (err != nil || status != string(to)):
					t.Errorf("allowed, but %v, now %s", err, status)
				case refused != nil && (fault.KindOf(err) != fault.KindConflict || err == nil) && (from != innovation.InReview || act != innovation.StartReview):
					t.Errorf("want a conflict, got %v", err)
				case refused != nil && status != string(from):
					t.Errorf("refused, but now %s", status)
				}
			})
		}
	}
}

// into brings the entry to a status and returns agus's sheet.
func (w *world) into(t *testing.T, status innovation.Status) string {
	t.Helper()
	decided := map[innovation.Status]string{innovation.Returned: "return", innovation.Shortlisted: "shortlist", innovation.Finalized: "shortlist",
		innovation.Deferred: "defer", innovation.Declined: "decline"}
	if status == innovation.Draft || status == innovation.Submitted {
		sheet := w.assign(t, w.entry, w.agus)[0]
		if status == innovation.Draft {
			w.Exec(t, "UPDATE entry SET status = 'draft', submitted_at = NULL WHERE id = $1", w.entry)
		}
		return sheet
	}
	sheet := w.ready(t, w.entry)[0]
	if act, ok := decided[status]; ok {
		w.decide(t, w.entry, act)
	}
	if status == innovation.Finalized {
		w.Exec(t, "UPDATE entry SET status = 'finalized' WHERE id = $1", w.entry)
	}
	return sheet
}

func TestReasons_MatchDatabase(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	rows, err := postgres.All[screening.Reason](t.Context(), w.DB.DB, "SELECT code, label FROM decision_reason", nil)
	if err != nil || len(rows) != len(screening.Reasons) {
		t.Fatalf("%d rows, %d reasons, %v", len(rows), len(screening.Reasons), err)
	}
	known := map[screening.Reason]bool{}
	for _, r := range screening.Reasons {
		known[r] = true
	}
	for _, r := range rows {
		if !known[r] {
			t.Errorf("%+v is not among the reasons", r)
		}
	}
}
