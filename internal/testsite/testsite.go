// Package testsite runs the whole program for one test: the real site on a real database of its own, and people with
// browsers that keep cookies and do not follow redirects.
package testsite

import (
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"jaring/internal/account"
	"jaring/internal/app"
	"jaring/internal/auth"
	"jaring/internal/config"
	"jaring/internal/testdb"
)

// Password opens every account that Person makes.
const Password = "kuda lumping hijau 7"

// Site is a running program.
type Site struct {
	*testdb.DB
	App     *app.App
	URL     string
	BlobDir string // where the evidence lies
	DataDir string // where all else lies
}

// New starts the program. demo lets sample accounts sign in.
func New(t testing.TB, demo bool) *Site {
	t.Helper()
	return On(t, testdb.New(t), demo)
}

// On starts the program on a database that the test has prepared.
func On(t testing.TB, db *testdb.DB, demo bool) *Site {
	t.Helper()
	return Set(t, db, demo, nil, slog.DiscardHandler)
}

// Set starts the program with settings of its own and a log that the test reads.
func Set(t testing.TB, db *testdb.DB, demo bool, settings map[string]string, log slog.Handler) *Site {
	t.Helper()
	dir := t.TempDir()
	env := map[string]string{"JARING_DATA_DIR": dir, "JARING_BLOB": "file:" + dir + "/blob", "JARING_LINK_CHECK": "false"} // nobody outside is bothered
	maps.Copy(env, settings)
	cfg, problems := config.Load(func(name string) string { return env[name] })
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	a, err := app.New(db.DB, cfg, demo, slog.New(log))
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(a.Handler)
	t.Cleanup(server.Close)
	return &Site{DB: db, App: a, URL: server.URL, BlobDir: cfg.BlobDir, DataDir: cfg.DataDir}
}

// Account makes an account with one role and returns the person's id.
func (s *Site) Account(t testing.TB, username string, role auth.Role, unitID string) string {
	t.Helper()
	p := account.NewPerson{Username: username, Name: "Contoh " + username, Password: Password}
	id, err := s.App.Accounts.Create(t.Context(), p, role, unitID)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// Browser is one person's browser.
type Browser struct {
	t    testing.TB
	site *Site
	http *http.Client
}

// Visitor opens a browser that nobody has signed in with.
func (s *Site) Visitor(t testing.TB) *Browser {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &Browser{t: t, site: s, http: &http.Client{Jar: jar, CheckRedirect: stay}}
}

// SignedIn opens a browser and signs in.
func (s *Site) SignedIn(t testing.TB, username, password string) *Browser {
	t.Helper()
	b := s.Visitor(t)
	if page := b.Post("/masuk", url.Values{"username": {username}, "password": {password}}); page.Status != http.StatusSeeOther {
		t.Fatalf("sign in as %s: %d\n%.500s", username, page.Status, page.Body)
	}
	return b
}

// Client is the browser's connection, for requests that Do cannot make: such as one that breaks off.
func (b *Browser) Client() *http.Client { return b.http }

// Page is an answer, read whole.
type Page struct {
	Status int
	Header http.Header
	Body   string
}

// Location is where a redirect leads.
func (p Page) Location() string { return p.Header.Get("Location") }

// Get asks for a page.
func (b *Browser) Get(path string) Page {
	b.t.Helper()
	return b.Do(http.MethodGet, path, nil, nil)
}

// Post sends a plain form.
func (b *Browser) Post(path string, form url.Values) Page {
	b.t.Helper()
	head := http.Header{"Content-Type": {"application/x-www-form-urlencoded"}}
	return b.Do(http.MethodPost, path, head, strings.NewReader(form.Encode()))
}

// Do sends any request. A header Host names the site; without one it goes by its address.
func (b *Browser) Do(method, path string, head http.Header, body io.Reader) Page {
	b.t.Helper()
	r, err := http.NewRequestWithContext(b.t.Context(), method, b.site.URL+path, body)
	if err != nil {
		b.t.Fatal(err)
	}
	for name, values := range head {
		r.Header[name] = values
	}
	r.Host = head.Get("Host")
	answer, err := b.http.Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return Page{Status: answer.StatusCode, Header: answer.Header, Body: string(text)}
}
