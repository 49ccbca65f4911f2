package local

import (
	"io"
	"os"
	"time"
)

type watcher struct {
	pid int
	dir string
}

// watch cannot follow the end of this process here: only Close ends the server.
func watch(pid int, dir string) (io.Closer, error) { return watcher{pid: pid, dir: dir}, nil }

func (w watcher) Close() error {
	p, err := os.FindProcess(w.pid)
	if err != nil {
		return err
	}
	if err := p.Kill(); err != nil {
		return err
	}
	for range 100 { // its children leave a moment later and hold files until then
		if err = os.RemoveAll(w.dir); err == nil {
			return nil
		}
		time.Sleep(100 * time.Millisecond)
	}
	return err
}
