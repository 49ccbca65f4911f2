package site_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

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

// written says whether the line is there that ends a request; the answer may be with its reader sooner.
func (b *book) written() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return bytes.Contains(b.text.Bytes(), []byte(`"msg":"request"`))
}

// lines empties the book after a request: each line is one object, or the test fails.
func (b *book) lines(t *testing.T) []map[string]any {
	t.Helper()
	patience, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	for !b.written() {
		if patience.Err() != nil {
			t.Fatal("a request leaves no line")
		}
		runtime.Gosched()
	}
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

// TestLog_SigningIn: who came in, who was not let in, and who changed a password or a role is in the log, once, with the
// person's id and where it came from; names and passwords are not (ASVS 16.3.1).
func TestLog_SigningIn(t *testing.T) {
	t.Parallel()
	log := &book{}
	s := testsite.Set(t, testdb.New(t), false, nil, slog.NewJSONHandler(log, nil))
	person := s.Account(t, "siti", auth.Coordinator, "")
	var grant string
	if err := s.Owner.QueryRow(t.Context(), `SELECT id FROM role_assignment`).Scan(&grant); err != nil {
		t.Fatal(err)
	}
	const wrong, fresh = "Rahasia yang salah", "gajah mungkur biru 9"
	b := s.Visitor(t)
	for _, act := range []struct {
		path   string
		form   url.Values
		event  string
		person string
	}{
		{"/masuk", url.Values{"username": {"siti"}, "password": {wrong}}, "sign-in refused", ""},
		{"/masuk", url.Values{"username": {"Rahasia\n"}, "password": {wrong}}, "sign-in refused", ""},
		{"/masuk", credentials(""), "signed in", person},
		{"/akun/peran", url.Values{"peran": {grant}}, "role chosen", person},
		{"/akun/sandi", url.Values{"current": {wrong}, "password": {fresh}}, "password change refused", person},
		{"/akun/sandi", url.Values{"current": {testsite.Password}, "password": {fresh}}, "password changed", person},
		{"/keluar", nil, "signed out", person},
	} {
		page := b.Post(act.path, act.form)
		lines := log.lines(t)
		if len(lines) != 2 || lines[0]["msg"] != act.event || lines[0]["person"] != act.person || lines[0]["address"] != "127.0.0.1" {
			t.Errorf("%s (%d) leaves %v, want %q of %q", act.path, page.Status, lines, act.event, act.person)
		}
		if text, _ := json.Marshal(lines); strings.Contains(string(text), "Rahasia") || strings.Contains(string(text), "siti") || strings.Contains(string(text), fresh) {
			t.Errorf("%s: what was typed stands in the log: %s", act.path, text)
		}
	}
}
