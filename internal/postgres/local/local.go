// Package local runs a private PostgreSQL on this machine: a lasting one for `jaring serve` without DATABASE_URL, and
// throw-away ones for tests. It uses installed programs and fetches them where there are none.
package local

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"time"
)

// Names inside the cluster. The owner is its superuser; the program becomes jaring_app.
const (
	owner    = "jaring"
	database = "jaring"
)

// Options of Start.
type Options struct {
	// Dir holds everything: data, log, password. It is created with mode 0700. PostgreSQL refuses to run as root: when
	// root gives a folder that no other user can reach, the database lies below /var/lib/jaring, and Dir says where.
	Dir string
	// Test makes a throw-away cluster: fast, without a password, not safe against a crash, and gone with this process.
	Test bool
	// Notes is where a download or another place is announced; nil is standard error.
	Notes io.Writer
}

// Cluster is a running PostgreSQL on 127.0.0.1. Keep a Test cluster referenced for as long as it is needed: it ends
// with its last reference.
type Cluster struct {
	dir      string
	test     bool
	port     int
	password string
	programs programs
	account  account
	launched bool
	use      *fileLock // shared by every process that uses the cluster
	watch    io.Closer // Test: ends the cluster when this process ends
}

// Start starts the cluster in o.Dir, or joins the one that already runs there, for example because the process that
// started it was killed. The database named "jaring" exists afterwards, unless o.Test.
func Start(ctx context.Context, o Options) (*Cluster, error) {
	if o.Notes == nil {
		o.Notes = os.Stderr
	}
	dir, err := filepath.Abs(o.Dir)
	if err != nil {
		return nil, fmt.Errorf("database folder: %w", err)
	}
	c := &Cluster{dir: dir, test: o.Test}
	if err := c.prepareDir(o.Notes); err != nil {
		return nil, err
	}
	starting, err := lockFile(filepath.Join(c.dir, "start.lock"))
	if err != nil {
		return nil, err
	}
	defer starting.release()
	if err := c.bringUp(ctx, o.Notes); err != nil {
		return nil, errors.Join(err, c.abandon())
	}
	return c, nil
}

func (c *Cluster) bringUp(ctx context.Context, notes io.Writer) error {
	var err error
	if c.programs, err = obtain(ctx, c.wantedMajor(), notes); err != nil {
		return err
	}
	if err := c.takeOver(); err != nil {
		return err
	}
	if err := c.initialize(ctx); err != nil {
		return err
	}
	if !c.join(ctx) {
		if err := c.launch(ctx); err != nil {
			return err
		}
	}
	if c.use, err = shareFile(filepath.Join(c.dir, "use.lock")); err != nil {
		return err
	}
	if c.test {
		c.watch, err = watch(c.pid(), c.dir)
		return err
	}
	return c.createDatabase(ctx)
}

// abandon undoes a start that failed half-way, or was interrupted while the server was coming up.
func (c *Cluster) abandon() error {
	if c.use != nil {
		c.use.release()
	}
	var err error
	if c.launched && alive(c.pid()) {
		err = c.halt()
	}
	if c.test {
		err = errors.Join(err, os.RemoveAll(c.dir))
	}
	return err
}

// URL is the address of the named database for the cluster's owner.
func (c *Cluster) URL(db string) string {
	u := url.URL{
		Scheme: "postgres", User: url.UserPassword(owner, c.password),
		Host: fmt.Sprintf("127.0.0.1:%d", c.port), Path: "/" + db,
		RawQuery: "sslmode=disable",
	}
	return u.String()
}

// Stop ends the cluster, unless another process still uses it; a Test cluster also loses its folder.
func (c *Cluster) Stop() error {
	if c.test {
		return c.watch.Close()
	}
	stopping, err := lockFile(filepath.Join(c.dir, "start.lock"))
	if err != nil {
		return err
	}
	defer stopping.release()
	defer c.use.release()
	if !c.use.alone() {
		return nil
	}
	return c.halt()
}

func (c *Cluster) halt() error {
	ctx, cancel := context.WithTimeout(context.Background(), 70*time.Second)
	defer cancel()
	return c.run(ctx, c.programs.pgCtl, "stop", "-D", c.dataDir(), "-m", "fast", "-w", "-t", "60", "-s")
}

func (c *Cluster) dataDir() string { return filepath.Join(c.dir, "data") }

// Dir is the folder of it all; a Test cluster's goes away with the cluster.
func (c *Cluster) Dir() string { return c.dir }

// LogFile is where PostgreSQL writes what it has to say.
func (c *Cluster) LogFile() string { return filepath.Join(c.dir, "postgres.log") }
