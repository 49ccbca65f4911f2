package handle

import (
	"bytes"
	"compress/gzip"
	"sync"

	"jaring/web/static"
)

// packers compress with least effort: it halves no answer's time on a good network and quarters it on a weak one.
var packers = sync.Pool{New: func() any {
	w, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed) // the level is known
	return w
}}

// packs says whether the page is sent compressed. The length of a compressed page tells something of what is in it, and
// somebody who makes a person's browser ask again and again with words of their own may learn it so (BREACH): what other
// sites ask for in the name of somebody who has signed in goes out as it is.
func (x *Exchange) packs() bool {
	if !static.TakesGzip(x.R) {
		return false
	}
	site := x.R.Header.Get("Sec-Fetch-Site")
	return !x.Actor.SignedIn() || site == "" || site == "none" || site == "same-origin"
}

// pack compresses the page into out.
func pack(out *bytes.Buffer, page []byte) {
	w := packers.Get().(*gzip.Writer)
	defer packers.Put(w)
	w.Reset(out)
	_, _ = w.Write(page) // a buffer does not fail
	_ = w.Close()
}
