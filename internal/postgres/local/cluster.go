package local

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// initialize makes the data folder once. It is built beside its place and renamed, so that a half-made one is never used.
func (c *Cluster) initialize(ctx context.Context) error {
	if c.wantedMajor() > 0 {
		return nil
	}
	fresh := c.dataDir() + ".new"
	if err := os.RemoveAll(fresh); err != nil {
		return fmt.Errorf("clear a half-made database: %w", err)
	}
	args := []string{"-D", fresh, "-U", owner, "-E", "UTF8", "--locale=C", "--no-instructions"}
	if c.test {
		args = append(args, "-A", "trust", "--no-sync")
	} else {
		args = append(args, "-A", "scram-sha-256", "--pwfile="+c.passwordFile())
	}
	if err := c.run(ctx, c.programs.initdb, args...); err != nil {
		return err
	}
	if err := includeSettings(fresh); err != nil {
		return fmt.Errorf("database settings: %w", err)
	}
	if err := os.Rename(fresh, c.dataDir()); err != nil {
		return fmt.Errorf("database folder: %w", err)
	}
	return nil
}

func includeSettings(dataDir string) error {
	f, err := os.OpenFile(filepath.Join(dataDir, "postgresql.conf"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteString("\ninclude 'jaring.conf'\n")
	return errors.Join(err, f.Close())
}

// testSettings trade every safety against a crash for speed: the cluster does not outlive the tests.
const testSettings = `fsync = off
full_page_writes = off
synchronous_commit = off
wal_level = minimal
max_wal_senders = 0
autovacuum = off
jit = off
shared_buffers = 64MB
max_connections = 400
`

// writeSettings is done before each start. The socket folder is switched off: the packaged one belongs to another user.
func (c *Cluster) writeSettings(port int) error {
	text := fmt.Sprintf("listen_addresses = '127.0.0.1'\nport = %d\nunix_socket_directories = ''\n", port)
	if c.test {
		text += testSettings
	}
	path := filepath.Join(c.dataDir(), "jaring.conf")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		return fmt.Errorf("database settings: %w", err)
	}
	return c.account.own(path)
}

// PostgreSQL refuses to start while something is left of a server that was killed: its children end in their own time, and
// hold the memory that they shared until then.
const (
	launchTries = 3
	crashTries  = 60
	crashPause  = 250 * time.Millisecond
)

// launch starts the server on a free port. Between choosing the port and using it another program may take it.
func (c *Cluster) launch(ctx context.Context) error {
	c.dropStaleRecord()
	c.launched = true
	tries := launchTries
	if _, _, killed := c.postmaster(); killed {
		tries = crashTries
	}
	var err error
	for n := range tries {
		if n >= launchTries {
			time.Sleep(crashPause)
		}
		if c.port, err = freePort(); err != nil {
			return err
		}
		if err = c.writeSettings(c.port); err != nil {
			return err
		}
		err = c.run(ctx, c.programs.pgCtl, "start", "-D", c.dataDir(), "-l", c.LogFile(), "-w", "-t", "60", "-s")
		if err == nil || ctx.Err() != nil {
			return err
		}
	}
	return fmt.Errorf("%w; see %s", err, c.LogFile())
}

// dropStaleRecord removes the record of a server that died when its process id now belongs to something else (usual in
// containers, where ids start over): PostgreSQL would take that for itself and refuse to start. Any other record stays:
// with it PostgreSQL finds out whether children of that server still write.
func (c *Cluster) dropStaleRecord() {
	if pid, _, ok := c.postmaster(); ok && foreign(pid) {
		_ = os.Remove(filepath.Join(c.dataDir(), "postmaster.pid"))
	}
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, fmt.Errorf("find a free port: %w", err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// join reports whether our own server already answers. One that is still starting or recovering is given time.
func (c *Cluster) join(ctx context.Context) bool {
	for range 300 {
		pid, port, ok := c.postmaster()
		if !ok || !alive(pid) {
			return false
		}
		c.port = port
		answers, coming := c.probe(ctx)
		if answers || !coming {
			return answers
		}
		time.Sleep(200 * time.Millisecond)
	}
	return false
}

// probe connects to the recorded port: answers when it is our data folder, coming when it asks for patience. A stale
// file may name a port that a stranger's server has taken since.
func (c *Cluster) probe(ctx context.Context) (answers, coming bool) {
	ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	conn, err := pgx.Connect(ctx, c.URL("postgres"))
	if err != nil {
		var refused *pgconn.PgError
		return false, errors.As(err, &refused) && refused.Code == "57P03"
	}
	defer conn.Close(ctx)
	var dir string
	if err := conn.QueryRow(ctx, "SHOW data_directory").Scan(&dir); err != nil {
		return false, false
	}
	return sameFile(dir, c.dataDir()), false
}

func sameFile(a, b string) bool {
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(infoA, infoB)
}

func (c *Cluster) createDatabase(ctx context.Context) error {
	conn, err := pgx.Connect(ctx, c.URL("postgres"))
	if err != nil {
		return fmt.Errorf("connect to the private database: %w", err)
	}
	defer conn.Close(ctx)
	_, err = conn.Exec(ctx, "CREATE DATABASE "+pgx.Identifier{database}.Sanitize())
	var refused *pgconn.PgError
	if errors.As(err, &refused) && refused.Code == "42P04" {
		return nil
	}
	return err
}

// run runs one of PostgreSQL's programs as the account. A free-standing process group keeps Ctrl-C from reaching the
// server before the program has drained.
func (c *Cluster) run(ctx context.Context, program string, args ...string) error {
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Dir = c.dir
	cmd.Env = c.environment()
	var output bytes.Buffer
	cmd.Stdout, cmd.Stderr = &output, &output
	cmd.WaitDelay = time.Second
	c.account.apply(cmd)
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s %s: %w: %s", filepath.Base(program), args[0], err, strings.TrimSpace(output.String()))
	}
	return nil
}

// environment leaves out everything that could point PostgreSQL's programs elsewhere, and every secret of ours.
func (c *Cluster) environment() []string {
	env := []string{"HOME=" + c.dir, "LC_ALL=C", "PATH=" + os.Getenv("PATH")}
	for _, name := range []string{"SystemRoot", "TEMP", "TMP"} { // Windows cannot do without
		if value, ok := os.LookupEnv(name); ok {
			env = append(env, name+"="+value)
		}
	}
	return env
}
