package local

import (
	"bytes"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const keepNote = "CREATE TABLE note AS SELECT 'kept'::text AS text; "

func TestStart_Lasting(t *testing.T) {
	t.Parallel()
	c := start(t, reachable(t))
	address := c.URL("jaring")
	for setting, want := range map[string]string{
		"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on",
		"unix_socket_directories": "", "listen_addresses": "127.0.0.1", "server_encoding": "UTF8",
		"password_encryption": "scram-sha-256",
	} {
		if got := query(t, address, "SHOW "+setting); got != want {
			t.Errorf("%s = %q, want %q", setting, got, want)
		}
	}
	if info, err := os.Stat(c.dir); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("folder %v, %v", info.Mode(), err)
	}
	if err := c.Stop(); err != nil {
		t.Fatal(err)
	}
	if alive(c.pid()) {
		t.Error("still running after Stop")
	}
}

func TestStart_NeedsPassword(t *testing.T) {
	t.Parallel()
	c := start(t, reachable(t))
	for _, user := range []*url.Userinfo{url.User(owner), url.UserPassword(owner, "wrong"), url.UserPassword("postgres", c.password)} {
		u, err := url.Parse(c.URL("postgres"))
		if err != nil {
			t.Fatal(err)
		}
		u.User = user
		if _, err := ask(t.Context(), u.String(), "SHOW port"); err == nil {
			t.Errorf("%s was let in", user)
		}
	}
}

// TestStart_AfterKill: the program was killed, its database lives on and is joined, then stopped.
func TestStart_AfterKill(t *testing.T) {
	t.Parallel()
	dir := reachable(t)
	killed, address := startChild(t, dir)
	query(t, address, "SELECT pg_backend_pid()::text")
	if err := killed.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = killed.Wait()
	c := start(t, dir)
	if c.URL("postgres") != address || c.launched {
		t.Errorf("not joined: %d, before %s", c.port, address)
	}
	if err := c.Stop(); err != nil || alive(c.pid()) {
		t.Errorf("not stopped: %v", err)
	}
}

// TestStart_Shared: a short command beside a running site must not take its database away.
func TestStart_Shared(t *testing.T) {
	t.Parallel()
	dir := reachable(t)
	site := start(t, dir)
	command := start(t, dir)
	if site.pid() != command.pid() {
		t.Error("two servers on one folder")
	}
	if err := command.Stop(); err != nil || !alive(site.pid()) {
		t.Errorf("the site lost its database: %v", err)
	}
	query(t, site.URL("jaring"), "SHOW port")
	if err := site.Stop(); err != nil || alive(site.pid()) {
		t.Errorf("the last one did not stop it: %v", err)
	}
}

// TestStart_AfterCrash: what was committed is there after the server itself was killed.
func TestStart_AfterCrash(t *testing.T) {
	t.Parallel()
	dir := reachable(t)
	c := start(t, dir)
	execute(t, c.URL("jaring"), keepNote)
	pid := c.pid()
	server, err := os.FindProcess(pid)
	if err == nil {
		err = server.Kill()
	}
	if err != nil {
		t.Fatal(err)
	}
	// At once: the server's children are still there, and it may not have been buried yet.
	again := start(t, dir)
	if got := query(t, again.URL("jaring"), "SELECT text FROM note"); got != "kept" {
		t.Errorf("got %q", got)
	}
}

// TestStart_StaleRecord: the machine went down, and the recorded process id belongs to somebody else now.
func TestStart_StaleRecord(t *testing.T) {
	t.Parallel()
	dir := reachable(t)
	c := start(t, dir)
	record := filepath.Join(c.dataDir(), "postmaster.pid")
	text, err := os.ReadFile(record)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Stop(); err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "\n")
	stale := strconv.Itoa(os.Getpid()) + "\n" + rest
	if err := os.WriteFile(record, []byte(stale), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := c.account.own(record); err != nil {
		t.Fatal(err)
	}
	query(t, start(t, dir).URL("jaring"), "SHOW port")
}

// TestStart_HalfMade: an initdb that was interrupted is not taken for a database.
func TestStart_HalfMade(t *testing.T) {
	t.Parallel()
	dir := reachable(t)
	first := start(t, dir)
	if err := first.Stop(); err != nil {
		t.Fatal(err)
	}
	// As if the first attempt had ended before the folder got its name.
	if err := os.Rename(first.dataDir(), first.dataDir()+".new"); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(first.dataDir()+".new", "PG_VERSION")); err != nil {
		t.Fatal(err)
	}
	query(t, start(t, dir).URL("jaring"), "SHOW port")
}

func TestStart_OtherMajor(t *testing.T) {
	t.Parallel()
	dir := reachable(t)
	if err := os.MkdirAll(filepath.Join(dir, "data"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "data", "PG_VERSION"), []byte("99\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c := &Cluster{dir: dir}
	if got := c.wantedMajor(); got != 99 {
		t.Fatalf("major %d", got)
	}
	if _, ok := find(99); ok {
		t.Error("found a PostgreSQL 99")
	}
	if msg := notFound(99, nil).Error(); !strings.Contains(msg, "99") || strings.Contains(msg, "\n") {
		t.Errorf("message %q", msg)
	}
}

// TestStart_Throwaway: the server of a test program that was killed leaves nothing behind.
func TestStart_Throwaway(t *testing.T) {
	t.Parallel()
	dir := reachable(t)
	killed, address := startChild(t, dir, childTest+"=1")
	if got := query(t, address, "SHOW fsync"); got != "off" {
		t.Errorf("fsync %s", got)
	}
	if err := killed.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = killed.Wait()
	eventually(t, "the folder's removal", func() bool { _, err := os.Stat(dir); return os.IsNotExist(err) })
	if _, err := ask(t.Context(), address, "SHOW fsync"); err == nil {
		t.Error("the server lives on")
	}
}

// TestStart_ClosedFolder: root's own folders are closed to the user that PostgreSQL runs as.
func TestStart_ClosedFolder(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "closed", "pg") // t.TempDir lets nobody else in
	var notes bytes.Buffer
	c, err := Start(t.Context(), Options{Dir: dir, Notes: &notes})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Stop() })
	moved := c.dir != dir
	if moved {
		t.Cleanup(func() { _ = os.RemoveAll(c.dir) })
	}
	if moved != (os.Geteuid() == 0) || moved != strings.Contains(notes.String(), c.dir) {
		t.Errorf("lies in %s, notes %q", c.dir, notes.String())
	}
	execute(t, c.URL("jaring"), keepNote)
	if err := c.Stop(); err != nil {
		t.Fatal(err)
	}
	again := start(t, dir)
	if got := query(t, again.URL("jaring"), "SELECT text FROM note"); got != "kept" || again.dir != c.dir {
		t.Errorf("second start in %s: %q", again.dir, got)
	}
	if err := again.Stop(); err != nil {
		t.Fatal(err)
	}
	_ = os.RemoveAll(dir)
	fresh := start(t, dir)
	t.Cleanup(func() { _ = fresh.Stop(); _ = os.RemoveAll(fresh.dir) })
	if got := query(t, fresh.URL("jaring"), "SELECT coalesce(to_regclass('note')::text, 'fresh')"); got != "fresh" {
		t.Errorf("the removed folder's data came back: %q", got)
	}
}
