package local

import (
	"os"
	"os/exec"
	"syscall"
)

// account is always ourselves: pg_ctl drops the rights of an administrator by itself.
type account struct{}

func accountFor(string) (account, error) { return account{}, nil }

// apply keeps Ctrl-C from reaching PostgreSQL.
func (account) apply(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{CreationFlags: syscall.CREATE_NEW_PROCESS_GROUP}
}

func (account) own(string) error { return nil }

func (account) checkReach(string) error { return nil }

// alive reports whether a PostgreSQL may be running under this process id.
func alive(pid int) bool {
	if pid <= 0 {
		return false
	}
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	_ = p.Release()
	return true
}

// foreign is never known here.
func foreign(int) bool { return false }
