package site_test

import (
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"jaring/internal/auth"
	"jaring/internal/testsite"
)

// TestPages_Packed asks as browsers do. What another site makes a signed-in person's browser ask for is not compressed:
// its length would tell what is in it.
func TestPages_Packed(t *testing.T) {
	t.Parallel()
	site := testsite.New(t, false)
	site.Account(t, "admin", auth.Admin, "")
	person, visitor := site.SignedIn(t, "admin", testsite.Password), site.Visitor(t)
	for _, c := range []struct {
		what           string
		by             *testsite.Browser
		path           string
		accepts, from  string
		status, packed int
	}{
		{"own page", person, "/akun", "gzip, deflate, br, zstd", "same-origin", 200, 1},
		{"typed address", person, "/akun", "gzip", "none", 200, 1},
		{"old browser", person, "/akun", "gzip", "", 200, 1},
		{"from another site", person, "/akun", "gzip", "cross-site", 200, 0},
		{"from another name of ours", person, "/akun", "gzip", "same-site", 200, 0},
		{"error from another site", person, "/usulan/aaaaaaaaaaaaaaaa?q=x", "gzip", "cross-site", 404, 0},
		{"visitor from another site", visitor, "/inovasi", "gzip", "cross-site", 200, 1},
		{"no gzip", person, "/akun", "br", "same-origin", 200, 0},
		{"refused gzip", visitor, "/inovasi", "br, gzip;q=0", "same-origin", 200, 0},
	} {
		c.by.Client().Transport = counted(new(atomic.Int64))
		head := http.Header{"Accept-Encoding": {c.accepts}}
		if c.from != "" {
			head.Set("Sec-Fetch-Site", c.from)
		}
		page := c.by.Do(http.MethodGet, c.path, head, nil)
		packed := page.Header.Get("Content-Encoding") == "gzip"
		if page.Status != c.status || packed != (c.packed == 1) || packed == strings.Contains(page.Body, "<html") {
			t.Errorf("%s: %d, %q, %.40q", c.what, page.Status, page.Header.Get("Content-Encoding"), page.Body)
		}
		if !slices.Contains(page.Header.Values("Vary"), "Accept-Encoding") {
			t.Errorf("%s: Vary %q", c.what, page.Header.Values("Vary"))
		}
	}
}
