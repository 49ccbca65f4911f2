package static

import (
	"bytes"
	"net/http"
	"strings"
	"time"
)

func serve(w http.ResponseWriter, r *http.Request, a asset) {
	h := w.Header()
	h.Set("Content-Type", a.kind)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	body := a.body
	if a.zipped != nil {
		h.Set("Vary", "Accept-Encoding")
	}
	h.Set("ETag", a.etag)
	if a.zipped != nil && TakesGzip(r) {
		body = a.zipped
		h.Set("Content-Encoding", "gzip")
		h.Set("ETag", strings.TrimSuffix(a.etag, `"`)+`-gzip"`)
	}
	// ServeContent answers conditional requests, HEAD and other methods' errors are the router's.
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
}

// TakesGzip reads Accept-Encoding as far as browsers write it.
func TakesGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, quality, _ := strings.Cut(strings.TrimSpace(part), ";")
		if name == "gzip" && strings.TrimSpace(quality) != "q=0" {
			return true
		}
	}
	return false
}
