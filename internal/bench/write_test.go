package bench_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"jaring/internal/testserve"
)

const (
	writers    = 200
	saveEvery  = 3 * time.Second
	writeTime  = 21 * time.Second
	idleRounds = 60
)

// writerRows write one unit, innovation, draft and operator for each writer, with the password of the coordinator.
var writerRows = []string{
	`INSERT INTO person (id, username, name, password_hash) SELECT substr(md5('penulis' || n), 1, 16), 'penulis' || n, 'Penulis ' || n, p.password_hash
	 FROM generate_series(1, $1::int) n, person p WHERE p.username = 'koordinator'`,
	`INSERT INTO role_assignment (id, person_id, role, unit_id, starts_on)
	 SELECT substr(md5('tugas' || n), 1, 16), substr(md5('penulis' || n), 1, 16), 'submitter', substr(md5('unit' || n), 1, 16), '2020-01-01' FROM generate_series(1, $1::int) n`,
	`INSERT INTO innovation (id, code, unit_id, name) SELECT substr(md5('tulis' || n), 1, 16), 'TULIS-' || n, substr(md5('unit' || n), 1, 16), 'Rumah Botol ' || n FROM generate_series(1, $1::int) n`,
	`INSERT INTO entry (id, innovation_id, year, unit_id, name, created_by)
	 SELECT substr(md5('draf' || n), 1, 16), substr(md5('tulis' || n), 1, 16), 2026, substr(md5('unit' || n), 1, 16), 'Rumah Botol ' || n, substr(md5('penulis' || n), 1, 16) FROM generate_series(1, $1::int) n`,
	`INSERT INTO entry_profile (entry_id) SELECT substr(md5('draf' || n), 1, 16) FROM generate_series(1, $1::int) n`,
	`INSERT INTO entry_design (entry_id) SELECT substr(md5('draf' || n), 1, 16) FROM generate_series(1, $1::int) n`,
}

// BenchmarkAutosave has 200 people type: a save of the whole rancang bangun every 3 s each, to the built program. Times
// count from when a save was due, so that waiting in a queue is not left out. Any refusal ends the measurement.
func BenchmarkAutosave(b *testing.B) {
	r := newRegion(b, 1000)
	for _, sql := range writerRows {
		r.exec(b, sql, writers)
	}
	program := testserve.Start(b, testserve.Build(b), []string{"DATABASE_URL=" + r.DB.URL, "JARING_DATA_DIR=" + b.TempDir()}, "--listen", "127.0.0.1:0")
	people := make([]*writer, writers)
	for i := range people {
		people[i] = newWriter(b, program.URL, r.draft(b, i+1), "penulis"+strconv.Itoa(i+1))
	}
	for b.Loop() {
		var alone []time.Duration
		for range idleRounds {
			start := time.Now()
			if err := people[0].save(); err != nil {
				b.Fatal(err)
			}
			alone = append(alone, time.Since(start))
		}
		took := typing(b, people)
		slices.Sort(alone)
		slices.Sort(took)
		idle, slowest := alone[len(alone)/2], took[len(took)*99/100]
		report(b, "autosave, one person alone, p50 ms", "idle-ms", ms(idle), "")
		report(b, "  200 people typing, saves/s without error", "save/s", float64(len(took))/writeTime.Seconds(), "")
		report(b, "  200 people typing, p50 ms", "p50-ms", ms(took[len(took)/2]), "")
		report(b, "  200 people typing, p99 ms", "p99-ms", ms(slowest), "")
		report(b, "  p99 / p50 of one alone", "p99/idle", float64(slowest)/float64(idle), "at most 25")
	}
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// draft is the id of the writer's entry.
func (r region) draft(b *testing.B, n int) string {
	b.Helper()
	var id string
	if err := r.Owner.QueryRow(b.Context(), "SELECT substr(md5('draf' || $1::int), 1, 16)", n).Scan(&id); err != nil {
		b.Fatal(err)
	}
	return id
}

// typing lets all people save, one after the other within saveEvery, and returns how long each save took.
func typing(b *testing.B, people []*writer) []time.Duration {
	b.Helper()
	took := make([][]time.Duration, len(people))
	failures := make([]error, len(people))
	start := time.Now()
	var all sync.WaitGroup
	for i, w := range people {
		all.Go(func() {
			first := start.Add(saveEvery * time.Duration(i) / time.Duration(len(people)))
			for due := first; due.Before(start.Add(writeTime)); due = due.Add(saveEvery) {
				time.Sleep(time.Until(due))
				if failures[i] = w.save(); failures[i] != nil {
					return
				}
				took[i] = append(took[i], time.Since(due))
			}
		})
	}
	all.Wait()
	if err := errors.Join(failures...); err != nil {
		b.Fatal(err)
	}
	return slices.Concat(took...)
}

// writer is one person with a page open.
type writer struct {
	http    http.Client
	address string
	cookie  string
	version int
	typed   strings.Builder
}

func newWriter(b *testing.B, base, entry, username string) *writer {
	b.Helper()
	w := &writer{address: base + "/usulan/" + entry + "/rancang-bangun", version: 1, cookie: signInAs(b, base, username)}
	w.http.Transport = &http.Transport{MaxIdleConnsPerHost: 1}
	b.Cleanup(w.http.CloseIdleConnections)
	return w
}

var paragraph = strings.Repeat("Setiap Jumat ketua kelas menimbang botol dan menulis beratnya. ", 8)

// save sends the whole form with a few words more, as the script of the page does.
func (w *writer) save() error {
	w.typed.WriteString(" kata")
	form := url.Values{"version": {strconv.Itoa(w.version)}, "legal_basis": {paragraph}, "problem": {paragraph + w.typed.String()},
		"strategic_issue": {paragraph}, "method": {paragraph}, "novelty": {paragraph}, "mechanism": {paragraph}}
	r, err := http.NewRequest(http.MethodPost, w.address, strings.NewReader(form.Encode()))
	if err != nil {
		return err
	}
	r.Header = http.Header{"Content-Type": {"application/x-www-form-urlencoded"}, "Accept": {"application/json"},
		"Sec-Fetch-Site": {"same-origin"}, "Cookie": {"jaring=" + w.cookie}}
	answer, err := w.http.Do(r)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		return fmt.Errorf("a save is not taken: %s %.300s (%v)", answer.Status, body, err)
	}
	var kept struct{ Version int }
	if err := json.Unmarshal(body, &kept); err != nil {
		return err
	}
	if kept.Version != w.version+1 {
		return fmt.Errorf("version %d after %d", kept.Version, w.version)
	}
	w.version = kept.Version
	return nil
}
