package bench_test

import (
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"
	"time"

	"jaring/internal/postgres"
	"jaring/internal/testserve"
	"jaring/internal/testsite"
	"jaring/web/href"
)

// How long each measurement takes, how often it is repeated, and how long each side runs before anything counts.
const (
	listRounds = 7
	listTime   = 3 * time.Second
	warmUp     = 2 * time.Second
)

// BenchmarkEntryList measures the coordinator's list of 50 entries out of 100,000 over HTTP, as the built program serves
// it, against what PostgreSQL serves of the same two statements to pgbench, and against the same page of 1,000 entries.
// The three take turns, so that a busy machine slows all of them.
func BenchmarkEntryList(b *testing.B) {
	program := testserve.Build(b)
	large, small := newRegion(b, 100_000), newRegion(b, 1_000)
	many, few := large.serve(b, program), small.serve(b, program)
	alone := large.newPgbench(b, many.views)
	for b.Loop() {
		many.load(b, warmUp)
		few.load(b, warmUp)
		alone.run(b, large.DB.URL, warmUp)
		var of, ofFew, bare, share, cost, slowest []float64
		for range listRounds {
			page, two, less := many.load(b, listTime), alone.run(b, large.DB.URL, listTime), few.load(b, listTime)
			of, bare, ofFew = append(of, page.perSecond), append(bare, two), append(ofFew, less.perSecond)
			share, cost = append(share, page.perSecond/two), append(cost, less.perSecond/page.perSecond)
			slowest = append(slowest, float64(page.p99.Milliseconds()))
		}
		report(b, "list of 50 out of 100,000 entries, page/s", "page/s", median(of), "")
		report(b, "  slowest of a hundred, ms", "p99-ms", median(slowest), "")
		report(b, "  the same two statements by pgbench, /s", "pgbench/s", median(bare), "")
		report(b, "  page / pgbench", "page/pgbench", median(share), "at least 0.25")
		report(b, "  the same list of 1,000 entries, page/s", "small/s", median(ofFew), "")
		report(b, "  cost at 100,000 / cost at 1,000", "cost/small", median(cost), "at most 1.20")
	}
}

// view is one client's request: a session of its own and a place in the list of its own.
type view struct {
	cookie  string
	after   time.Time
	afterID string
}

// served is a region behind the built program.
type served struct {
	address  string
	views    []view
	requests []string
}

// serve starts the program on the region and signs as many coordinators in as there are clients.
func (r region) serve(b *testing.B, program string) served {
	b.Helper()
	p := testserve.Start(b, program, []string{"DATABASE_URL=" + r.DB.URL, "JARING_DATA_DIR=" + b.TempDir()}, "--listen", "127.0.0.1:0")
	s := served{address: strings.TrimPrefix(p.URL, "http://")}
	for i := range clients {
		v := view{cookie: signIn(b, p.URL)}
		v.after, v.afterID = r.place(b, i*r.entries/(clients+1))
		path := href.CoordinationEntries(href.Query{"sesudah": {v.after.Format(time.RFC3339Nano) + "_" + v.afterID}})
		s.views, s.requests = append(s.views, v), append(s.requests, getRequest(p.URL, path, v.cookie))
	}
	first := r.SignedIn(b, username, testsite.Password).Get("/koordinasi/usulan")
	if rows := strings.Count(first.Body, "<tr>"); rows < 50 || rows > 52 {
		b.Fatalf("the list holds %d rows", rows)
	}
	return s
}

// place is where a page of the list begins, that many entries after the newest.
func (r region) place(b *testing.B, skip int) (time.Time, string) {
	b.Helper()
	type at struct {
		CreatedAt time.Time
		ID        string
	}
	found, err := postgres.All[at](b.Context(), r.Owner,
		`SELECT created_at, id FROM entry WHERE year = 2026 ORDER BY created_at DESC, id DESC OFFSET @skip LIMIT 1`, postgres.Args{"skip": skip * 9 / 10})
	if err != nil || len(found) != 1 {
		b.Fatalf("no place %d in the list: %v", skip, err)
	}
	return found[0].CreatedAt.UTC(), found[0].ID
}

// signIn returns the cookie of a new session of the coordinator.
func signIn(b *testing.B, address string) string { return signInAs(b, address, username) }

// signInAs returns the cookie of a new session.
func signInAs(b *testing.B, address, username string) string {
	b.Helper()
	return signInWith(b, address, username, testsite.Password)
}

func signInWith(b *testing.B, address, username, password string) string {
	b.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		b.Fatal(err)
	}
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	browser := http.Client{Jar: jar, CheckRedirect: stay}
	answer, err := browser.PostForm(address+"/masuk", url.Values{"username": {username}, "password": {password}})
	if err != nil {
		b.Fatal(err)
	}
	defer answer.Body.Close()
	cookies := jar.Cookies(answer.Request.URL)
	if answer.StatusCode != http.StatusSeeOther || len(cookies) != 1 {
		b.Fatalf("sign in: %d", answer.StatusCode)
	}
	return cookies[0].Value
}

func (s served) load(b *testing.B, during time.Duration) speed {
	b.Helper()
	return load(b, s.address, s.requests, during)
}
