package screening_test

import (
	"context"
	"fmt"
	"strconv"
	"sync"
	"testing"
	"time"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/jobs"
	"jaring/internal/message"
	"jaring/internal/postgres"
	"jaring/internal/screening"
	"jaring/internal/testdb"
)

// world is a region with one sent entry. Its school took in another one; ratna once worked at the school, yusuf at the
// one taken in.
type world struct {
	*testdb.DB
	s                        *screening.Service
	school, former, other    string
	entry                    string
	coordinator, operator    auth.Actor
	agus, maya, yusuf, ratna auth.Actor
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{DB: testdb.New(t)}
	queue, err := jobs.New(w.DB.DB, jobs.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w.s = screening.New(w.DB.DB, message.NewTeller(queue, true))
	w.Exec(t, "INSERT INTO region (code, name, kind, province, prefix, office_name) VALUES ('33.75', 'Kota Pekalongan', 'kota', 'Jawa Tengah', 'PKL', 'Bapperida')")
	w.Exec(t, "INSERT INTO cycle (year, instrument_year, eligible_from, eligible_to) VALUES (2026, 2026, '2024-01-01', '2025-12-31')")
	w.school, w.former, w.other = w.unit(t, "SMP Negeri 8"), w.unit(t, "SMP Negeri 88"), w.unit(t, "SMP Negeri 9")
	w.Exec(t, "UPDATE unit SET successor_id = $1, closed_on = '2025-01-01' WHERE id = $2", w.school, w.former)
	w.coordinator = w.person(t, "Nur Hidayah", auth.Coordinator, "")
	w.operator = w.person(t, "Siti Aminah", auth.Submitter, w.school)
	w.agus = w.person(t, "Agus Setiawan", auth.Assessor, "")
	w.maya = w.person(t, "Maya Puspita", auth.Assessor, "")
	w.yusuf = w.person(t, "Yusuf Hakim", auth.Assessor, "")
	w.ratna = w.person(t, "Ratna Dewi", auth.Assessor, "")
	w.belonged(t, w.yusuf, w.former)
	w.belonged(t, w.ratna, w.school)
	w.entry = w.sentEntry(t, "Rumah Botol", w.school)
	return w
}

func (w *world) unit(t *testing.T, name string) string {
	t.Helper()
	id := postgres.NewID()
	w.Exec(t, "INSERT INTO unit (id, kind, name, level) VALUES ($1, 'school', $2, 'SMP')", id, name)
	return id
}

func (w *world) person(t *testing.T, name string, role auth.Role, unit string) auth.Actor {
	t.Helper()
	id := postgres.NewID()
	w.Exec(t, "INSERT INTO person (id, username, name, password_hash) VALUES ($1, $2, $3, '-')", id, id, name)
	grant := auth.Grant{ID: postgres.NewID(), Role: role, UnitID: unit}
	w.Exec(t, "INSERT INTO role_assignment (id, person_id, role, unit_id, starts_on) VALUES ($1, $2, $3, nullif($4, ''), '2024-01-01')",
		grant.ID, id, string(role), unit)
	return auth.Actor{PersonID: id, Name: name, Grants: []auth.Grant{grant}, Current: grant}
}

func (w *world) belonged(t *testing.T, a auth.Actor, unit string) {
	t.Helper()
	w.Exec(t, `INSERT INTO role_assignment (id, person_id, role, unit_id, starts_on, ends_on)
		VALUES ($1, $2, 'submitter', $3, '2021-01-01', '2023-12-31')`, postgres.NewID(), a.PersonID, unit)
}

// sentEntry claims level 2 on sid-16 and sid-17 and level 1 on sid-22; nothing on the others.
func (w *world) sentEntry(t *testing.T, name, unit string) string {
	t.Helper()
	entry, innovation := postgres.NewID(), postgres.NewID()
	w.Exec(t, "INSERT INTO innovation (id, code, unit_id, name) VALUES ($1, $2, $3, $4)", innovation, innovation, unit, name)
	w.Exec(t, `INSERT INTO entry (id, innovation_id, year, unit_id, name, status, round, submitted_at, created_by)
		VALUES ($1, $2, 2026, $3, $4, 'submitted', 1, app_now(), $5)`, entry, innovation, unit, name, w.operator.PersonID)
	w.Exec(t, `INSERT INTO claim (entry_id, indicator, level, updated_by)
		VALUES ($1, 'sid-16', 2, $2), ($1, 'sid-17', 2, $2), ($1, 'sid-22', 1, $2), ($1, 'sid-18', 0, $2)`, entry, w.operator.PersonID)
	return entry
}

func (w *world) status(t testing.TB, entry string) (status string, version int) {
	t.Helper()
	if err := w.Owner.QueryRow(t.Context(), "SELECT status, version FROM entry WHERE id = $1", entry).Scan(&status, &version); err != nil {
		t.Fatal(err)
	}
	return status, version
}

func (w *world) version(t testing.TB, entry string) string {
	t.Helper()
	_, v := w.status(t, entry)
	return strconv.Itoa(v)
}

// assign gives the entry to the assessors and returns the ids of their sheets.
func (w *world) assign(t testing.TB, entry string, assessors ...auth.Actor) []string {
	t.Helper()
	var people []string
	for _, a := range assessors {
		people = append(people, a.PersonID)
	}
	if _, err := w.s.Assign(t.Context(), w.coordinator, screening.Assignment{Entries: []string{entry}, Assessors: people}); err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, p := range people {
		ids = append(ids, w.sheet(t, entry, p))
	}
	return ids
}

func (w *world) sheet(t testing.TB, entry, person string) string {
	t.Helper()
	var id string
	if err := w.Owner.QueryRow(t.Context(), "SELECT id FROM review WHERE entry_id = $1 AND assessor_id = $2", entry, person).Scan(&id); err != nil {
		t.Fatal(err)
	}
	return id
}

func (w *world) start(t testing.TB, a auth.Actor, sheet string) {
	t.Helper()
	if err := w.s.Start(t.Context(), a, sheet); err != nil {
		t.Fatal(err)
	}
}

func (w *world) mark(t testing.TB, a auth.Actor, sheet, indicator, level, reason string) {
	t.Helper()
	in := screening.MarkInput{Indicator: indicator, Level: level, Reason: reason, ClaimVersion: "1"}
	if err := w.s.SaveMark(t.Context(), a, sheet, in); err != nil {
		t.Fatal(err)
	}
}

// fill does everything but finishing: sid-17 goes down to the given level.
func (w *world) fill(t testing.TB, a auth.Actor, sheet, level17 string) {
	t.Helper()
	w.start(t, a, sheet)
	w.mark(t, a, sheet, "sid-16", "2", "")
	w.mark(t, a, sheet, "sid-17", level17, "Surat tugas memuat delapan nama.")
	w.mark(t, a, sheet, "sid-22", "1", "")
	if err := w.s.SaveConclusion(t.Context(), a, sheet, w.conclusion(t, a, sheet)); err != nil {
		t.Fatal(err)
	}
}

func (w *world) conclusion(t testing.TB, a auth.Actor, sheet string) screening.Conclusion {
	t.Helper()
	return screening.Conclusion{Version: w.sheetVersion(t, sheet), Met: map[string]string{"a": "ya", "b": "ya", "c": "ya", "d": "ya", "e": "tidak"},
		Notes: map[string]string{"e": "Hanya untuk sekolah pesisir."}, Recommendation: "shortlist",
		RemarkUnit: "Terus kembangkan, kata " + a.Name, RemarkInner: "rahasia penilai"}
}

func (w *world) sheetVersion(t testing.TB, sheet string) string {
	t.Helper()
	return strconv.Itoa(w.Count(t, "SELECT version FROM review WHERE id = $1", sheet))
}

func (w *world) finish(t testing.TB, a auth.Actor, sheet string) {
	t.Helper()
	if err := w.s.Finish(t.Context(), a, sheet, w.sheetVersion(t, sheet)); err != nil {
		t.Fatal(err)
	}
}

// ready takes the entry through two finished sheets: sid-17 is proven at 2 for agus and at 1 for maya.
func (w *world) ready(t testing.TB, entry string) []string {
	t.Helper()
	ids := w.assign(t, entry, w.agus, w.maya)
	w.fill(t, w.agus, ids[0], "2")
	w.fill(t, w.maya, ids[1], "1")
	w.finish(t, w.agus, ids[0])
	w.finish(t, w.maya, ids[1])
	return ids
}

// sendAgain does what the unit does with a returned entry.
func (w *world) sendAgain(t testing.TB, entry string) {
	t.Helper()
	w.Exec(t, `UPDATE entry SET status = 'submitted', round = round + 1, submitted_at = app_now(), review_started_at = NULL, ready_at = NULL,
		decided_at = NULL, version = version + 1 WHERE id = $1 AND status = 'returned'`, entry)
	w.Exec(t, "UPDATE review SET status = 'started', finished_at = NULL, version = version + 1 WHERE entry_id = $1 AND status = 'finished'", entry)
}

func (w *world) ruling(t testing.TB, entry, act string) screening.Ruling {
	t.Helper()
	r := screening.Ruling{Version: w.version(t, entry), Act: act}
	if act != "shortlist" {
		r.Reason, r.Text = "evidence_mismatch", "Rekap tahun 2024 belum ada."
	}
	if act == "defer" {
		r.NextYear = "2027"
	}
	return r
}

func (w *world) decide(t testing.TB, entry, act string) {
	t.Helper()
	if err := w.s.Decide(t.Context(), w.coordinator, entry, w.ruling(t, entry, act)); err != nil {
		t.Fatal(err)
	}
}

func wantKind(t testing.TB, what string, err error, kind fault.Kind) {
	t.Helper()
	if err == nil {
		t.Errorf("%s: done, want %v", what, kind)
	} else if fault.KindOf(err) != kind {
		t.Errorf("%s: %v, want %v", what, err, kind)
	}
}

func wantField(t testing.TB, what string, err error, field string) {
	t.Helper()
	f, ok := fault.As(err)
	if !ok || f.Kind != fault.KindInvalid || f.Field(field) == "" {
		t.Errorf("%s: %v, want a message for %s", what, err, field)
	}
}

// together begins n acts at once; the returned function waits for them.
func together(n int, act func(i int) error) func() []error {
	errs := make([]error, n)
	var running sync.WaitGroup
	for i := range n {
		running.Go(func() { errs[i] = act(i) })
	}
	return func() []error {
		running.Wait()
		return errs
	}
}

// holdHistory lets nobody write history until the returned function is called: acts that do not lock the entry first then
// stand in the middle of what they do, all at once.
func (w *world) holdHistory(t testing.TB) (release func()) {
	t.Helper()
	tx, err := w.Owner.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Exec(t.Context(), "LOCK TABLE history IN SHARE MODE"); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := tx.Commit(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

// waitBlocked waits until n connections wait for a lock.
func (w *world) waitBlocked(t testing.TB, n int) {
	t.Helper()
	patience, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	for w.blocked(t) < n {
		if patience.Err() != nil {
			t.Fatalf("fewer than %d came to wait", n)
		}
	}
}

func successes(errs []error) int {
	n := 0
	for _, err := range errs {
		if err == nil {
			n++
		}
	}
	return n
}

func dump(errs []error) string {
	text := ""
	for i, err := range errs {
		text += fmt.Sprintf("\n  %d: %v", i, err)
	}
	return text
}
