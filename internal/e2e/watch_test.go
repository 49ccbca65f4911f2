package e2e

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
)

// watcher knows where a tab is and notes what goes wrong there.
type watcher struct {
	base string

	mu       sync.Mutex
	at       string
	expected int // status that the test wants to see next; 0 is any
	problems []string
	pieces   []string
}

// offsets are where the pieces of uploads began that were sent since the last call.
func (w *watcher) offsets() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	pieces := w.pieces
	w.pieces = nil
	return pieces
}

func (w *watcher) expect(status int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.expected = status
}

func (w *watcher) arrived(url string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.at = strings.TrimPrefix(url, w.base)
}

// Path is where the tab is: the address without the site.
func (w *watcher) Path() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.at
}

// complaints hands over what was noted so far, once.
func (w *watcher) complaints() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	problems := w.problems
	w.problems = nil
	return problems
}

func (b *tab) report() {
	b.t.Helper()
	for _, problem := range b.complaints() {
		b.t.Errorf("the browser complains: %s", problem)
	}
}

// watch notes what the browser complains about: exceptions, errors on the console (a refused inline style or script is
// one), and requests to anybody but the site.
func (w *watcher) watch(event any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		w.note(e.ExceptionDetails.Text + " " + description(e.ExceptionDetails.Exception))
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError && len(e.Args) > 0 {
			w.note("console.error: " + description(e.Args[0]))
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError && !w.foreseen(e.Entry) {
			w.note(e.Entry.Text + " " + e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		if at, ok := e.Request.Headers["Upload-Offset"].(string); ok {
			w.pieces = append(w.pieces, at)
		}
		if !w.own(e.Request.URL) {
			w.note("asks for " + e.Request.URL)
		}
	}
}

// own says whether the address is the site's, or the browser's: it shows PDF with an extension of its own.
func (w *watcher) own(url string) bool {
	return slices.ContainsFunc([]string{w.base + "/", "data:", "about:", "chrome-extension:"}, func(begin string) bool {
		return strings.HasPrefix(url, begin)
	})
}

func (w *watcher) note(problem string) { w.problems = append(w.problems, w.at+": "+problem) }

// foreseen says whether the entry only repeats the status that the test wants to see.
func (w *watcher) foreseen(e *log.Entry) bool {
	return e.Source == log.EntrySourceNetwork && w.expected != http.StatusOK &&
		(w.expected == 0 || strings.Contains(e.Text, fmt.Sprintf("status of %d ", w.expected)))
}

func description(o *runtime.RemoteObject) string {
	switch {
	case o == nil:
		return ""
	case o.Description != "":
		return o.Description
	default:
		return string(o.Value)
	}
}

// What watch is for would go unnoticed if it saw nothing.
func TestTab_SeesWhatGoesWrong(t *testing.T) {
	pages := map[string]string{
		"/style":   `<p style="color: red">inline</p>`,
		"/script":  `<script>document.title = "inline"</script>`,
		"/throws":  `<script src="/throws.js"></script>`,
		"/missing": `<img src="/nothing.png" alt="">`,
		"/outside": `<img src="http://127.0.0.2:9/a.png" alt="">`,
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'self'; img-src *")
		body, ok := pages[r.URL.Path]
		switch {
		case r.URL.Path == "/throws.js":
			w.Header().Set("Content-Type", "text/javascript")
			body = `throw new Error("thrown")`
		case r.URL.Path == "/favicon.ico":
		case !ok:
			w.WriteHeader(http.StatusNotFound)
		default:
			w.Header().Set("Content-Type", "text/html")
			body = `<!doctype html><title>x</title>` + body
		}
		fmt.Fprint(w, body)
	}))
	t.Cleanup(server.Close)
	b := openTab(t, server.URL)
	for path := range pages {
		b.Open(path)
		if len(b.complaints()) == 0 {
			t.Errorf("%s: nothing was noted", path)
		}
	}
}

func TestTab_SeesWhatIsTooWide(t *testing.T) {
	const page = `<!doctype html><title>x</title><meta name="viewport" content="width=device-width">
		<body><p class="fits">a<p class="wide" style="width: %s">b`
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, page, strings.TrimPrefix(r.URL.Path, "/"))
	}))
	t.Cleanup(server.Close)
	b := openTab(t, server.URL)
	b.Look(phone, "light")
	b.Open("/300px")
	if over := b.sideways(); over != 0 {
		t.Errorf("a page that fits is %d too wide", over)
	}
	b.Open("/600px")
	if over := b.sideways(); over < 200 {
		t.Errorf("600 px beside a margin in %d are %d too wide", phone, over)
	}
	if names := b.widest(); len(names) != 1 || !strings.HasPrefix(names[0], "p.wide") {
		t.Errorf("what is too wide is %q", names)
	}
}
