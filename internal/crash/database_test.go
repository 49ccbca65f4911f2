//go:build unix

package crash_test

import (
	"context"
	"html"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"jaring/internal/postgres"
	"jaring/internal/postgres/local"
)

// typed is what a person wrote while the database was away: it must come back letter by letter.
const typed = "Dasar <b>hukum</b> & \"perwal\"\r\nbaris kedua"

var hidden = regexp.MustCompile(`<input type="hidden" name="([^"]*)" value="([^"]*)"`)

// TestDatabase takes the database away from the running program, in two ways.
func TestDatabase(t *testing.T) {
	w := newWorld(t)
	t.Run("gone and back", w.goneAndBack)
	t.Run("backend killed", w.backendKilled)
}

// goneAndBack stops PostgreSQL under the running program and starts it again. Meanwhile every page is a 503 that gives
// back what was typed and says nothing of our insides; afterwards the same program serves, and takes what the page had
// kept.
func (w *world) goneAndBack(t *testing.T) {
	entry := w.addDrafts(t, 1)[0]
	c := w.signIn(t, "operator")
	design := w.serving.URL + "/usulan/" + entry + "/rancang-bangun"
	form := url.Values{"version": {"1"}, "legal_basis": {typed}}

	w.stopPostgres(t)
	w.say(t, "the database is gone")
	for _, path := range []string{"/", "/inovasi", "/meja", "/usulan/" + entry, "/bukti/aaaaaaaaaaaaaaaa/berkas"} {
		mustBeAway(t, path, c.get(w.serving.URL+path))
	}
	away := c.post(design, form)
	mustBeAway(t, "saving", away)
	kept := url.Values{}
	for _, field := range hidden.FindAllStringSubmatch(away.body, -1) {
		kept.Add(html.UnescapeString(field[1]), html.UnescapeString(field[2]))
	}
	if kept.Encode() != form.Encode() || !strings.Contains(away.body, `action="/usulan/`+entry+`/rancang-bangun"`) {
		t.Errorf("the page does not give back what was typed: %v", kept)
	}
	secret := c.post(w.serving.URL+"/masuk", url.Values{"username": {"operator"}, "password": {samplePassword}})
	mustBeAway(t, "signing in", secret)
	if strings.Contains(secret.body, samplePassword) {
		t.Error("a password stands in a page")
	}
	if alive, ready := c.get(w.serving.URL+"/healthz"), c.get(w.serving.URL+"/readyz"); alive.status != 200 || ready.status != 503 {
		t.Errorf("healthz %d, readyz %d", alive.status, ready.status)
	}

	w.startPostgres(t)
	w.say(t, "the database is back")
	eventually(t, "the page is served again", func(context.Context) bool { return c.get(design).status == http.StatusOK })
	w.say(t, "served again")
	if a := c.post(design, kept); a.status != http.StatusSeeOther {
		t.Errorf("sending what was kept: %d %v", a.status, a.err)
	}
	w.mustHaveSaved(t, entry)
}

// backendKilled kills one connection's process: PostgreSQL then throws everybody out and recovers in place.
func (w *world) backendKilled(t *testing.T) {
	c := w.signIn(t, "operator")
	page := w.serving.URL + "/meja"
	if a := c.get(page); a.status != http.StatusOK {
		t.Fatalf("%+v", a)
	}
	pid, err := postgres.Value[int](t.Context(), w.db,
		`SELECT pid FROM pg_stat_activity WHERE application_name = 'jaring' AND usename = current_user AND pid <> pg_backend_pid() LIMIT 1`, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	seen := map[int]int{}
	inARow := 0
	eventually(t, "ten pages in a row", func(context.Context) bool {
		a := c.get(page)
		seen[a.status]++
		if inARow++; a.status != http.StatusOK {
			inARow = 0
		}
		return inARow == 10
	})
	w.say(t, "answers while it recovered: %v", seen)
	for status := range seen {
		if status != http.StatusOK && status != http.StatusServiceUnavailable {
			t.Errorf("status %d", status)
		}
	}
}

// mustBeAway expects the page of a passing trouble.
func mustBeAway(t *testing.T, about string, a answer) {
	t.Helper()
	if a.err != nil || a.status != http.StatusServiceUnavailable || !strings.Contains(a.body, "<h1") || !strings.Contains(a.body, "Kode kejadian") {
		t.Errorf("%s while the database is away: %d %v\n%.300s", about, a.status, a.err, a.body)
	}
	for _, inside := range []string{"pgx", "SQLSTATE", "dial tcp", "postgres", "goroutine", "127.0.0.1:"} {
		if strings.Contains(a.body, inside) {
			t.Errorf("%s: the page speaks of %q", about, inside)
		}
	}
}

func (w *world) mustHaveSaved(t *testing.T, entry string) {
	t.Helper()
	eventually(t, "a connection to look with", func(ctx context.Context) bool { return w.db.Ping(ctx) == nil })
	text, err := postgres.Value[string](t.Context(), w.db, `SELECT legal_basis FROM entry_design WHERE entry_id = @id`, postgres.Args{"id": entry})
	if want := strings.ReplaceAll(typed, "\r\n", "\n"); err != nil || strings.ReplaceAll(text, "\r\n", "\n") != want {
		t.Errorf("saved %q, %v", text, err)
	}
}

// stopPostgres ends the server at once, as when its service is stopped, and waits until it is gone.
func (w *world) stopPostgres(t *testing.T) {
	t.Helper()
	pid, _, err := w.postmaster()
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.Kill(pid, syscall.SIGQUIT); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the server's end", func(context.Context) bool { return syscall.Kill(pid, 0) != nil })
}

// startPostgres starts the server where it was, as whoever its data belongs to, like a service manager.
func (w *world) startPostgres(t *testing.T) {
	t.Helper()
	program, ok := local.Beside("pg_ctl")
	if !ok {
		t.Fatal("pg_ctl was not found beside PostgreSQL's programs")
	}
	data := filepath.Join(w.data, "postgres", "data")
	info, err := os.Stat(data)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, "start", "-D", data, "-l", filepath.Join(w.data, "postgres", "postgres.log"), "-w", "-s")
	cmd.Dir, cmd.WaitDelay = data, time.Second
	if owner := info.Sys().(*syscall.Stat_t); int(owner.Uid) != os.Getuid() {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: owner.Uid, Gid: owner.Gid}}
	}
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("start PostgreSQL: %v\n%s", err, out)
	}
}
