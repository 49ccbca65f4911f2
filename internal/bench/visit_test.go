package bench_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"jaring/internal/testdb"
	"jaring/internal/testserve"
	"jaring/internal/testsite"
)

// The weak network of a phone behind a school, and how often a visit over it is repeated.
const (
	weakRate    = 50_000 // bytes a second: 400 kbit/s
	weakDelay   = 400 * time.Millisecond
	visitRounds = 3
)

// BenchmarkVisit opens an entry of the sample in Chromium, on a phone with an empty cache, then the parts that follow: what
// comes over the wire and how much the page moves while it comes. Over a weak network it measures how long the form of a
// part takes to be usable, against one plain file with as many bytes over the same network in the same run.
func BenchmarkVisit(b *testing.B) {
	path := chromium()
	if path == "" {
		reportText("first visit of an entry", "not measured: no Chromium on this machine", "")
		b.Skip("no Chromium on this machine")
	}
	site := testsite.On(b, testdb.New(b), true)
	if err := site.App.FillSample(b.Context()); err != nil {
		b.Fatal(err)
	}
	program := testserve.Start(b, testserve.Build(b), []string{"DATABASE_URL=" + site.DB.URL, "JARING_DATA_DIR=" + b.TempDir()}, "--demo", "--listen", "127.0.0.1:0")
	cookie, entry := signInWith(b, program.URL, "operator", "jaring-contoh"), openEntry(b, site)
	browser := startBrowser(b, path)
	for b.Loop() {
		p := newPhone(b, browser, program.URL, cookie)
		first := p.visit(entry)
		next, moved := int64(0), p.moved()
		for _, part := range []string{"/profil", "/profil?bagian=urusan", "/rancang-bangun", "/indikator/sid-16", "/indikator/sid-16/bukti", "/inovator", "/periksa"} {
			next = max(next, p.visit(entry+part))
			moved = max(moved, p.moved())
		}
		if p.push(); p.moved() == 0 {
			b.Fatal("this browser does not tell when a page moves")
		}
		report(b, "first visit of an entry, KB over the wire", "first-KB", float64(first)/1000, "at most 100")
		report(b, "  the largest of the pages that follow, KB", "next-KB", float64(next)/1000, "at most 15")
		report(b, "  largest layout shift of these pages", "shift", moved, "0")
		var seconds, ratio []float64
		for range visitRounds {
			weak := newPhone(b, browser, program.URL, cookie)
			weak.weaken()
			bytes := weak.visit(entry + "/profil")
			usable := weak.usable()
			seconds, ratio = append(seconds, usable.Seconds()), append(ratio, usable.Seconds()/plainFile(b, browser, bytes).Seconds())
		}
		report(b, "form of a part usable at 400 kbit/s and 400 ms, empty cache, s", "usable-s", median(seconds), "at most 5")
		report(b, "  as a multiple of one file with as many bytes", "usable/file", median(ratio), "")
	}
}

func chromium() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome-stable", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// startBrowser starts a browser that talks to this machine only.
func startBrowser(b *testing.B, path string) context.Context {
	b.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.Flag("disable-gpu", true),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"))
	if os.Getuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	b.Cleanup(func() { cancel(); stop() })
	if err := chromedp.Do(ctx); err != nil {
		b.Fatal(err)
	}
	return ctx
}

// openEntry is the address of one of operator's drafts.
func openEntry(b *testing.B, site *testsite.Site) string {
	b.Helper()
	var id string
	if err := site.Owner.QueryRow(b.Context(), `SELECT e.id FROM entry e JOIN role_assignment r ON r.unit_id = e.unit_id JOIN person p ON p.id = r.person_id
		WHERE p.username = 'operator' AND e.status = 'draft' AND e.year = 2026 ORDER BY e.name LIMIT 1`).Scan(&id); err != nil {
		b.Fatal(err)
	}
	return "/usulan/" + id
}

// phone is a browser window of 390 pixels with an empty cache and one person's session.
type phone struct {
	b        *testing.B
	ctx      context.Context
	base     string
	received atomic.Int64 // bytes, headers and all
}

func newPhone(b *testing.B, browser context.Context, base, cookie string) *phone {
	b.Helper()
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	b.Cleanup(cancel)
	p := &phone{b: b, ctx: ctx, base: base}
	if err := chromedp.Listen(ctx, func(event any) {
		if done, ok := event.(*network.EventLoadingFinished); ok {
			p.received.Add(int64(done.EncodedDataLength))
		}
	}); err != nil {
		b.Fatal(err)
	}
	act(p, chromedp.EmulateViewport(390, 860, chromedp.EmulateMobile, chromedp.EmulateTouch))
	send(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "light"}}})
	if cookie != "" {
		send(p, network.SetCookie, network.SetCookieParams{Name: "jaring", Value: cookie, URL: base})
	}
	return p
}

func act[T any](p *phone, action chromedp.Action[T]) T {
	p.b.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, time.Minute)
	defer cancel()
	value, err := chromedp.Run(ctx, action)
	if err != nil {
		p.b.Fatal(err)
	}
	return value
}

func send[P, R any](p *phone, command cdp.Command[P, R], params P) {
	p.b.Helper()
	if _, err := chromedp.Call(p.ctx, command, params); err != nil {
		p.b.Fatal(err)
	}
}

// visit opens a page and returns how many bytes came until it rested.
func (p *phone) visit(path string) int64 {
	p.b.Helper()
	before := p.received.Load()
	act(p, chromedp.Navigate(p.base+path))
	act(p, chromedp.Evaluate[bool](`document.fonts.ready.then(() => new Promise((on) => setTimeout(on, 300, true)))`, chromedp.EvalAwaitPromise))
	return p.received.Load() - before
}

// moved is the cumulative layout shift of the page so far.
func (p *phone) moved() float64 {
	p.b.Helper()
	return act(p, chromedp.Evaluate[float64](`new Promise((on) => {
		let sum = 0;
		new PerformanceObserver((list) => list.getEntries().forEach((e) => { sum += e.hadRecentInput ? 0 : e.value })).observe({ type: "layout-shift", buffered: true });
		setTimeout(() => on(sum), 200);
	})`, chromedp.EvalAwaitPromise))
}

// push moves the page, for once.
func (p *phone) push() {
	p.b.Helper()
	act(p, chromedp.Evaluate[bool](`new Promise((on) => {
		const block = document.createElement("div");
		block.append(...[..."jaring"].map((c) => { const line = document.createElement("p"); line.textContent = c; return line }));
		document.body.prepend(block);
		requestAnimationFrame(() => requestAnimationFrame(() => on(true)));
	})`, chromedp.EvalAwaitPromise))
}

// usable is how long after the click the form was painted and its scripts ran.
func (p *phone) usable() time.Duration {
	p.b.Helper()
	ms := act(p, chromedp.Evaluate[float64](`Math.max(performance.getEntriesByName("first-contentful-paint")[0].startTime,
		performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd)`))
	return time.Duration(ms * float64(time.Millisecond))
}

// emulated are the conditions of the command that every Chromium knows.
type emulated struct {
	Offline            bool    `json:"offline"`
	Latency            float64 `json:"latency"`
	DownloadThroughput float64 `json:"downloadThroughput"`
	UploadThroughput   float64 `json:"uploadThroughput"`
}

func (p *phone) weaken() {
	p.b.Helper()
	command := cdp.Command[emulated, cdp.Empty]{Method: "Network.emulateNetworkConditions"}
	send(p, command, emulated{Latency: float64(weakDelay.Milliseconds()), DownloadThroughput: weakRate, UploadThroughput: weakRate})
}

// plainFile is how long a page takes over the weak network that is one file with as many bytes: no page is faster.
func plainFile(b *testing.B, browser context.Context, bytes int64) time.Duration {
	b.Helper()
	filler := strings.Repeat("x", int(bytes))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, "<!doctype html><title>x</title><!-- %s --><p>x", filler)
	}))
	defer server.Close()
	p := newPhone(b, browser, server.URL, "")
	p.weaken()
	p.visit("/")
	return p.usable()
}
