package e2e

import (
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

// until waits for the page to be so.
func (b *tab) until(what, expression string) {
	b.t.Helper()
	run(b, "wait until "+what, chromedp.Poll[bool]("Boolean("+expression+")"))
}
