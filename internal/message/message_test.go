package message_test

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/jobs"
	"jaring/internal/message"
	"jaring/internal/postgres"
	"jaring/internal/testdb"
)

// world is a school with two operators and one who has left, and a sent entry with its assessors.
type world struct {
	*testdb.DB
	queue             *jobs.Queue
	s                 *message.Service
	teller            *message.Teller
	unit, entry       string
	siti, dwi, former auth.Actor
	judge, kin        auth.Actor // kin once worked at the school
	coordinator       auth.Actor
}

var noon = time.Date(2026, time.June, 18, 5, 0, 0, 0, time.UTC)

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{DB: testdb.New(t), unit: postgres.NewID(), entry: postgres.NewID()}
	w.SetNow(t, noon)
	var err error
	if w.queue, err = jobs.New(w.DB.DB, jobs.Options{}); err != nil {
		t.Fatal(err)
	}
	w.s, w.teller = message.New(w.DB.DB, true), message.NewTeller(w.queue, true)
	w.Exec(t, "INSERT INTO cycle (year, instrument_year, eligible_from, eligible_to) VALUES (2026, 2026, '2024-01-01', '2025-12-31')")
	w.Exec(t, "INSERT INTO unit (id, kind, name, level) VALUES ($1, 'school', 'SD Negeri Bumirejo', 'SD')", w.unit)
	w.siti = w.person(t, "siti", auth.Submitter, w.unit, "")
	w.dwi = w.person(t, "dwi", auth.Submitter, w.unit, "")
	w.former = w.person(t, "former", auth.Submitter, w.unit, "2026-06-17")
	w.judge = w.person(t, "judge", auth.Assessor, "", "")
	w.kin = w.person(t, "kin", auth.Assessor, "", "")
	w.coordinator = w.person(t, "coordinator", auth.Coordinator, "", "")
	w.Exec(t, "INSERT INTO innovation (id, code, unit_id, name) VALUES ($1, 'X', $2, 'Rumah Botol')", w.entry, w.unit)
	w.Exec(t, `INSERT INTO entry (id, innovation_id, year, unit_id, name, status, round, submitted_at, created_by)
		VALUES ($1, $1, 2026, $2, 'Rumah Botol', 'submitted', 1, app_now(), $3)`, w.entry, w.unit, w.siti.PersonID)
	for _, a := range []auth.Actor{w.judge, w.kin} {
		w.Exec(t, "INSERT INTO review (id, entry_id, assessor_id, assigned_by) VALUES ($1, $2, $3, $4)", postgres.NewID(), w.entry, a.PersonID, w.coordinator.PersonID)
	}
	w.Exec(t, "INSERT INTO role_assignment (id, person_id, role, unit_id, starts_on, ends_on) VALUES ($1, $2, 'submitter', $3, '2020-01-01', '2020-12-31')",
		postgres.NewID(), w.kin.PersonID, w.unit)
	return w
}

func (w *world) person(t *testing.T, name string, role auth.Role, unit, until string) auth.Actor {
	t.Helper()
	id := postgres.NewID()
	w.Exec(t, "INSERT INTO person (id, username, name, email, password_hash) VALUES ($1, $2, $2, $2 || '@sekolah.example', '-')", id, name)
	grant := auth.Grant{ID: postgres.NewID(), Role: role, UnitID: unit}
	w.Exec(t, "INSERT INTO role_assignment (id, person_id, role, unit_id, starts_on, ends_on) VALUES ($1, $2, $3, nullif($4, ''), '2020-01-01', nullif($5, '')::date)",
		grant.ID, id, string(role), unit, until)
	return auth.Actor{PersonID: id, Name: name, Grants: []auth.Grant{grant}, Current: grant}
}

func (w *world) notice(kind message.Kind, key string) message.Notice {
	return message.Notice{Kind: kind, Key: key, EntryID: w.entry, Subject: "Rumah Botol", Body: "Isi.", Path: "/usulan/" + w.entry}
}

func (w *world) tell(t *testing.T, n message.Notice) {
	t.Helper()
	if err := w.DB.DB.InTx(t.Context(), func(tx postgres.Tx) error { return w.teller.Unit(t.Context(), tx, w.unit, n) }); err != nil {
		t.Fatal(err)
	}
}

func (w *world) list(t *testing.T, a auth.Actor) message.Page {
	t.Helper()
	page, err := w.s.List(t.Context(), a, "", 50)
	if err != nil {
		t.Fatal(err)
	}
	return page
}

// jobs are how many letters wait to be sent.
func (w *world) jobs(t *testing.T) int {
	t.Helper()
	return w.Count(t, "SELECT count(*) FROM job.river_job WHERE kind = 'deliver_letter'")
}

// TestUnit: the operators of today are told, but not the one who did it, nor anybody who has left.
func TestUnit(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	n := w.notice(message.Decided, "a")
	n.By = w.dwi.PersonID
	w.tell(t, n)
	for who, want := range map[string]struct {
		actor auth.Actor
		n     int
	}{"operator": {w.siti, 1}, "who did it": {w.dwi, 0}, "who left": {w.former, 0}, "assessor": {w.judge, 0}} {
		if got := w.list(t, want.actor); len(got.Items) != want.n || got.Unread != want.n {
			t.Errorf("%s has %+v", who, got)
		}
	}
}

// TestScreening: an assessor is told at the own sheet, coordinators at the entry, and one with a conflict of interest not at all.
func TestScreening(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	err := w.DB.DB.InTx(t.Context(), func(tx postgres.Tx) error { return w.teller.Screening(t.Context(), tx, w.notice(message.Comment, "a")) })
	if err != nil {
		t.Fatal(err)
	}
	var sheet string
	if err := w.Owner.QueryRow(t.Context(), "SELECT id FROM review WHERE assessor_id = $1", w.judge.PersonID).Scan(&sheet); err != nil {
		t.Fatal(err)
	}
	if got := w.list(t, w.judge).Items; len(got) != 1 || got[0].Path != "/penilaian/"+sheet {
		t.Errorf("assessor: %+v", got)
	}
	if got := w.list(t, w.coordinator).Items; len(got) != 1 || got[0].Path != "/koordinasi/usulan/"+w.entry {
		t.Errorf("coordinator: %+v", got)
	}
	for _, a := range []auth.Actor{w.kin, w.siti} {
		if got := w.list(t, a).Items; len(got) != 0 {
			t.Errorf("%s: %+v", a.Name, got)
		}
	}
}

// TestTold_Once: however many tell the same at once, everybody has it once, and one letter.
func TestTold_Once(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var running sync.WaitGroup
	for range 6 {
		running.Go(func() { w.tell(t, w.notice(message.Decided, "a")) })
	}
	running.Wait()
	w.tell(t, w.notice(message.Decided, "b"))
	w.tell(t, w.notice(message.Returned, "a"))
	if n := len(w.list(t, w.siti).Items); n != 3 {
		t.Errorf("%d messages, want 3", n)
	}
	if letters := w.Count(t, "SELECT count(*) FROM letter"); letters != 6 || w.jobs(t) != letters {
		t.Errorf("%d letters, %d jobs, want 6", letters, w.jobs(t))
	}
}

// TestChoices: each kind goes by mail as its reader has chosen, at once, in the digest or not at all.
func TestChoices(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	if err := w.s.Choose(t.Context(), w.siti, map[string]string{"decided": "none", "returned": "daily", "finding": "now"}); err != nil {
		t.Fatal(err)
	}
	for _, kind := range []message.Kind{message.Decided, message.Returned, message.Finding, message.Deadline} {
		w.tell(t, w.notice(kind, "a"))
	}
	for kind, want := range map[string]string{"decided": "none", "returned": "daily", "finding": "now", "deadline": "now"} {
		var got string
		var letter bool
		err := w.Owner.QueryRow(t.Context(), "SELECT mail, letter_id IS NOT NULL FROM message WHERE person_id = $1 AND kind = $2", w.siti.PersonID, kind).Scan(&got, &letter)
		if err != nil || got != want || letter != (want == "now") {
			t.Errorf("%s: %s, letter %t, %v", kind, got, letter, err)
		}
	}
	chosen, err := w.s.Choices(t.Context(), w.siti)
	if err != nil || len(chosen) != 5 || chosen[0].Mail != message.Daily || chosen[1].Mail != message.None {
		t.Errorf("%+v, %v", chosen, err)
	}
	for about, c := range map[string]struct {
		form map[string]string
		kind fault.Kind
	}{
		"unknown kind": {map[string]string{"gossip": "now"}, fault.KindBadRequest},
		"unknown way":  {map[string]string{"decided": "now", "returned": "pigeon"}, fault.KindInvalid},
	} {
		if err := w.s.Choose(t.Context(), w.siti, c.form); fault.KindOf(err) != c.kind {
			t.Errorf("%s: %v", about, err)
		}
	}
	if n := w.Count(t, "SELECT count(*) FROM message_choice WHERE person_id = $1 AND mail = 'none' AND kind = 'decided'", w.siti.PersonID); n != 1 {
		t.Error("a refused form changed something")
	}
}

// TestTold_NoMail: without a mail server, or without an address, nothing piles up to be sent later.
func TestTold_NoMail(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.Exec(t, "UPDATE person SET email = NULL WHERE id = $1", w.dwi.PersonID)
	w.tell(t, w.notice(message.Decided, "a"))
	w.teller = message.NewTeller(w.queue, false)
	w.tell(t, w.notice(message.Decided, "b"))
	if n := w.Count(t, "SELECT count(*) FROM message WHERE mail = 'none'"); n != 3 {
		t.Errorf("%d messages go without mail, want 3", n)
	}
	if letters := w.Count(t, "SELECT count(*) FROM letter"); letters != 1 || w.jobs(t) != 1 {
		t.Errorf("%d letters, %d jobs", letters, w.jobs(t))
	}
}

// TestOpen_OtherPerson: somebody else's message is not found, and stays unread.
func TestOpen_OtherPerson(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.tell(t, w.notice(message.Decided, "a"))
	id := w.list(t, w.siti).Items[0].ID
	for _, wrong := range []string{id, "", "aaaaaaaaaaaaaaaa", "'--", id + "x"} {
		if _, err := w.s.Open(t.Context(), w.dwi, wrong); fault.KindOf(err) != fault.KindNotFound {
			t.Errorf("%q: %v", wrong, err)
		}
	}
	if err := w.s.ReadAll(t.Context(), w.dwi, noon.AddDate(1, 0, 0)); err != nil {
		t.Fatal(err)
	}
	if w.list(t, w.siti).Unread != 1 {
		t.Error("read by somebody else")
	}
	path, err := w.s.Open(t.Context(), w.siti, id)
	if err != nil || path != "/usulan/"+w.entry || w.list(t, w.siti).Unread != 0 {
		t.Errorf("%s, %v", path, err)
	}
}

// TestReadAll: what came after the page was shown stays unread.
func TestReadAll(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.tell(t, w.notice(message.Decided, "a"))
	shown := w.list(t, w.siti).ReadAt
	w.SetNow(t, noon.Add(time.Minute))
	w.tell(t, w.notice(message.Decided, "b"))
	if err := w.s.ReadAll(t.Context(), w.siti, shown); err != nil {
		t.Fatal(err)
	}
	if n := w.list(t, w.siti).Unread; n != 1 {
		t.Errorf("%d unread, want 1", n)
	}
}

// TestList_Pages: every message stands on exactly one page, also where many came at the same moment.
func TestList_Pages(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for i := range 7 {
		w.tell(t, w.notice(message.Decided, fmt.Sprint(i)))
	}
	seen, after := map[string]bool{}, ""
	for pages := 0; pages < 9; pages++ {
		page, err := w.s.List(t.Context(), w.siti, after, 3)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range page.Items {
			if seen[m.ID] {
				t.Error("a message stands on two pages")
			}
			seen[m.ID] = true
		}
		if after = page.Next; after == "" {
			break
		}
	}
	if len(seen) != 7 || after != "" {
		t.Errorf("%d messages seen, next %q", len(seen), after)
	}
	for _, wrong := range []string{"x", "2026-06-18T05:00:00Z", "2026-06-18T05:00:00Z_'--", "9999999-01-01T00:00:00Z_aaaaaaaaaaaaaaaa"} {
		if _, err := w.s.List(t.Context(), w.siti, wrong, 3); fault.KindOf(err) != fault.KindBadRequest {
			t.Errorf("%q: %v", wrong, err)
		}
	}
}

// TestSubject_OneLine: whatever a name holds, the subject is one line.
func TestSubject_OneLine(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	n := w.notice(message.Decided, "a")
	n.Subject = "Rumah\r\nBcc: evil@evil.example\u2028 Botol\x00\t"
	w.tell(t, n)
	if got := w.list(t, w.siti).Items[0].Subject; got != "Rumah Bcc: evil@evil.example Botol" {
		t.Errorf("%q", got)
	}
}
