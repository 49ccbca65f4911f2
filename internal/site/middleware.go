package site

import (
	"crypto/rand"
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"
	"runtime/debug"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"

	"jaring/internal/fault"
	"jaring/internal/site/handle"
)

// requestID gives every request a name that the log and an error page share. A name from outside is not believed.
func requestID(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := strings.ToLower(rand.Text()[:12])
		w.Header().Set("X-Request-Id", id)
		next.ServeHTTP(w, r.WithContext(handle.WithRequestID(r.Context(), id)))
	})
}

// clientAddress puts the caller's address into RemoteAddr: the last one in X-Forwarded-For that is not a trusted
// proxy. Without a trusted proxy before us the headers are anybody's words.
func clientAddress(trusted []netip.Prefix) func(http.Handler) http.Handler {
	isProxy := func(a netip.Addr) bool {
		for _, p := range trusted {
			if p.Contains(a.Unmap()) {
				return true
			}
		}
		return false
	}
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			peer, err := netip.ParseAddrPort(r.RemoteAddr)
			if err != nil {
				next.ServeHTTP(w, r)
				return
			}
			addr := peer.Addr()
			hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
			for i := len(hops) - 1; i >= 0 && isProxy(addr); i-- {
				if addr, err = netip.ParseAddr(strings.TrimSpace(hops[i])); err != nil {
					addr = peer.Addr()
					break
				}
			}
			r.RemoteAddr = addr.Unmap().String()
			next.ServeHTTP(w, r)
		})
	}
}

// wellFormed turns away addresses that hold no text: an id with such bytes is no id, a filter with them is no question.
func wellFormed(h *handle.Host) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			switch {
			case !readable(r.URL.Path) || !readable(unescaped(r.URL.RawPath)):
				h.Fail(h.Exchange(w, r), fault.NotFound())
			case !readable(unescaped(r.URL.RawQuery)):
				h.Fail(h.Exchange(w, r), fault.BadRequest("Alamat ini memuat huruf yang tidak dapat dibaca. Ketik ulang, lalu coba lagi."))
			default:
				next.ServeHTTP(w, r)
			}
		})
	}
}

// readable says whether PostgreSQL could hold it as text.
func readable(text string) bool { return utf8.ValidString(text) && strings.IndexByte(text, 0) < 0 }

// unescaped is the text with its percents resolved; one that cannot be is no text.
func unescaped(text string) string {
	plain, err := url.QueryUnescape(text)
	if err != nil {
		return "\x00"
	}
	return plain
}

// accessLog writes one line per request: which route, how it ended, how long it took, who. Never what was typed.
func accessLog(log *slog.Logger) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			start := time.Now()
			ww := middleware.NewWrapResponseWriter(w, r.ProtoMajor)
			next.ServeHTTP(ww, r)
			route := chi.RouteContext(r.Context()).RoutePattern()
			log.LogAttrs(r.Context(), slog.LevelInfo, "request",
				slog.String("id", handle.RequestID(r.Context())), slog.String("method", r.Method), slog.String("route", route),
				slog.Int("status", ww.Status()), slog.Int("bytes", ww.BytesWritten()), slog.Duration("took", time.Since(start)))
		})
	}
}

// recoverer turns a panic into the same page as any error of ours.
func recoverer(h *handle.Host) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			defer func() {
				cause := recover()
				if cause == nil {
					return
				}
				if cause == http.ErrAbortHandler {
					panic(cause)
				}
				h.Log.Error("panic", "id", handle.RequestID(r.Context()), "cause", cause, "stack", string(debug.Stack()))
				h.Fail(h.Exchange(w, r), fault.Internal(nil))
			}()
			next.ServeHTTP(w, r)
		})
	}
}

// headers are the promises every answer makes. Pages are private until a public route says otherwise.
func headers(secure bool) func(http.Handler) http.Handler {
	const policy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
		"frame-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			head := w.Header()
			head.Set("Content-Security-Policy", policy)
			head.Set("X-Content-Type-Options", "nosniff")
			head.Set("X-Frame-Options", "DENY")
			head.Set("Referrer-Policy", "same-origin")
			head.Set("Cross-Origin-Opener-Policy", "same-origin")
			head.Set("Cross-Origin-Resource-Policy", "same-origin")
			head.Set("Permissions-Policy", "geolocation=(), camera=(), microphone=()")
			head.Set("Cache-Control", "no-store")
			if secure {
				head.Set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
			}
			next.ServeHTTP(w, r)
		})
	}
}

// crossOrigin refuses writes that another site starts. Reading is never a write here.
func crossOrigin(h *handle.Host) func(http.Handler) http.Handler {
	guard := http.NewCrossOriginProtection()
	guard.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.Fail(h.Exchange(w, r), fault.Forbidden("Kiriman ini datang dari situs lain, jadi tidak diproses. Buka halamannya di sini, lalu kirim lagi."))
	}))
	return func(next http.Handler) http.Handler {
		return guard.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.Method == http.MethodPost {
				r = r.WithContext(handle.Ours(r.Context()))
			}
			next.ServeHTTP(w, r)
		}))
	}
}

// public lets shared caches keep a page for a minute: it was made without reading a session.
func public(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "public, max-age=60")
		next.ServeHTTP(w, r)
	})
}
