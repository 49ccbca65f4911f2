package site_test

import (
	"log/slog"
	"maps"
	"net/http"
	"strings"
	"testing"

	"jaring/internal/auth"
	"jaring/internal/testdb"
	"jaring/internal/testsite"
)

const base = "https://inovasi.example.go.id"

// A name that is not ours gets no page, so none of it can end in a link, a cookie or a mail (threat A17).
func TestKnownHost(t *testing.T) {
	t.Parallel()
	s := testsite.Set(t, testdb.New(t), false, map[string]string{"JARING_BASE_URL": base}, slog.DiscardHandler)
	b := s.Visitor(t)
	for host, want := range map[string]int{
		"inovasi.example.go.id": 200, "INOVASI.example.go.id:443": 200,
		"inovasi.example.go.id:80": 421, "jahat.example": 421, "inovasi.example.go.id.jahat.example": 421, "127.0.0.1": 421,
	} {
		for _, method := range []string{http.MethodGet, http.MethodPost} {
			page := b.Do(method, "/masuk", http.Header{"Host": {host}, "X-Forwarded-Host": {"inovasi.example.go.id"}}, nil)
			if refused := page.Status == 421; refused != (want == 421) || strings.Contains(page.Body, "jahat") {
				t.Errorf("%s as %s: %d\n%.200s", method, host, page.Status, page.Body)
			}
		}
		for _, path := range []string{"/healthz", "/readyz"} {
			if page := b.Do(http.MethodGet, path, http.Header{"Host": {host}}, nil); page.Status != http.StatusOK {
				t.Errorf("%s as %s: %d", path, host, page.Status)
			}
		}
	}
	page := b.Do(http.MethodGet, "/masuk", http.Header{"Host": {"inovasi.example.go.id"}, "X-Forwarded-Host": {"jahat.example"}}, nil)
	if page.Status != http.StatusOK || strings.Contains(page.Body, "jahat") {
		t.Errorf("X-Forwarded-Host is believed: %d", page.Status)
	}
}

func TestBrake(t *testing.T) {
	t.Parallel()
	s := testsite.Set(t, testdb.New(t), false, map[string]string{
		"JARING_REQUESTS_PER_MINUTE": "3", "JARING_TRUSTED_PROXIES": "127.0.0.0/8",
	}, slog.DiscardHandler)
	b := s.Visitor(t)
	from := func(address, method, path string, more http.Header) testsite.Page {
		head := http.Header{"X-Forwarded-For": {address}, "Content-Type": {plainForm}}
		maps.Copy(head, more)
		return b.Do(method, path, head, strings.NewReader("nama=Rumah+Botol"))
	}
	for n, want := range []int{200, 200, 200, 429, 429} {
		page := from("203.0.113.7", http.MethodGet, "/masuk", nil)
		if page.Status != want || page.Header.Get("X-RateLimit-Limit") != "" {
			t.Errorf("request %d: %d, want %d", n+1, page.Status, want)
		}
		if want == 429 && (page.Header.Get("Retry-After") == "" || !strings.Contains(page.Body, "Terlalu banyak permintaan")) {
			t.Errorf("request %d is refused without a word or a time\n%.300s", n+1, page.Body)
		}
	}
	if page := from("203.0.113.7", http.MethodPost, "/masuk", nil); page.Status != 429 || !strings.Contains(page.Body, "Rumah Botol") {
		t.Errorf("what was typed is lost: %d", page.Status)
	}
	if page := from("203.0.113.7", http.MethodPost, "/masuk", http.Header{"Sec-Fetch-Site": {"cross-site"}}); page.Status < 400 || strings.Contains(page.Body, "Rumah Botol") {
		t.Errorf("another site's form comes back: %d", page.Status)
	}
	if page := from("198.51.100.9, 203.0.113.7", http.MethodGet, "/masuk", nil); page.Status != 429 {
		t.Errorf("a header of the caller's own names another address: %d", page.Status)
	}
	for about, address := range map[string]string{"another address": "203.0.113.8", "the machine itself": "127.0.0.1"} {
		for range 3 {
			if page := from(address, http.MethodGet, "/masuk", nil); page.Status != http.StatusOK {
				t.Errorf("%s: %d", about, page.Status)
			}
		}
	}
	if page := from("127.0.0.1", http.MethodGet, "/masuk", nil); page.Status != http.StatusOK {
		t.Errorf("the machine itself is braked: %d", page.Status)
	}
	for _, path := range []string{"/healthz", "/readyz", "/static/tidak-ada.css"} {
		if page := from("203.0.113.7", http.MethodGet, path, nil); page.Status == 429 {
			t.Errorf("%s is braked", path)
		}
	}
}

// Whose address it is, is said by the connection and by proxies that we know, read from the nearest backwards; never by
// the caller (ASVS 4.1.3).
func TestClientAddress(t *testing.T) {
	t.Parallel()
	spoofed := []string{"X-Real-Ip", "Forwarded", "True-Client-Ip", "Cf-Connecting-Ip", "X-Client-Ip"}
	for trusted, cases := range map[string]map[string]string{
		"": {"198.51.100.9": "127.0.0.1", "127.0.0.1, 198.51.100.9": "127.0.0.1"},
		"127.0.0.0/8,10.0.0.0/8": {
			"": "127.0.0.1", "203.0.113.7": "203.0.113.7", "198.51.100.9, 203.0.113.7": "203.0.113.7",
			"198.51.100.9, 203.0.113.7, 10.0.0.9": "203.0.113.7", "10.0.0.1, 203.0.113.7, 10.0.0.9": "203.0.113.7",
			"10.0.0.8, 10.0.0.9": "10.0.0.8", "siapa, 10.0.0.9": "127.0.0.1", "siapa": "127.0.0.1",
			"2001:db8::7": "2001:db8::7", "::ffff:203.0.113.7": "203.0.113.7",
		},
	} {
		s := testsite.Set(t, testdb.New(t), false, map[string]string{"JARING_TRUSTED_PROXIES": trusted}, slog.DiscardHandler)
		s.Account(t, "siti", auth.Coordinator, "")
		for chain, want := range cases {
			head := http.Header{"Content-Type": {plainForm}, "X-Forwarded-For": {chain}}
			for _, name := range spoofed {
				head.Set(name, "192.0.2.66")
			}
			page := s.Visitor(t).Do(http.MethodPost, "/masuk", head, strings.NewReader(credentials("").Encode()))
			var got string
			if err := s.Owner.QueryRow(t.Context(), `DELETE FROM session RETURNING address`).Scan(&got); err != nil || got != want {
				t.Errorf("trusting %q, %q comes from %q, want %q (%d, %v)", trusted, chain, got, want, page.Status, err)
			}
		}
	}
}

// Over HTTPS every cookie is bound to this very host and to HTTPS (ASVS 3.3), and the browser stays there (3.4.1).
func TestSecure_HeadersAndCookies(t *testing.T) {
	t.Parallel()
	s := testsite.Set(t, testdb.New(t), false, map[string]string{"JARING_BASE_URL": base}, slog.DiscardHandler)
	s.Account(t, "siti", auth.Coordinator, "")
	b, cookie, seen := s.Visitor(t), "", 0
	ask := func(method, path, body string) {
		page := b.Do(method, path, http.Header{
			"Host": {"inovasi.example.go.id"}, "Content-Type": {plainForm}, "Cookie": {cookie}, "Origin": {base},
		}, strings.NewReader(body))
		if got := page.Header.Get("Strict-Transport-Security"); got != "max-age=31536000; includeSubDomains" {
			t.Errorf("%s %s (%d): Strict-Transport-Security is %q", method, path, page.Status, got)
		}
		for _, set := range page.Header.Values("Set-Cookie") {
			pair, attributes, _ := strings.Cut(set, ";")
			seen++
			if !strings.HasPrefix(pair, "__Host-jaring=") || strings.Contains(attributes, "Domain") {
				t.Errorf("%s %s sets %q", method, path, set)
			}
			for _, want := range []string{"; Path=/;", "; HttpOnly", "; Secure", "; SameSite=Lax"} {
				if !strings.Contains(set+";", want) {
					t.Errorf("%s %s: %q is not in %q", method, path, want, set)
				}
			}
			cookie = pair
		}
	}
	ask(http.MethodGet, "/masuk", "")
	ask(http.MethodPost, "/masuk", credentials("").Encode())
	var grant string
	if err := s.Owner.QueryRow(t.Context(), `SELECT id FROM role_assignment`).Scan(&grant); err != nil {
		t.Fatal(err)
	}
	ask(http.MethodPost, "/akun/peran", "peran="+grant)
	for _, path := range []string{"/", "/akun", "/tidak-ada", "/healthz", "/static/tidak-ada.css"} {
		ask(http.MethodGet, path, "")
	}
	ask(http.MethodPost, "/keluar", "")
	if seen != 3 {
		t.Errorf("%d cookies were set by signing in, choosing a role and signing out", seen)
	}
	plain := testsite.New(t, false).Visitor(t).Get("/masuk")
	if got := plain.Header.Get("Strict-Transport-Security"); got != "" {
		t.Errorf("over plain HTTP: Strict-Transport-Security %q", got)
	}
}
