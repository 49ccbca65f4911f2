package message_test

import (
	"sync"
	"testing"
	"time"

	"jaring/internal/message"
)

// day is an hour and minute of 18 June 2026 in WIB.
func day(hour, minute int) time.Time {
	return time.Date(2026, time.June, 18, hour, minute, 0, 0, time.FixedZone("WIB", 7*60*60))
}

func (w *world) digest(t *testing.T) {
	t.Helper()
	if err := message.Digest(t.Context(), w.DB.DB, w.queue); err != nil {
		t.Error(err)
	}
}

// TestDigest_OnceADay: at seven, everything that waits goes in one letter for each person, however often and at how many
// places at once the chore is done. What comes later waits for the next day.
func TestDigest_OnceADay(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.SetNow(t, day(5, 0))
	w.tell(t, w.notice(message.Finding, "a"))
	w.tell(t, w.notice(message.Finding, "b"))
	w.digest(t)
	if n := w.Count(t, "SELECT count(*) FROM letter"); n != 0 {
		t.Fatalf("%d letters before seven", n)
	}
	w.SetNow(t, day(7, 0))
	var running sync.WaitGroup
	for range 4 {
		running.Go(func() { w.digest(t) })
	}
	running.Wait()
	if n := w.Count(t, "SELECT count(*) FROM letter WHERE digest_on = '2026-06-18'"); n != 2 || w.jobs(t) != 2 {
		t.Errorf("%d letters, %d jobs, want one for each operator", n, w.jobs(t))
	}
	if n := w.Count(t, "SELECT count(*) FROM message WHERE letter_id IS NULL"); n != 0 {
		t.Errorf("%d messages were left out", n)
	}
	w.SetNow(t, day(9, 0))
	w.tell(t, w.notice(message.Finding, "c"))
	w.digest(t)
	if n := w.Count(t, "SELECT count(*) FROM letter"); n != 2 {
		t.Errorf("%d letters: a second digest on the same day", n)
	}
	w.SetNow(t, day(7, 0).AddDate(0, 0, 1))
	w.digest(t)
	if n := w.Count(t, "SELECT count(*) FROM letter WHERE digest_on = '2026-06-19'"); n != 2 {
		t.Errorf("%d letters on the next day", n)
	}
}

// TestDigest_FirstOfTheDay: what came after seven waits for the next day, also where there was no digest yet.
func TestDigest_FirstOfTheDay(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.SetNow(t, day(9, 0))
	w.tell(t, w.notice(message.Finding, "a"))
	w.SetNow(t, day(10, 0))
	w.digest(t)
	if n := w.Count(t, "SELECT count(*) FROM letter"); n != 0 {
		t.Errorf("%d letters", n)
	}
}

// TestDigest_Late: a program that was away at seven makes the digest of seven, without what came since.
func TestDigest_Late(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.SetNow(t, day(5, 0))
	w.tell(t, w.notice(message.Finding, "a"))
	w.SetNow(t, day(9, 0))
	w.tell(t, w.notice(message.Finding, "b"))
	w.digest(t)
	if in, out := w.Count(t, "SELECT count(*) FROM message WHERE letter_id IS NOT NULL AND key = 'a'"), w.Count(t, "SELECT count(*) FROM message WHERE letter_id IS NOT NULL AND key = 'b'"); in != 2 || out != 0 {
		t.Errorf("%d of five o'clock and %d of nine are in the digest", in, out)
	}
}

// TestDigest_Read: who has read a message needs no mail about it.
func TestDigest_Read(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.SetNow(t, day(5, 0))
	w.tell(t, w.notice(message.Finding, "a"))
	if err := w.s.ReadAll(t.Context(), w.siti, day(6, 0)); err != nil {
		t.Fatal(err)
	}
	w.SetNow(t, day(7, 5))
	w.digest(t)
	if n := w.Count(t, "SELECT count(*) FROM letter WHERE person_id = $1", w.siti.PersonID); n != 0 {
		t.Error("a letter about what was read")
	}
	if n := w.Count(t, "SELECT count(*) FROM letter"); n != 1 {
		t.Errorf("%d letters, want that of the other operator", n)
	}
}
