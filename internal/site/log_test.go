package site_test

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"

	"jaring/internal/auth"
	"jaring/internal/testdb"
	"jaring/internal/testsite"
)

// book is a log that is written while it is read.
type book struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (b *book) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

// lines empties the book: each line is one object, or the test fails.
func (b *book) lines(t *testing.T) []map[string]any {
	t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	var list []map[string]any
	for line := range strings.Lines(b.text.String()) {
		var event map[string]any
		if err := json.Unmarshal([]byte(line), &event); err != nil || event["msg"] == nil || strings.ContainsAny(strings.TrimSuffix(line, "\n"), "\x1b\r\x00") {
			t.Errorf("not an object on a line of its own: %q (%v)", line, err)
		}
		list = append(list, event)
	}
	b.text.Reset()
	return list
}

// TestLog: whatever is sent, a line of the log is one object that we have written, a refused POST leaves exactly one event
// beside the line of its request, and neither holds a word of what was typed (ASVS 16.3, 16.4).
func TestLog(t *testing.T) {
	t.Parallel()
	log := &book{}
	s := testsite.Set(t, testdb.New(t), false, nil, slog.NewJSONHandler(log, nil))
	s.Account(t, "siti", auth.Coordinator, "")
	visitor, member := s.Visitor(t), s.SignedIn(t, "siti", testsite.Password)
	log.lines(t)
	const evil = "siti\n{\"msg\":\"palsu\"}\r\n\x1b[31m\"}, Rahasia"
	form := url.Values{"username": {evil}, "nama": {evil}, evil: {evil}}.Encode()
	head := func(more ...string) http.Header {
		h := http.Header{"Content-Type": {plainForm}, "User-Agent": {"Rahasia\"}"}, "Referer": {"/?a=Rahasia\""}}
		for i := 0; i < len(more); i += 2 {
			h.Set(more[i], more[i+1])
		}
		return h
	}
	for about, c := range map[string]struct {
		b          *testsite.Browser
		path, body string
		head       http.Header
		want       int
	}{
		"another site":   {member, "/keluar", form, head("Sec-Fetch-Site", "cross-site"), 403},
		"signed out":     {visitor, "/akun/sandi?a=%0aRahasia", form, head(), 401},
		"no such page":   {member, "/tidak%0aRahasia%22", form, head(), 404},
		"nobody's role":  {member, "/akun/peran", url.Values{"peran": {evil}}.Encode(), head(), 404},
		"unknown field":  {member, "/akun/peran", form, head(), 400},
		"too large":      {member, "/akun/peran", "peran=" + strings.Repeat("Rahasia", 1<<19), head(), 413},
		"no form":        {member, "/akun/peran", evil, head("Content-Type", "text/plain; a=\"Rahasia\""), 400},
		"nobody's entry": {member, "/koordinasi/usulan/%0aRahasia/terbit", "terbit=ya", head(), 404},
	} {
		page := c.b.Do(http.MethodPost, c.path, c.head, io.NopCloser(strings.NewReader(c.body)))
		if page.Status != c.want {
			t.Errorf("%s: %d, want %d", about, page.Status, c.want)
		}
		events := map[string]int{}
		for _, line := range log.lines(t) {
			name, _ := line["msg"].(string)
			events[name]++
			if line["id"] != page.Header.Get("X-Request-Id") {
				t.Errorf("%s: the line is about another request: %v", about, line)
			}
			if text, _ := json.Marshal(line); strings.Contains(string(text), "Rahasia") || strings.Contains(string(text), "palsu") {
				t.Errorf("%s: what was sent stands in the log: %s", about, text)
			}
		}
		if len(events) != 2 || events["refused"] != 1 || events["request"] != 1 {
			t.Errorf("%s leaves %v", about, events)
		}
	}
}
