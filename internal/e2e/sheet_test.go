package e2e

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"jaring/web/ui/sheet"
)

// TestSheet holds every component in every state to axe's rules, to the width of the window and to the site's policy:
// what a style or script of their own would break stands in the console, and that fails the tab.
func TestSheet(t *testing.T) {
	t.Parallel()
	site := httptest.NewServer(strictly(sheet.Handler()))
	t.Cleanup(site.Close)
	b := openTab(t, site.URL)
	for name := range sheet.Pages() {
		b.Open("/" + name)
		for _, l := range []look{{desktop, "light"}, {desktop, "dark"}, {phone, "light"}, {phone, "dark"}} {
			b.Look(l.width, l.theme)
			for _, v := range b.violations() {
				t.Errorf("%s: %s at %s: %s (%s)\n%s", l, name, v.Selector, v.Help, v.Rule, v.Summary)
			}
			checkWidth(t, b, l)
		}
	}
}

func strictly(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'self'; base-uri 'none'; object-src 'none'")
		h.ServeHTTP(w, r)
	})
}
