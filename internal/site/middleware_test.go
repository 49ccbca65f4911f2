package site_test

import (
	"net/http"
	"strings"
	"testing"

	"jaring/internal/auth"
	"jaring/internal/testsite"
)

func TestHeaders_OnEveryAnswer(t *testing.T) {
	t.Parallel()
	b := testsite.New(t, false).Visitor(t)
	for _, path := range []string{"/masuk", "/akun", "/tidak-ada", "/healthz", "/static/tidak-ada.css"} {
		head := b.Get(path).Header
		for name, want := range map[string]string{
			"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin",
			"Cross-Origin-Opener-Policy": "same-origin", "X-Frame-Options": "DENY",
		} {
			if got := head.Get(name); got != want {
				t.Errorf("%s: %s = %q, want %q", path, name, got, want)
			}
		}
		csp := head.Get("Content-Security-Policy")
		if !strings.Contains(csp, "script-src 'self'") || strings.Contains(csp, "unsafe") || !strings.Contains(csp, "frame-ancestors 'none'") {
			t.Errorf("%s: policy %q", path, csp)
		}
	}
	if got := b.Get("/akun").Header.Get("Cache-Control"); !strings.Contains(got, "no-store") {
		t.Errorf("a private page may be kept: %q", got)
	}
}

func TestCrossOrigin_WritesAreRefused(t *testing.T) {
	t.Parallel()
	s := testsite.New(t, false)
	s.Account(t, "siti", auth.Coordinator, "")
	for name, head := range map[string]http.Header{
		"cross-site":     {"Sec-Fetch-Site": {"cross-site"}},
		"same-site":      {"Sec-Fetch-Site": {"same-site"}},
		"foreign origin": {"Origin": {"https://evil.example"}},
	} {
		b := s.SignedIn(t, "siti", testsite.Password)
		if page := b.Do(http.MethodPost, "/keluar", head, nil); page.Status != http.StatusForbidden {
			t.Errorf("%s: %d", name, page.Status)
		}
		if page := b.Get("/akun"); page.Status != http.StatusOK {
			t.Errorf("%s: the person was signed out", name)
		}
	}
}

func TestBody_TooLarge(t *testing.T) {
	t.Parallel()
	b := testsite.New(t, false).Visitor(t)
	head := http.Header{"Content-Type": {"application/x-www-form-urlencoded"}}
	page := b.Do(http.MethodPost, "/masuk", head, strings.NewReader("username="+strings.Repeat("a", 3<<20)))
	if page.Status != http.StatusRequestEntityTooLarge || !strings.Contains(page.Body, "2048 KB") {
		t.Errorf("3 MB form: %d", page.Status)
	}
}

func TestMethods_Unknown(t *testing.T) {
	t.Parallel()
	b := testsite.New(t, false).Visitor(t)
	for _, method := range []string{"TRACE", "PUT", "DELETE"} {
		if page := b.Do(method, "/masuk", nil, nil); page.Status < 400 || page.Status >= 500 {
			t.Errorf("%s /masuk: %d", method, page.Status)
		}
	}
}
