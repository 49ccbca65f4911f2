package e2e

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

// chromium is the one browser of this process; every tab has cookies of its own.
type chromium struct {
	ctx   context.Context
	close func()
	err   error
}

var (
	browserOnce sync.Once
	browser     chromium
)

func TestMain(m *testing.M) {
	code := m.Run()
	if browser.close != nil {
		browser.close()
	}
	os.Exit(code)
}

// needBrowser starts the browser at its first call. A machine that has none passes the test over, in one line, unless
// the browser is required.
func needBrowser(t *testing.T) context.Context {
	t.Helper()
	path := findBrowser()
	if path == "" && os.Getenv("JARING_E2E") != "required" {
		t.Skip("NO BROWSER: no Chromium on this machine, nothing was tested here. Install it (Debian, Ubuntu: apt-get install chromium).")
	}
	browserOnce.Do(func() { browser = startBrowser(path) })
	if browser.err != nil {
		t.Fatalf("start %q: %v", path, browser.err)
	}
	return browser.ctx
}

func findBrowser() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome-stable", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// quiet keeps the browser from talking to anybody but the program under test, whatever the machine's network is.
var quiet = map[string]any{
	"disable-background-networking": true, "disable-component-update": true, "disable-sync": true, "disable-quic": true,
	"disable-domain-reliability": true, "no-pings": true, "disable-gpu": true, "hide-scrollbars": true,
	"disable-features":    "SpareRendererForSitePerProcess,Translate,BlinkGenPropertyTrees,OptimizationHints,MediaRouter,AutofillServerCommunication,CertificateTransparencyComponentUpdater",
	"host-resolver-rules": "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
}

func startBrowser(path string) chromium {
	if path == "" {
		return chromium{err: fmt.Errorf("JARING_E2E=required, and there is no Chromium on this machine")}
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.WindowSize(desktop, tall))
	for name, value := range quiet {
		options = append(options, chromedp.Flag(name, value))
	}
	if os.Getuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	return chromium{ctx: ctx, close: func() { cancel(); stop() }, err: chromedp.Do(ctx)}
}
