// Package testserve runs the real program as a process of its own, for tests that kill it and for measuring what people
// get: not a handler inside the test.
package testserve

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// Build compiles the program and returns where it is. It goes away with the test.
func Build(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "jaring")
	build := exec.CommandContext(t.Context(), "go", "build", "-o", path, "jaring/cmd/jaring")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build the program: %v\n%s", err, out)
	}
	return path
}

// Process is one running `jaring serve`.
type Process struct {
	URL string // http://127.0.0.1:PORT
	PID int

	cmd  *exec.Cmd
	log  string
	once sync.Once
	err  error
}

const startTime = 90 * time.Second

// Start runs the program and waits until it listens. The environment holds nothing but env, and no link is opened; the
// process ends with the test.
func Start(t testing.TB, program string, env []string, args ...string) *Process {
	t.Helper()
	p := &Process{cmd: exec.Command(program, append([]string{"serve"}, args...)...), log: filepath.Join(t.TempDir(), "log")}
	p.cmd.Env = append([]string{"PATH=" + os.Getenv("PATH"), "JARING_LINK_CHECK=false"}, env...) // nobody outside is bothered
	log, err := os.Create(p.log)
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	p.cmd.Stderr = log
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatalf("start the program: %v", err)
	}
	p.PID = p.cmd.Process.Pid
	t.Cleanup(func() { _ = p.Stop() })
	late := time.AfterFunc(startTime, p.Kill)
	defer late.Stop()
	if p.URL = listening(out); p.URL == "" {
		p.Kill()
		t.Fatalf("the program does not listen:\n%s", p.Log())
	}
	go func() { _, _ = io.Copy(io.Discard, out) }() // it says nothing more
	return p
}

// listening reads the line by which the program says that it is ready.
func listening(out io.Reader) string {
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if address, ok := strings.CutPrefix(lines.Text(), "listening on "); ok {
			return address
		}
	}
	return ""
}

// Kill ends the process as a crash does: it gets no chance to finish anything.
func (p *Process) Kill() {
	_ = p.cmd.Process.Kill()
	_ = p.wait()
}

// Stop asks the process to end and waits for it. Ending it again does nothing.
func (p *Process) Stop() error {
	_ = p.cmd.Process.Signal(syscall.SIGTERM)
	late := time.AfterFunc(startTime, func() { _ = p.cmd.Process.Kill() })
	defer late.Stop()
	return p.wait()
}

func (p *Process) wait() error {
	p.once.Do(func() {
		if p.err = p.cmd.Wait(); p.err != nil {
			p.err = fmt.Errorf("jaring serve: %w\n%s", p.err, p.Log())
		}
	})
	return p.err
}

// Log is what the program wrote about itself.
func (p *Process) Log() string {
	text, err := os.ReadFile(p.log)
	if err != nil {
		return err.Error()
	}
	return string(text[max(0, len(text)-8<<10):])
}
