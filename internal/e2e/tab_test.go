package e2e

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// The widths of the design's pictures, and a screen's height.
const (
	desktop = 1280
	phone   = 390
	tall    = 860

	paperWidth = 688 // 182 mm at 96 to the inch
)

// patience is how long anything may take before the test gives up; no test says how long something takes.
const patience = time.Minute

// tab is one person's browser at one site. What the console complains about fails the test at its end.
type tab struct {
	*watcher
	t    *testing.T
	ctx  context.Context
	base string // of the site, without a slash at the end
}

// openTab opens a tab with cookies of its own, 1280 wide and light.
func openTab(t *testing.T, base string) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(needBrowser(t), chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	b := &tab{watcher: &watcher{base: base}, t: t, ctx: ctx, base: base}
	if err := chromedp.Listen(ctx, b.watch); err != nil {
		t.Fatalf("open a tab: %v", err)
	}
	b.Look(desktop, "light")
	t.Cleanup(b.report)
	return b
}

// of is the same tab, reporting to a test inside the one that opened it.
func (b *tab) of(t *testing.T) *tab {
	inner := *b
	inner.t = t
	return &inner
}

// run gives one action the time of patience and fails the test when it does not work.
func run[T any](b *tab, what string, action chromedp.Action[T]) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	value, err := chromedp.Run(ctx, action)
	if err != nil {
		b.t.Fatalf("%s: %s: %v", b.Path(), what, err)
	}
	return value
}

// call sends one command of the protocol.
func call[P, R any](b *tab, what string, command cdp.Command[P, R], params P) R {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	answer, err := chromedp.Call(ctx, command, params)
	if err != nil {
		b.t.Fatalf("%s: %s: %v", b.Path(), what, err)
	}
	return answer
}

// eval asks the page; it works where the page's own scripts are switched off, too.
func eval[T any](b *tab, expression string) T {
	b.t.Helper()
	return run(b, expression, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}

// Open goes to a path of the site. Any status but 200 fails the test.
func (b *tab) Open(path string) {
	b.t.Helper()
	b.OpenStatus(path, http.StatusOK)
}

// OpenStatus goes to a path that answers with this status.
func (b *tab) OpenStatus(path string, want int) {
	b.t.Helper()
	b.arrive("open "+path, want, chromedp.Navigate(b.base+path))
}

// arrive does what leads to another page and waits until it is there, fonts and all.
func (b *tab) arrive(what string, want int, step chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	b.expect(want)
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	answer, err := chromedp.RunResponse(ctx, step)
	if err != nil || answer == nil {
		b.t.Fatalf("%s: %s: no page came: %v", b.Path(), what, err)
	}
	b.arrived(answer.URL)
	if want != 0 && int(answer.Status) != want {
		b.t.Fatalf("%s: %s: %d, want %d\n%.1500s", b.Path(), what, answer.Status, want, b.Text())
	}
	eval[bool](b, `document.fonts.ready.then(() => true)`)
}

// Go goes to a place, step by step.
func (b *tab) Go(p place) {
	b.t.Helper()
	b.OpenStatus(p.path, cmp.Or(p.status, http.StatusOK))
	for _, s := range p.links {
		b.Open(b.step(s))
	}
	if p.act != nil {
		p.act(b)
	}
}

// step is where the next step leads: to the first link of the page's main part whose address matches the pattern whole.
// After " @ " stand words that the link's row has to hold. "+" goes below the address of the page.
func (b *tab) step(s string) string {
	b.t.Helper()
	if below, ok := strings.CutPrefix(s, "+"); ok {
		return b.Path() + below
	}
	pattern, words, _ := strings.Cut(s, " @ ")
	href := eval[string](b, fmt.Sprintf(`[...document.querySelectorAll("main a[href]")]
		.filter((a) => !%[1]q || a.closest("tr, li")?.innerText.includes(%[1]q)).map((a) => a.getAttribute("href"))
		.find((href) => new RegExp(%[2]q).test(href)) ?? ""`, words, "^(?:"+pattern+")$"))
	if href == "" {
		b.t.Fatalf("%s has no link that matches %s", b.Path(), s)
	}
	return href
}

// Text is what a person sees in the page's main part.
func (b *tab) Text() string {
	b.t.Helper()
	return eval[string](b, `(document.querySelector("main") ?? document.body).innerText`)
}

// Look sets the width and the colours (light or dark) for this page and those that follow. Nothing moves.
func (b *tab) Look(width int64, theme string) {
	b.t.Helper()
	b.size(width, tall)
	call(b, "emulate "+theme, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: theme}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}})
}

// Paper shows the page as it is printed, as wide as what A4 leaves between the margins.
func (b *tab) Paper() {
	b.t.Helper()
	b.size(paperWidth, tall)
	call(b, "emulate print", emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
}

func (b *tab) size(width, height int64) {
	b.t.Helper()
	if width == phone {
		run(b, "resize", chromedp.EmulateViewport(width, height, chromedp.EmulateMobile, chromedp.EmulateTouch))
		return
	}
	run(b, "resize", chromedp.EmulateViewport(width, height))
}

// WithoutScripts switches the page's own scripts off.
func (b *tab) WithoutScripts() {
	b.t.Helper()
	call(b, "switch scripts off", emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
}

// Picture is the whole page as a PNG. The window grows to the page's height, so that what sticks to its edge stands at
// the page's end, as in the design's pictures; not where the page would grow with the window.
func (b *tab) Picture(width int64) []byte {
	b.t.Helper()
	const showsPDF = `document.querySelector("iframe") !== null`
	if eval[bool](b, showsPDF) { // nothing tells when the browser's own viewer has drawn
		run(b, "wait for the file", chromedp.Sleep(time.Second))
	}
	height := b.height()
	b.size(width, max(height, tall))
	defer b.size(width, tall)
	if b.height() <= max(height, tall) {
		return call(b, "take a picture", page.CaptureScreenshot, page.CaptureScreenshotParams{}).Data
	}
	b.size(width, tall)
	return call(b, "take a picture", page.CaptureScreenshot, page.CaptureScreenshotParams{
		CaptureBeyondViewport: new(true), Clip: &page.Viewport{Width: float64(width), Height: float64(b.height()), Scale: 1},
	}).Data
}

func (b *tab) height() int64 {
	b.t.Helper()
	return eval[int64](b, `document.documentElement.scrollHeight`)
}

// sideways is by how many pixels the page is wider than the window.
func (b *tab) sideways() int64 {
	b.t.Helper()
	return eval[int64](b, `document.scrollingElement.scrollWidth - document.documentElement.clientWidth`)
}

// Download gets the bytes of a file as this person.
func (b *tab) Download(path string) []byte {
	b.t.Helper()
	r, err := http.NewRequestWithContext(b.ctx, http.MethodGet, b.base+path, nil)
	if err != nil {
		b.t.Fatal(err)
	}
	for _, c := range call(b, "take the cookies", network.GetCookies, network.GetCookiesParams{}).Cookies {
		r.AddCookie(&http.Cookie{Name: c.Name, Value: c.Value})
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	defer answer.Body.Close()
	content, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		b.t.Fatalf("download %s: %s, %v", path, answer.Status, err)
	}
	return content
}

// SignIn opens the person's first page. The password is the sample's.
func (b *tab) SignIn(username string) {
	b.t.Helper()
	b.Open("/masuk")
	b.Fill("Nama pengguna", username)
	b.Fill("Kata sandi", "jaring-contoh")
	b.PressStatus("Masuk", 0)
}

// widest names the elements that reach beyond the window, the innermost only.
func (b *tab) widest() []string {
	b.t.Helper()
	return eval[[]string](b, `[...document.querySelectorAll("body *")].filter((e) => {
		const beyond = (x) => x.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5;
		return beyond(e) && ![...e.children].some(beyond);
	}).slice(0, 5).map((e) => e.tagName.toLowerCase() + (e.className ? "." + String(e.className.baseVal ?? e.className).replaceAll(" ", ".") : "")
		+ " “" + e.textContent.trim().slice(0, 40) + "”")`)
}
