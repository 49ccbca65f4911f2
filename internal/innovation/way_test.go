package innovation_test

import (
	"testing"

	"jaring/internal/innovation"
	"jaring/internal/postgres"
)

func TestMoves_EqualTheRows(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	type step struct{ FromStatus, Act, ToStatus string }
	rows, err := postgres.All[step](t.Context(), w.DB.DB, "SELECT from_status, act, to_status FROM entry_transition", nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != len(innovation.Moves) {
		t.Errorf("%d rows, %d moves", len(rows), len(innovation.Moves))
	}
	for _, r := range rows {
		to, err := innovation.Next(innovation.Status(r.FromStatus), innovation.Act(r.Act))
		if err != nil || string(to) != r.ToStatus {
			t.Errorf("%v: the program says %q, %v", r, to, err)
		}
	}
}

func TestStatuses_EqualTheRows(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	rows, err := postgres.Column[string](t.Context(), w.DB.DB, "SELECT code FROM entry_status", nil)
	if err != nil || len(rows) != len(innovation.Statuses) {
		t.Fatalf("%v, %v", rows, err)
	}
	for _, r := range rows {
		if innovation.Status(r).Label() == "" {
			t.Errorf("%s has no words", r)
		}
	}
}

func TestWay_DraftToReceiptAndBack(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.ready(t)
	r := w.send(t, id)
	c := w.read(t, id)
	if c.Entry.Status != innovation.Submitted || c.Entry.Round != 1 || !c.Entry.SubmittedAt.Equal(noon) {
		t.Errorf("after sending: %+v", c.Entry)
	}
	if r.Number != "TT-2026-000001" || c.Entry.Code != "PKL-2026-0001" || r.Content.Design.Words != 300 || len(r.Content.Claims) != 5 {
		t.Errorf("receipt %+v of %s", r, c.Entry.Code)
	}
	shown, err := w.s.Receipt(t.Context(), w.own, id)
	if err != nil || shown.ContentSHA256 != r.ContentSHA256 {
		t.Errorf("shown: %+v, %v", shown, err)
	}
	if a, err := w.s.Attestation(t.Context(), r.Code); err != nil || a.Number != r.Number {
		t.Errorf("attested: %+v, %v", a, err)
	}
	if err := w.s.Withdraw(t.Context(), w.own, id, c.Entry.Version); err != nil {
		t.Fatal(err)
	}
	if again := w.send(t, id); again.Round != 2 || again.Code == r.Code {
		t.Errorf("second receipt %+v", again)
	}
	v, err := w.s.VerifyReceipts(t.Context())
	if err != nil || v.Receipts != 2 || len(v.Problems) > 0 {
		t.Errorf("verify: %+v, %v", v, err)
	}
}

func TestDesk_WhatToDo(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	draft, ready, returned := w.begin(t), w.ready(t), w.ready(t)
	w.put(t, returned, innovation.Returned)
	d, err := w.s.Desk(t.Context(), w.own)
	if err != nil {
		t.Fatal(err)
	}
	want := []struct {
		kind innovation.TaskKind
		id   string
	}{{innovation.TaskFix, returned}, {innovation.TaskSend, ready}, {innovation.TaskFinish, draft}}
	if len(d.Tasks) != len(want) || len(d.Entries) != 3 || len(d.Feedback) != 1 {
		t.Fatalf("tasks %+v, %d entries, feedback %+v", d.Tasks, len(d.Entries), d.Feedback)
	}
	for i, x := range want {
		if d.Tasks[i].Kind != x.kind || d.Tasks[i].EntryID != x.id {
			t.Errorf("task %d: %+v, want %v", i, d.Tasks[i], x)
		}
	}
	if d.Tasks[0].Until == nil || !d.Tasks[0].Until.Equal(closes.AddDate(0, 1, 0)) || !d.Tasks[1].Until.Equal(closes) {
		t.Errorf("deadlines %v and %v", d.Tasks[0].Until, d.Tasks[1].Until)
	}
	if d.Entries[0].Entry.ID != returned {
		t.Errorf("the first entry is %+v, want the returned one", d.Entries[0].Entry)
	}
	w.send(t, returned)
	if d, err = w.s.Desk(t.Context(), w.own); err != nil || len(d.Feedback) != 0 {
		t.Errorf("after sending again there waits %+v, %v", d.Feedback, err)
	}
}
