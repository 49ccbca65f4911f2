package static

import (
	"sync"

	"jaring/web/motif"
)

// symbolAddresses is built once: pages look up dozens of drawings each.
var symbolAddresses = sync.OnceValue(func() map[string]string {
	file := URL("tanda.svg")
	out := map[string]string{}
	for _, name := range Icons() {
		out["i-"+name] = file + "#i-" + name
	}
	for id := range motif.Symbols() {
		out[id] = file + "#" + id
	}
	return out
})
