package innovation_test

import (
	"sync"
	"testing"
	"time"

	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/postgres"
)

// sendings counts what sending leaves behind.
func (w *world) sendings(t *testing.T, id string) (receipts, history, round int) {
	t.Helper()
	return w.Count(t, "SELECT count(*) FROM receipt WHERE entry_id = $1", id),
		w.Count(t, "SELECT count(*) FROM history WHERE subject = 'entry' AND subject_id = $1 AND act = 'submit'", id),
		w.Count(t, "SELECT round FROM entry WHERE id = $1", id)
}

func TestSubmit_MissingIsListed(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.begin(t)
	in := w.form(t, id)
	in.Truthful, in.HeadKnows = false, false
	_, err := w.s.Submit(t.Context(), w.own, id, in)
	e, ok := fault.As(err)
	if !ok || e.Kind != fault.KindInvalid {
		t.Fatal(err)
	}
	for _, name := range []string{"profile:identitas:initiator", "profile:identitas:kind", "profile:urusan:main_service", "profile:waktu:trial_on",
		"profile:waktu:implemented_on", "profile:hasil:purpose", "design::", "indicator:sid-16:level", "indicator:sid-35:level", "truthful", "head_knows"} {
		if e.Field(name) == "" {
			t.Errorf("%s is not named in %+v", name, e.Fields)
		}
	}
	if receipts, history, round := w.sendings(t, id); receipts+history+round != 0 {
		t.Error("something was sent")
	}
}

func TestSubmit_WordsAndEvidence(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.ready(t)
	if err := w.s.SaveDesign(t.Context(), w.own, id, w.read(t, id).Design.Version, design(299)); err != nil {
		t.Fatal(err)
	}
	_, err := w.s.Submit(t.Context(), w.own, id, w.form(t, id))
	if e, ok := fault.As(err); !ok || len(e.Fields) != 1 || e.Field("design::") != "Rancang bangun kurang 1 kata" {
		t.Errorf("299 words: %v", err)
	}
	w.Exec(t, "UPDATE evidence SET removed_at = app_now() WHERE entry_id = $1 AND slot = 'sid-16'", id)
	_, err = w.s.Submit(t.Context(), w.own, id, w.form(t, id))
	if e, ok := fault.As(err); !ok || len(e.Fields) != 2 || e.Field("indicator:sid-16:") == "" {
		t.Errorf("removed evidence counts: %v", err)
	}
}

func TestSubmit_EightAtOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for name, oneKey := range map[string]bool{"one page": true, "eight tabs": false} {
		id := w.ready(t)
		form := w.form(t, id)
		receipts, errs := make([]innovation.Receipt, 8), make([]error, 8)
		var all sync.WaitGroup
		for i := range 8 {
			in := form
			if !oneKey {
				in.FormKey = postgres.NewCode()
			}
			all.Go(func() { receipts[i], errs[i] = w.s.Submit(t.Context(), w.own, id, in) })
		}
		all.Wait()
		for i := range 8 {
			if errs[i] != nil || receipts[i].Code != receipts[0].Code {
				t.Errorf("%s, %d: %s, %v; the first is %s", name, i, receipts[i].Code, errs[i], receipts[0].Code)
			}
		}
		if r, h, round := w.sendings(t, id); r != 1 || h != 1 || round != 1 {
			t.Errorf("%s: %d receipts, %d rows of history, sent %d times", name, r, h, round)
		}
	}
}

func TestSubmit_KeyOfAnotherSending(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	one, two := w.ready(t), w.ready(t)
	form := w.form(t, one)
	if _, err := w.s.Submit(t.Context(), w.own, one, form); err != nil {
		t.Fatal(err)
	}
	other := w.form(t, two)
	other.FormKey = form.FormKey
	if _, err := w.s.Submit(t.Context(), w.own, two, other); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("another entry by the same key: %v", err)
	}
	w.send(t, two)
	if r, err := w.s.Submit(t.Context(), w.own, two, other); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("the receipt of another entry is shown: %+v, %v", r, err)
	}
	if err := w.s.Withdraw(t.Context(), w.own, one, w.read(t, one).Entry.Version); err != nil {
		t.Fatal(err)
	}
	again := w.form(t, one)
	again.FormKey = form.FormKey
	if _, err := w.s.Submit(t.Context(), w.own, one, again); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("a used page after withdrawing: %v", err)
	}
	short := w.form(t, one)
	short.FormKey = "x"
	if _, err := w.s.Submit(t.Context(), w.own, one, short); fault.KindOf(err) != fault.KindBadRequest {
		t.Errorf("no key: %v", err)
	}
}

func TestSubmit_Window(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		at       time.Time
		returned bool
		open     bool
	}{
		"before":                 {opens.Add(-time.Millisecond), false, false},
		"first moment":           {opens, false, true},
		"last but one":           {closes.Add(-time.Millisecond), false, true},
		"last moment":            {closes, false, true},
		"after":                  {closes.Add(time.Millisecond), false, false},
		"returned, measuring":    {closes.Add(time.Millisecond), true, true},
		"returned, last moment":  {closes.AddDate(0, 1, 0), true, true},
		"returned, all is over":  {closes.AddDate(0, 1, 0).Add(time.Millisecond), true, false},
		"returned and withdrawn": {closes.Add(time.Hour), true, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			id := w.ready(t)
			if c.returned {
				w.put(t, id, innovation.Returned)
			}
			if name == "returned and withdrawn" {
				w.send(t, id)
				if err := w.s.Withdraw(t.Context(), w.own, id, w.read(t, id).Entry.Version); err != nil {
					t.Fatal(err)
				}
			}
			before := w.read(t, id)
			w.SetNow(t, c.at)
			_, err := w.s.Submit(t.Context(), w.own, id, w.form(t, id))
			if c.open != (err == nil) || !c.open && fault.KindOf(err) != fault.KindClosed {
				t.Errorf("at %v: %v", c.at, err)
			}
			if after := w.read(t, id); !c.open && after.Entry.Version != before.Entry.Version {
				t.Error("something was sent after all")
			}
		})
	}
}

func TestSubmit_ReopensFinishedSheets(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.ready(t)
	w.send(t, id)
	w.assign(t, id)
	w.Exec(t, "UPDATE review SET status = 'finished', declared_at = app_now(), finished_at = app_now(), recommendation = 'return' WHERE entry_id = $1", id)
	w.Exec(t, "UPDATE entry SET status = 'in_review', review_started_at = app_now(), version = version + 1 WHERE id = $1", id)
	w.decide(t, id, "return", `{"sheets": []}`)
	w.send(t, id)
	if n := w.Count(t, "SELECT count(*) FROM review WHERE entry_id = $1 AND status = 'started' AND finished_at IS NULL", id); n != 1 {
		t.Error("the sheet stayed finished")
	}
	if c := w.read(t, id); c.Entry.ReadyAt != nil || c.Entry.DecidedAt != nil {
		t.Errorf("the decision stands as if nothing was sent: %+v", c.Entry)
	}
}

// TestSubmit_EachStatementFails lets one table after the other refuse: nothing may be half done.
func TestSubmit_EachStatementFails(t *testing.T) {
	t.Parallel()
	for table, event := range map[string]string{"entry": "UPDATE", "receipt": "INSERT", "history": "INSERT", "review": "UPDATE"} {
		t.Run(table, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			id := w.ready(t)
			w.put(t, id, innovation.Returned)
			w.assign(t, id)
			w.Exec(t, "UPDATE review SET status = 'finished', declared_at = app_now(), finished_at = app_now(), recommendation = 'return'")
			w.Exec(t, "CREATE FUNCTION boom() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'boom'; END $$")
			in := w.form(t, id)
			before := w.read(t, id)
			w.Exec(t, "CREATE TRIGGER boom BEFORE "+event+" ON "+table+" FOR EACH ROW EXECUTE FUNCTION boom()")
			_, err := w.s.Submit(t.Context(), w.own, id, in)
			if fault.KindOf(err) != fault.KindInternal || err == nil {
				t.Errorf("got %v", err)
			}
			receipts, history, round := w.sendings(t, id)
			if after := w.read(t, id); receipts != 1 || history != 1 || round != 1 || after.Entry.Version != before.Entry.Version {
				t.Errorf("half done: %d receipts, %d rows of history, round %d", receipts, history, round)
			}
			w.Exec(t, "DROP TRIGGER boom ON "+table)
			if _, err := w.s.Submit(t.Context(), w.own, id, in); err != nil {
				t.Errorf("the same page afterwards: %v", err)
			}
		})
	}
}

func TestVerifyReceipts_FindsWhatChanged(t *testing.T) {
	t.Parallel()
	for name, sql := range map[string]string{
		"content": "UPDATE receipt SET content = jsonb_set(content, '{name}', '\"Rumah Kaca\"')",
		"hash":    "UPDATE receipt SET content_sha256 = repeat('0', 64)",
		"number":  "UPDATE receipt SET number = 'TT-2026-999999'",
		"missing": "DELETE FROM receipt",
		"file":    "UPDATE evidence_version SET sha256 = NULL, file_name = NULL, media_type = NULL, size = NULL, kind = 'link', url = 'https://example.org/'",
		"history": "DELETE FROM history WHERE act = 'submit'",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.send(t, w.ready(t))
			w.Exec(t, "SET session_replication_role = replica; "+sql)
			v, err := w.s.VerifyReceipts(t.Context())
			if err != nil || len(v.Problems) == 0 {
				t.Errorf("nothing found: %+v, %v", v, err)
			}
		})
	}
}
