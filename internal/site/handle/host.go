package handle

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/site/session"
)

// How long an exchange may take and how much a person may send. A body that drips in is cut at the deadline;
// without one, a slow sender could hold a connection for ever.
const (
	formBytes   = 2 << 20
	formTime    = 30 * time.Second
	uploadTime  = 15 * time.Minute
	uploadSlack = 1 << 20 // fields and boundaries around the file
	// patience is how many times the largest upload is read, and thrown away: a browser whose body is cut off shows a
	// broken connection instead of our sentence.
	patience = 5
)

// Host turns Funcs into handlers: it sets limits, passes the actor on, and answers for their errors.
type Host struct {
	Log      *slog.Logger
	Frame    func(context.Context) (Frame, error)
	Demo     bool
	MaxBytes int64 // of the largest upload
}

func (h *Host) form(f Func, member bool) http.HandlerFunc {
	return h.serve(f, member, formBytes, formTime)
}

func (h *Host) upload(f Func) http.HandlerFunc {
	return h.serve(f, true, patience*h.MaxBytes+uploadSlack, uploadTime)
}

func (h *Host) download(f Func, member bool) http.HandlerFunc {
	return h.serve(f, member, formBytes, uploadTime)
}

func (h *Host) serve(f Func, member bool, maxBytes int64, limit time.Duration) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), limit)
		defer cancel()
		deadline := time.Now().Add(limit)
		control := http.NewResponseController(w)
		// A writer that knows no deadlines (a recorder in a test) has nothing to cut.
		_ = control.SetReadDeadline(deadline)
		_ = control.SetWriteDeadline(deadline.Add(formTime))
		r = r.WithContext(ctx)
		r.Body = http.MaxBytesReader(w, r.Body, maxBytes)
		x := &Exchange{W: w, R: r, Actor: session.Actor(ctx), host: h, limited: true}
		if err := h.answer(x, f, member); err != nil {
			h.Fail(x, err)
		}
	}
}

func (h *Host) answer(x *Exchange, f Func, member bool) error {
	if member && !x.Actor.SignedIn() {
		return fault.Unauthenticated()
	}
	return f(x)
}

// Exchange makes an exchange outside a route, for middleware that must answer with a page.
func (h *Host) Exchange(w http.ResponseWriter, r *http.Request) *Exchange {
	return &Exchange{W: w, R: r, Actor: session.Actor(r.Context()), host: h}
}

// Frame is what every page shows around itself.
type Frame struct {
	Region     string // "Kota Pekalongan"
	Office     string // who runs the portal
	CycleYear  int    // 0: none yet
	CycleStage string // in words: "Penjaringan sampai 30 Juni 2026"
	Deadline   string // when collection opens or closes, to the minute: "ditutup Selasa, 30 Juni 2026, 23.59 WIB"; may be empty
}

// roleOf names the actor's role for the log.
func roleOf(a auth.Actor) string { return string(a.Current.Role) }
