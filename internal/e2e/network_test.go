package e2e

import (
	"context"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"
)

// conditions are those of Network.emulateNetworkConditions, which browsers understand that do not know the newer command
// by rules yet. It also tells the page whether there is a network.
type conditions struct {
	Offline            bool    `json:"offline"`
	Latency            float64 `json:"latency"`            // ms
	DownloadThroughput float64 `json:"downloadThroughput"` // bytes a second; -1: any
	UploadThroughput   float64 `json:"uploadThroughput"`
}

var emulateNetwork = cdp.Command[conditions, cdp.Empty]{Method: "Network.emulateNetworkConditions"}

// Network says how fast the tab sends, in bytes a second; -1 is as fast as it can, 0 not at all: the network is gone.
func (b *tab) Network(bytesPerSecond float64) {
	b.t.Helper()
	call(b, "set the network's speed", emulateNetwork, conditions{
		Offline: bytesPerSecond == 0, DownloadThroughput: -1, UploadThroughput: max(bytesPerSecond, -1),
	})
}

// weakNetwork is what a phone has behind a school: 400 kbit/s and 400 ms for every request.
var weakNetwork = conditions{Latency: 400, DownloadThroughput: 50_000, UploadThroughput: 50_000}

// Weak puts the tab on the weak network.
func (b *tab) Weak() {
	b.t.Helper()
	call(b, "weaken the network", emulateNetwork, weakNetwork)
}

// until asks until the page is so; meanwhile it may go to another page by itself.
func (b *tab) until(what, expression string) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	for ctx.Err() == nil {
		if so, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("Boolean("+expression+")")); err == nil && so {
			return
		}
		_, _ = chromedp.Run(ctx, chromedp.Sleep(50*time.Millisecond)) // over: the loop ends
	}
	b.t.Fatalf("%s: waited in vain until %s:\n%s", b.Path(), what, b.Text())
}
