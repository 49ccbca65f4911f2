package innovation_test

import (
	"strings"
	"testing"
	"time"

	"jaring/internal/auth"
	"jaring/internal/cycle"
	"jaring/internal/innovation"
)

// remind does the chore at a day and hour of June 2026 in WIB.
func (w *world) remind(t *testing.T, day, hour int) {
	t.Helper()
	w.SetNow(t, time.Date(2026, time.June, day, hour, 10, 0, 0, cycle.WIB))
	if err := w.s.Remind(t.Context(), innovation.Reminders{}); err != nil {
		t.Fatal(err)
	}
}

func (w *world) reminders(t *testing.T, a auth.Actor) []string {
	t.Helper()
	rows, err := w.Owner.Query(t.Context(), "SELECT subject FROM message WHERE person_id = $1 AND kind = 'deadline' ORDER BY created_at, subject", a.PersonID)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var list []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			t.Fatal(err)
		}
		list = append(list, s)
	}
	return list
}

// TestRemind_OncePerStep: fourteen, seven, three and one day before the end, once each, however often the chore is done,
// and not at night.
func TestRemind_OncePerStep(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.begin(t)
	for day := 10; day <= 30; day++ {
		for _, hour := range []int{2, 7, 8, 20} {
			w.remind(t, day, hour)
		}
	}
	w.remind(t, 31, 8) // the first of July: closed
	want := []string{"14 hari lagi: usulan Rumah Botol belum terkirim", "7 hari lagi: usulan Rumah Botol belum terkirim",
		"3 hari lagi: usulan Rumah Botol belum terkirim", "1 hari lagi: usulan Rumah Botol belum terkirim"}
	for _, a := range []auth.Actor{w.own, w.mate} {
		if got := w.reminders(t, a); strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%q", got)
		}
	}
	if n := w.Count(t, "SELECT count(*) FROM message WHERE kind = 'deadline' AND extract(hour FROM created_at AT TIME ZONE 'Asia/Jakarta') < 7"); n != 0 {
		t.Errorf("%d reminders in the night", n)
	}
}

// TestRemind_OnlyWhoIsNotDone: who has sent everything is left in peace, who has begun nothing is not, and what was
// returned has until measuring closes.
func TestRemind_OnlyWhoIsNotDone(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.send(t, w.ready(t))
	closed := w.addPerson(t, auth.Submitter, w.addUnit(t, "SD Negeri Lama"))
	w.Exec(t, "UPDATE unit SET closed_on = '2026-01-01' WHERE id = $1", closed.Current.UnitID)
	w.remind(t, 23, 9)
	if got := w.reminders(t, w.own); len(got) != 0 {
		t.Errorf("who is done is told %q", got)
	}
	if got := w.reminders(t, closed); len(got) != 0 {
		t.Errorf("a closed unit is told %q", got)
	}
	if got := w.reminders(t, w.other); len(got) != 1 || got[0] != "7 hari lagi: belum ada usulan dari SD Negeri Bumirejo" {
		t.Errorf("who has begun nothing is told %q", got)
	}
	if got := len(w.reminders(t, w.judge)) + len(w.reminders(t, w.koord)); got != 0 {
		t.Error("the office is reminded")
	}
}

// TestRemind_Late: a program that did not run on the day of a step tells it later, with what is left then.
func TestRemind_Late(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.begin(t)
	w.remind(t, 20, 9)
	w.remind(t, 21, 9)
	w.remind(t, 28, 9)
	if got := w.reminders(t, w.own); len(got) != 2 || !strings.HasPrefix(got[0], "10 hari lagi") || !strings.HasPrefix(got[1], "2 hari lagi") {
		t.Errorf("%q", got)
	}
}

func TestRemind_Returned(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.ready(t)
	w.put(t, id, innovation.Returned)
	w.remind(t, 29, 9) // a day before collecting ends: measuring goes on for a month
	if got := w.reminders(t, w.own); len(got) != 0 {
		t.Errorf("told %q a month before", got)
	}
	w.SetNow(t, time.Date(2026, time.July, 29, 9, 0, 0, 0, cycle.WIB))
	for range 2 {
		if err := w.s.Remind(t.Context(), innovation.Reminders{}); err != nil {
			t.Fatal(err)
		}
	}
	if got := w.reminders(t, w.own); len(got) != 1 || got[0] != "1 hari lagi: usulan Rumah Botol belum dikirim ulang" {
		t.Errorf("told %q", got)
	}
}

// TestRemind_MovedDeadline: the steps to a new deadline are new.
func TestRemind_MovedDeadline(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.begin(t)
	w.remind(t, 29, 9)
	w.Exec(t, "UPDATE cycle_window SET closes_at = closes_at + interval '6 days' WHERE stage = 'collection'")
	w.remind(t, 29, 10)
	if got := w.reminders(t, w.own); len(got) != 2 || !strings.HasPrefix(got[1], "7 hari lagi") {
		t.Errorf("%q", got)
	}
}

// TestRemind_Handover: an innovation that has lost its lead is told once.
func TestRemind_Handover(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	entry, lead, _ := w.led(t)
	c := w.read(t, entry)
	for _, i := range c.Innovators {
		if i.ID != lead {
			continue
		}
		if err := w.s.Leave(t.Context(), w.own, entry, i.ID, i.Version, innovation.LeaveInput{Until: "2026-6-1", Reason: "transferred"}); err != nil {
			t.Fatal(err)
		}
	}
	w.remind(t, 18, 9)
	w.remind(t, 19, 9)
	var path string
	err := w.Owner.QueryRow(t.Context(), "SELECT path FROM message WHERE kind = 'handover' AND person_id = $1", w.own.PersonID).Scan(&path)
	if err != nil || path != "/usulan/"+entry+"/inovator/serah-terima" {
		t.Errorf("%s, %v", path, err)
	}
	if n := w.Count(t, "SELECT count(*) FROM message WHERE kind = 'handover'"); n != 2 { // both operators
		t.Errorf("%d messages", n)
	}
}

// TestComment: a corrected entry and an answer are told to the assessor and the coordinator, a first sending is not, and
// nobody is told of what they did themselves.
func TestComment(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.ready(t)
	comments := func() int { return w.Count(t, "SELECT count(*) FROM message WHERE kind = 'comment'") }
	w.put(t, id, innovation.InReview)
	if n := comments(); n != 0 {
		t.Errorf("%d messages of a first sending", n)
	}
	w.Exec(t, `INSERT INTO review (id, entry_id, assessor_id, assigned_by) VALUES ('rrrrrrrrrrrrrrrr', $1, $2, $3)`, id, w.judge.PersonID, w.koord.PersonID)
	decision := w.decide(t, id, "return", `{"sheets": [], "verified": []}`)
	for range 2 {
		version := w.Count(t, "SELECT coalesce(max(version), 0) FROM decision_answer")
		if err := w.s.Answer(t.Context(), w.own, id, decision, version, "Sudah kami lengkapi."); err != nil {
			t.Fatal(err)
		}
	}
	if n := comments(); n != 2 {
		t.Errorf("%d messages of an answer, want one for each of two", n)
	}
	w.send(t, id)
	if n := comments(); n != 4 {
		t.Errorf("%d messages after sending again", n)
	}
	if n := w.Count(t, "SELECT count(*) FROM message WHERE kind = 'comment' AND person_id = $1 AND path = '/penilaian/rrrrrrrrrrrrrrrr'", w.judge.PersonID); n != 2 {
		t.Errorf("the assessor has %d", n)
	}
}
