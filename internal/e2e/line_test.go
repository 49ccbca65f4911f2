package e2e

import (
	"io"
	"net"
	"strings"
	"sync"
	"testing"
)

// line is the wire between a browser and the program. Cut, it breaks what is under way, which the browser's own "offline"
// does not: that lets a request that runs run on.
type line struct {
	address string // where the browser goes, host and port
	to      string // where the program listens

	mu   sync.Mutex
	dead bool
	open map[net.Conn]bool
}

func newLine(t *testing.T, url string) *line {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	l := &line{address: listener.Addr().String(), to: strings.TrimPrefix(url, "http://"), open: map[net.Conn]bool{}}
	go func() {
		for {
			from, err := listener.Accept()
			if err != nil {
				return
			}
			go l.carry(from)
		}
	}()
	t.Cleanup(func() { l.set(true) })
	return l
}

// set cuts the line or mends it.
func (l *line) set(dead bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.dead = dead; dead {
		for conn := range l.open {
			_ = conn.Close()
		}
	}
}

func (l *line) carry(from net.Conn) {
	defer from.Close()
	to, err := net.Dial("tcp", l.to)
	if err != nil {
		return
	}
	defer to.Close()
	defer l.leave(from, to)
	if !l.join(from, to) {
		return
	}
	go func() {
		_, _ = io.Copy(to, from)
		_ = to.Close()
	}()
	_, _ = io.Copy(from, to)
}

func (l *line) join(pair ...net.Conn) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, conn := range pair {
		l.open[conn] = true
	}
	return !l.dead
}

func (l *line) leave(pair ...net.Conn) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, conn := range pair {
		delete(l.open, conn)
	}
}
