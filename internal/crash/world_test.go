package crash_test

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"jaring/internal/postgres"
	"jaring/internal/testserve"
)

// world is the sample region as `jaring serve --demo` keeps it in a folder: its private PostgreSQL, safe against crashes,
// and its files.
type world struct {
	program string
	data    string
	serving *testserve.Process
	db      *postgres.DB // as the owner, to prepare and to look
	began   time.Time
}

func newWorld(t *testing.T) *world {
	t.Helper()
	// PostgreSQL works as another user than root, who must be able to enter; t.TempDir is closed to others.
	base, err := os.MkdirTemp("", "jaring-crash-")
	if err == nil {
		err = os.Chmod(base, 0o755)
	}
	if err != nil {
		t.Fatal(err)
	}
	w := &world{program: testserve.Build(t), data: filepath.Join(base, "data"), began: time.Now()}
	t.Cleanup(func() {
		if w.db != nil {
			w.db.Close()
		}
		if log, err := os.ReadFile(filepath.Join(w.data, "postgres", "postgres.log")); t.Failed() && err == nil {
			t.Logf("PostgreSQL's last words:\n%s", log[max(0, len(log)-2000):])
		}
		w.endPostgres()
		_ = os.RemoveAll(base)
	})
	w.start(t)
	return w
}

func (w *world) env() []string { return []string{"JARING_DATA_DIR=" + w.data} }

func (w *world) start(t *testing.T) {
	t.Helper()
	w.serving = testserve.Start(t, w.program, w.env(), "--demo", "--listen", "127.0.0.1:0")
	w.open(t)
	w.say(t, "listening at %s", w.serving.URL)
}

// open connects as the owner of the private cluster, whose password lies beside it. A cluster that was killed comes back
// at another port.
func (w *world) open(t *testing.T) {
	t.Helper()
	password, err := os.ReadFile(filepath.Join(w.data, "postgres", "password"))
	if err != nil {
		t.Fatal(err)
	}
	_, port, err := w.postmaster()
	if err != nil {
		t.Fatal(err)
	}
	u := url.URL{Scheme: "postgres", User: url.UserPassword("jaring", strings.TrimSpace(string(password))),
		Host: "127.0.0.1:" + strconv.Itoa(port), Path: "/jaring", RawQuery: "sslmode=disable"}
	if w.db != nil {
		w.db.Close()
	}
	if w.db, err = postgres.Open(t.Context(), u.String(), postgres.Options{MaxConns: 2, Role: "jaring"}); err != nil {
		t.Fatal(err)
	}
	if on, err := postgres.Value[string](t.Context(), w.db, "SHOW fsync", nil); err != nil || on != "on" {
		t.Fatalf("fsync is %q, %v: on such a cluster these tests prove nothing", on, err)
	}
}

// postmaster is the server of this world's own cluster, as it wrote it down.
func (w *world) postmaster() (pid, port int, err error) {
	text, err := os.ReadFile(filepath.Join(w.data, "postgres", "data", "postmaster.pid"))
	if err != nil {
		return 0, 0, err
	}
	lines := strings.Split(string(text), "\n")
	if len(lines) < 4 {
		return 0, 0, fmt.Errorf("postmaster.pid: %q", text)
	}
	pid, pidErr := strconv.Atoi(lines[0])
	port, portErr := strconv.Atoi(lines[3])
	return pid, port, errors.Join(pidErr, portErr)
}

// killPostgres ends the server as a crash of the machine's memory would: what only it knew is lost.
func (w *world) killPostgres(t *testing.T) {
	t.Helper()
	pid, _, err := w.postmaster()
	if err != nil {
		t.Fatal(err)
	}
	p, err := os.FindProcess(pid)
	if err == nil {
		err = p.Kill()
	}
	if err != nil {
		t.Fatalf("kill PostgreSQL: %v", err)
	}
}

// endPostgres ends a server that outlived a program that was killed. The program stops it itself when it ends in order.
func (w *world) endPostgres() {
	pid, _, err := w.postmaster()
	if err != nil {
		return
	}
	if p, err := os.FindProcess(pid); err == nil {
		_ = p.Signal(syscall.SIGINT) // PostgreSQL's fast shutdown
	}
	for range 100 {
		if _, _, err := w.postmaster(); err != nil {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
}

func (w *world) say(t *testing.T, format string, args ...any) {
	t.Helper()
	t.Logf("%6.2f s  %s", time.Since(w.began).Seconds(), fmt.Sprintf(format, args...))
}

// seed makes what happens by chance repeatable.
type seed uint64

// newSeed takes JARING_CRASH_SEED, or the clock.
func newSeed(t *testing.T) seed {
	t.Helper()
	s := seed(time.Now().UnixNano())
	if text := os.Getenv("JARING_CRASH_SEED"); text != "" {
		n, err := strconv.ParseUint(text, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		s = seed(n)
	}
	t.Logf("repeat with JARING_CRASH_SEED=%d", s)
	return s
}

// moment is the n-th moment between the two.
func (s seed) moment(n int, from, to time.Duration) time.Duration {
	sum := sha256.Sum256(fmt.Appendf(nil, "%d %d", s, n))
	return from + time.Duration(binary.BigEndian.Uint64(sum[:8])%uint64(to-from))
}

// eventually waits for what another process does in its own time.
func eventually(t *testing.T, what string, holds func(context.Context) bool) {
	t.Helper()
	for range 300 {
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		ok := holds(ctx)
		cancel()
		if ok {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatalf("never happened: %s", what)
}
