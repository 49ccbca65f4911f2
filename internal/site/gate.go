package site

import (
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"github.com/go-chi/httprate"

	"jaring/internal/fault"
	"jaring/internal/site/handle"
)

// forMachines are the addresses that the machine itself asks for, by whatever name it knows us and as often as it likes.
func forMachines(path string) bool { return path == "/healthz" || path == "/readyz" }

// knownHost answers only under the name of base (ASVS 4.1, 3.7): links, cookies and the check for other sites go by the
// name that a request brings. Without a base every name is ours.
func knownHost(base string) func(http.Handler) http.Handler {
	u, err := url.Parse(base)
	if base == "" || err != nil {
		return func(next http.Handler) http.Handler { return next }
	}
	port := map[string]string{"https": ":443", "http": ":80"}[u.Scheme]
	bare := func(host string) string { return strings.TrimSuffix(strings.ToLower(host), port) }
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if bare(r.Host) != bare(u.Host) && !forMachines(r.URL.Path) {
				http.Error(w, "Situs ini hanya dibuka di alamat "+base+".", http.StatusMisdirectedRequest)
				return
			}
			next.ServeHTTP(w, r)
		})
	}
}

// brake refuses what one address asks for beyond perMinute; 0 never does. It counts in this process alone: it is against
// floods, not against guessing, which the database counts. Files of the site cost nothing, and the machine itself is not
// braked: behind a proxy on it that is not named as one, everybody would be.
func brake(h *handle.Host, perMinute int) func(http.Handler) http.Handler {
	if perMinute == 0 {
		return func(next http.Handler) http.Handler { return next }
	}
	caller := func(r *http.Request) (string, error) { return httprate.CanonicalizeIP(r.RemoteAddr), nil }
	// A person's form comes back even now; another site's does not.
	refuse := crossOrigin(h)(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.Fail(h.Exchange(w, r), fault.TooMany("Terlalu banyak permintaan dari jaringan Anda. Tunggu satu menit, lalu coba lagi."))
	}))
	limit := httprate.LimitBy(perMinute, time.Minute, caller,
		httprate.WithLimitHandler(refuse.ServeHTTP), httprate.WithResponseHeaders(httprate.ResponseHeaders{}))
	return func(next http.Handler) http.Handler {
		braked := limit(next)
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			addr, err := netip.ParseAddr(r.RemoteAddr)
			if err == nil && addr.IsLoopback() || forMachines(r.URL.Path) || strings.HasPrefix(r.URL.Path, "/static/") {
				next.ServeHTTP(w, r)
				return
			}
			braked.ServeHTTP(w, r)
		})
	}
}
