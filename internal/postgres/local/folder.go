package local

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// prepareDir makes the folder, in another place where this one is closed to PostgreSQL.
func (c *Cluster) prepareDir(notes io.Writer) error {
	if err := makeDir(c.dir); err != nil {
		return err
	}
	var err error
	if c.account, err = accountFor(c.dataDir()); err != nil {
		return err
	}
	if c.account.checkReach(c.dir) != nil {
		return c.moveOut(notes)
	}
	return nil
}

// takeOver gives the folder to the account and reads or makes the password. The account is looked for once more:
// installing PostgreSQL makes its user.
func (c *Cluster) takeOver() error {
	var err error
	if c.account, err = accountFor(c.dataDir()); err != nil {
		return err
	}
	if err := c.account.own(c.dir); err != nil {
		return fmt.Errorf("database folder: %w", err)
	}
	if c.test {
		return nil
	}
	return c.readPassword()
}

func makeDir(dir string) error {
	err := os.MkdirAll(filepath.Dir(dir), 0o755)
	if err == nil {
		err = os.MkdirAll(dir, 0o700)
	}
	if err != nil {
		return fmt.Errorf("database folder: %w", err)
	}
	return nil
}

// reachableBase is where the database of root lies when its own folder is closed to others, such as one below /root.
const reachableBase = "/var/lib/jaring"

// moveOut goes to the place that the closed folder names, or to a new one which it then names. Whoever removes the
// folder starts afresh, as with any other.
func (c *Cluster) moveOut(notes io.Writer) error {
	closed := c.dir
	lock, err := lockFile(filepath.Join(closed, "start.lock"))
	if err != nil {
		return err
	}
	defer lock.release()
	sign := filepath.Join(closed, "elsewhere")
	text, err := os.ReadFile(sign)
	if errors.Is(err, os.ErrNotExist) {
		text = []byte(filepath.Join(reachableBase, "pg-"+strings.ToLower(rand.Text()[:12])))
		err = os.WriteFile(sign, text, 0o600)
	}
	if err != nil {
		return fmt.Errorf("database folder: %w", err)
	}
	c.dir = strings.TrimSpace(string(text))
	if err := c.enter(); err != nil {
		return err
	}
	fmt.Fprintf(notes, "The private database lies in %s: PostgreSQL does not run as root, and other users may not enter %s.\n", c.dir, closed)
	return nil
}

func (c *Cluster) enter() error {
	if err := makeDir(c.dir); err != nil {
		return err
	}
	if err := os.Chmod(filepath.Dir(c.dir), 0o755); err != nil {
		return fmt.Errorf("database folder: %w", err)
	}
	var err error
	if c.account, err = accountFor(c.dataDir()); err != nil {
		return err
	}
	return c.account.checkReach(c.dir)
}

// readPassword keeps the password beside the data, in a folder that nobody else may enter.
func (c *Cluster) readPassword() error {
	path := c.passwordFile()
	text, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		text = []byte(rand.Text())
		if err = os.WriteFile(path, text, 0o600); err == nil {
			err = c.account.own(path)
		}
	}
	if err != nil {
		return fmt.Errorf("database password: %w", err)
	}
	c.password = strings.TrimSpace(string(text))
	return nil
}

func (c *Cluster) passwordFile() string { return filepath.Join(c.dir, "password") }

// wantedMajor is the major version that the data in the folder demands, 0 when there is none yet.
func (c *Cluster) wantedMajor() int {
	text, err := os.ReadFile(filepath.Join(c.dataDir(), "PG_VERSION"))
	if err != nil {
		return 0
	}
	major, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		return 0
	}
	return major
}

// postmaster is what a running server wrote about itself; ok is false without a complete file.
func (c *Cluster) postmaster() (pid, port int, ok bool) {
	text, err := os.ReadFile(filepath.Join(c.dataDir(), "postmaster.pid"))
	if err != nil {
		return 0, 0, false
	}
	lines := strings.Split(string(text), "\n")
	if len(lines) < 4 {
		return 0, 0, false
	}
	pid, pidErr := strconv.Atoi(strings.TrimSpace(lines[0]))
	port, portErr := strconv.Atoi(strings.TrimSpace(lines[3]))
	return pid, port, pidErr == nil && portErr == nil
}

func (c *Cluster) pid() int {
	pid, _, _ := c.postmaster()
	return pid
}
