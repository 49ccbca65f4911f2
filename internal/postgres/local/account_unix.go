//go:build unix

package local

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// account is the user that PostgreSQL runs as: ourselves, or another when we are root, which PostgreSQL refuses.
type account struct {
	drop     bool
	name     string
	uid, gid uint32
}

// accountFor keeps the owner of data that is already there; otherwise postgres, otherwise nobody. The user must have an
// entry in the user database: initdb looks itself up.
func accountFor(dataDir string) (account, error) {
	if os.Geteuid() != 0 {
		return account{}, nil
	}
	if info, err := os.Stat(dataDir); err == nil {
		if uid := info.Sys().(*syscall.Stat_t).Uid; uid != 0 {
			if u, err := user.LookupId(strconv.Itoa(int(uid))); err == nil {
				return accountOf(u)
			}
		}
	}
	for _, name := range []string{"postgres", "nobody"} {
		if u, err := user.Lookup(name); err == nil {
			return accountOf(u)
		}
	}
	return account{}, errors.New("PostgreSQL does not run as root, and there is neither a user postgres nor nobody to run it as: run this as another user")
}

func accountOf(u *user.User) (account, error) {
	uid, uidErr := strconv.ParseUint(u.Uid, 10, 32)
	gid, gidErr := strconv.ParseUint(u.Gid, 10, 32)
	if err := errors.Join(uidErr, gidErr); err != nil {
		return account{}, fmt.Errorf("user %s: %w", u.Username, err)
	}
	return account{drop: true, name: u.Username, uid: uint32(uid), gid: uint32(gid)}, nil
}

// apply makes cmd run as the account, away from the terminal's signals.
func (a account) apply(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if a.drop {
		cmd.SysProcAttr.Credential = &syscall.Credential{Uid: a.uid, Gid: a.gid}
	}
}

// own gives path to the account.
func (a account) own(path string) error {
	if !a.drop {
		return nil
	}
	return os.Chown(path, int(a.uid), int(a.gid))
}

// checkReach finds a parent folder that the account cannot enter, such as /root.
func (a account) checkReach(dir string) error {
	if !a.drop {
		return nil
	}
	for parent := filepath.Dir(dir); ; parent = filepath.Dir(parent) {
		info, err := os.Stat(parent)
		if err != nil {
			return fmt.Errorf("database folder: %w", err)
		}
		if !a.mayEnter(info) {
			return fmt.Errorf("PostgreSQL runs as user %s here, who may not enter %s: choose another data folder with JARING_DATA_DIR, for example /var/lib/jaring", a.name, parent)
		}
		if parent == filepath.Dir(parent) {
			return nil
		}
	}
}

func (a account) mayEnter(info os.FileInfo) bool {
	stat := info.Sys().(*syscall.Stat_t)
	mode := info.Mode().Perm()
	switch {
	case stat.Uid == a.uid:
		return mode&0o100 != 0
	case stat.Gid == a.gid:
		return mode&0o010 != 0
	}
	return mode&0o001 != 0
}

// alive reports whether a PostgreSQL may be running under this process id.
func alive(pid int) bool { return exists(pid) && !foreign(pid) }

// foreign reports whether the process id belongs to something that is known not to be PostgreSQL.
func foreign(pid int) bool {
	name, err := os.ReadFile(fmt.Sprintf("/proc/%d/comm", pid))
	return err == nil && strings.TrimSpace(string(name)) != "postgres"
}

func exists(pid int) bool {
	if pid <= 0 {
		return false
	}
	err := syscall.Kill(pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}
