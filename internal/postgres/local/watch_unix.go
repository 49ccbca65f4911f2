//go:build unix

package local

import (
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"syscall"
)

// watchScript waits for the end of its input, which comes when this process closes it or ends in any way, even killed.
// Then it ends the server without ceremony and removes the folder. The wait is bounded: a zombie answers kill -0 too.
const watchScript = `cat >/dev/null
kill -QUIT "$1" 2>/dev/null
n=0
while kill -0 "$1" 2>/dev/null && [ $n -lt 250 ]; do sleep 0.02; n=$((n+1)); done
rm -rf -- "$2"`

type watcher struct {
	pipe io.Closer
	cmd  *exec.Cmd
}

// watch makes sure that a throw-away server does not outlive this process.
func watch(pid int, dir string) (io.Closer, error) {
	cmd := exec.Command("/bin/sh", "-c", watchScript, "sh", strconv.Itoa(pid), dir)
	cmd.Dir = "/"
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	pipe, err := cmd.StdinPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		return nil, fmt.Errorf("watch the test database: %w", err)
	}
	return &watcher{pipe: pipe, cmd: cmd}, nil
}

// Close returns when server and folder are gone.
func (w *watcher) Close() error {
	if err := w.pipe.Close(); err != nil {
		return err
	}
	return w.cmd.Wait()
}
