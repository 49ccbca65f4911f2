package site_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"jaring/internal/testsite"
)

// headersOnly takes no form: a script begins an upload there, and says everything in headers. What it refuses is tested
// in unitdesk.
const headersOnly = "POST /unggahan"

// acts are the routes that change something.
func (w sweep) acts() []string {
	var list []string
	for _, route := range w.routes {
		if strings.HasPrefix(route, http.MethodPost) {
			list = append(list, route)
		}
	}
	return list
}

// No other site can make a browser act here, whoever is signed in with it (ASVS 3.5.1).
func fromOtherSites(t *testing.T, w sweep) {
	for _, route := range w.acts() {
		path := w.address(strings.TrimPrefix(route, "POST "))
		for name, from := range map[string]http.Header{
			"another site": {"Sec-Fetch-Site": {"cross-site"}}, "a neighbour": {"Sec-Fetch-Site": {"same-site"}},
			"an old browser": {"Origin": {"https://jahat.example"}}, "nowhere": {"Origin": {"null"}},
		} {
			from.Set("Content-Type", "application/x-www-form-urlencoded")
			page := w.browsers[opener(route)].Do(http.MethodPost, path, from, strings.NewReader(forms[route].Encode()))
			if page.Status != http.StatusForbidden || !strings.Contains(page.Body, "datang dari situs lain") {
				t.Errorf("%s from %s: %d", route, name, page.Status)
			}
		}
	}
}

// A form holds the fields of its act and no others (ASVS 15.3.3), and a number that is none breaks nothing.
func fieldsOfOtherActs(t *testing.T, w sweep) {
	for _, route := range w.acts() {
		if route == headersOnly {
			continue
		}
		b, path := w.browsers[opener(route)], w.address(strings.TrimPrefix(route, "POST "))
		for _, field := range []string{"unit_id", "status", "role", "verified_level", "score", "entry_id", "published_at", "is_lead", "id", "__proto__", "versi[", "a.b"} {
			form := url.Values{field: {"1"}}
			for name, values := range forms[route] {
				form[name] = values
			}
			if page := b.Post(path, form); page.Status != http.StatusBadRequest {
				t.Errorf("%s with %s: %d", route, field, page.Status)
			}
		}
		for _, field := range []string{"version", "versi", "versi[sid-16]", "tahun", "year", "siklus"} {
			for _, number := range []string{"99999999999999999999", "2147483648", "-1", "1e9"} {
				if page := b.Post(path, url.Values{field: {number}}); page.Status >= 500 {
					t.Errorf("%s with %s=%s: %d", route, field, number, page.Status)
				}
			}
		}
	}
}

// A row of others is answered like a row that never was: the same words, the same length, whatever is asked beside it.
func strangers(t *testing.T, w sweep) {
	stranger := w.browsers["operator2"]
	for _, route := range w.routes {
		method, pattern, _ := strings.Cut(route, " ")
		if want := expectations[route]; !strings.Contains(pattern, "{id}") || want.of("operator2") != absent {
			continue
		}
		methods := []string{method}
		if method == http.MethodGet {
			methods = append(methods, http.MethodHead)
		}
		for _, method := range methods {
			for _, head := range []http.Header{{}, {"Range": {"bytes=0-3"}}, {"If-None-Match": {"*"}}, {"If-Modified-Since": {"Mon, 01 Jan 2035 00:00:00 GMT"}}} {
				if method == http.MethodPost {
					head.Set("Content-Type", "application/x-www-form-urlencoded")
				}
				ask := func(path string) testsite.Page {
					return stranger.Do(method, path, head, strings.NewReader(forms[route].Encode()))
				}
				theirs, nothing := ask(w.address(pattern)), ask(w.address(strings.ReplaceAll(pattern, "{id}", nobodys)))
				if theirs.Status != http.StatusNotFound || !alike(theirs, nothing) {
					t.Errorf("%s %s %v: %d, %d for nothing", method, pattern, head, theirs.Status, nothing.Status)
				}
			}
		}
	}
}

// alike compares what a stranger can see of two answers; the request's own code differs.
func alike(a, b testsite.Page) bool {
	for _, name := range []string{"Content-Length", "Content-Type", "ETag", "Last-Modified", "Accept-Ranges", "Cache-Control", "Content-Disposition"} {
		if a.Header.Get(name) != b.Header.Get(name) {
			return false
		}
	}
	code := func(p testsite.Page) string { return p.Header.Get("X-Request-Id") }
	return a.Status == b.Status && strings.ReplaceAll(a.Body, code(a), "") == strings.ReplaceAll(b.Body, code(b), "")
}

// Every answer keeps the promises of ASVS 3.4, whoever asks and however it ends; what is private is kept by nobody.
func headersOfAll(t *testing.T, w sweep) {
	for _, route := range w.routes {
		method, pattern, _ := strings.Cut(route, " ")
		for _, name := range []string{"", "operator2", opener(route)} {
			// A field that no form has: the act itself is not what is looked at.
			page := ask(w.browsers[name], method, w.address(pattern), url.Values{"x": {"1"}})
			head := page.Header
			for header, want := range map[string]string{
				"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin",
				"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
			} {
				if got := head.Get(header); got != want {
					t.Errorf("%s as %q: %s is %q, want %q", route, name, header, got, want)
				}
			}
			policy := head.Get("Content-Security-Policy")
			if strings.Contains(policy, "unsafe") || strings.Contains(policy, "*") || !strings.Contains(policy, "frame-ancestors") ||
				!strings.Contains(policy, "default-src 'self'; script-src 'self'; style-src 'self'") && !strings.HasPrefix(policy, "sandbox; default-src 'none'") {
				t.Errorf("%s as %q: policy %q", route, name, policy)
			}
			if cookie := head.Get("Set-Cookie"); cookie != "" && !strings.Contains(cookie, "HttpOnly; SameSite=Lax") {
				t.Errorf("%s as %q: cookie %q", route, name, cookie)
			}
			w.caching(t, route, name, page)
		}
	}
}

// public are the addresses that shared caches may keep: nothing about who asks is in them.
var public = []string{"/", "/inovasi", "/inovasi/{slug}", "/indeks", "/bantuan", "/bantuan/indikator/{tahun}/{kode}", "/tentang", "/privasi", "/aksesibilitas", "/static/*"}

func (w sweep) caching(t *testing.T, route, name string, page testsite.Page) {
	t.Helper()
	pattern, get := strings.CutPrefix(route, "GET ")
	kept := strings.HasPrefix(page.Header.Get("Cache-Control"), "public")
	for _, address := range public {
		if get && pattern == address {
			if visitor := w.browsers[""].Get(w.address(pattern)); !kept || page.Header.Get("Set-Cookie") != "" || visitor.Body != page.Body {
				t.Errorf("%s as %q: not the page that everybody gets, or nobody may keep it: %q", route, name, page.Header.Get("Cache-Control"))
			}
			return
		}
	}
	if kept || !strings.Contains(page.Header.Get("Cache-Control"), "no-store") {
		t.Errorf("%s as %q may be kept: %q", route, name, page.Header.Get("Cache-Control"))
	}
}
