package handle

import (
	"io"
	"net/http"
	"strconv"
	"strings"

	"jaring/internal/fault"
)

// Script registers an address that a script of ours talks to, with any method and a body as long as an upload's. Refusals
// are words without a page around them.
func (r *Router) Script(method, pattern string, f Func) {
	answer := func(x *Exchange) error {
		var err error = fault.Unauthenticated()
		if !r.member || x.Actor.SignedIn() {
			err = f(x)
		}
		if err != nil {
			x.plain(err)
		}
		return nil
	}
	r.chi.Method(method, pattern, r.host.serve(answer, false, r.host.MaxBytes+uploadSlack, uploadTime))
}

// plain answers for an error in words.
func (x *Exchange) plain(err error) {
	kind := fault.KindOf(err)
	x.host.note(x, kind, err)
	x.Drain()
	f, ok := fault.As(err)
	if !ok {
		f = fault.Internal(err)
	}
	text := f.Message
	if len(f.Fields) > 0 {
		lines := make([]string, len(f.Fields))
		for i, field := range f.Fields {
			lines[i] = field.Message
		}
		text = strings.Join(lines, "\n")
	}
	status := Status(kind)
	switch kind {
	case fault.KindUnauthenticated:
		status = http.StatusUnauthorized
	case fault.KindConflict: // scripts that upload take 409 for a lost count and send again
		status = http.StatusUnprocessableEntity
	case fault.KindUnavailable:
		x.W.Header().Set("Retry-After", "30")
	}
	x.W.Header().Set("Content-Type", "text/plain; charset=utf-8")
	x.W.Header().Set("Content-Length", strconv.Itoa(len(text)))
	x.W.WriteHeader(status)
	if x.R.Method != http.MethodHead {
		_, _ = io.WriteString(x.W, text)
	}
}
