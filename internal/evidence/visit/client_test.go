package visit

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var situs = map[string][]string{"situs.go.id.": {outside}}

func page(title string) string {
	return "<!doctype html><html><head><title>" + title + "</title></head><body>isi</body></html>"
}

func answer(status int, text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(status)
		fmt.Fprint(w, text)
	}
}

func TestLook_Verdicts(t *testing.T) {
	t.Parallel()
	for status, want := range map[int]Verdict{200: Reachable, 206: Reachable, 204: Reachable, 404: Gone, 410: Gone, 401: Permission, 403: Permission,
		400: Unreachable, 405: Unreachable, 429: Unreachable, 500: Unreachable, 503: Unreachable, 304: Unreachable, 302: Unreachable} {
		_, c := newInternet(t, situs, answer(status, ""))
		for _, scheme := range []string{"http", "https"} {
			if r := c.Look(t.Context(), scheme+"://situs.go.id/x"); r != (Result{Verdict: want, Status: status}) {
				t.Errorf("%s %d: %+v", scheme, status, r)
			}
		}
	}
}

func TestLook_Title(t *testing.T) {
	t.Parallel()
	_, c := newInternet(t, situs, answer(200, page("Rumah Botol &amp; Taman")))
	if r := c.Look(t.Context(), "https://situs.go.id/"); r.Title != "Rumah Botol & Taman" {
		t.Errorf("%+v", r)
	}
	_, c = newInternet(t, situs, answer(404, page("Tidak ada")))
	if r := c.Look(t.Context(), "https://situs.go.id/"); r.Title != "" {
		t.Errorf("the title of an error: %+v", r)
	}
}

// TestLook_SaysNothingOfUs: the same few headers for everybody, and no cookie back.
func TestLook_SaysNothingOfUs(t *testing.T) {
	t.Parallel()
	var seen []http.Header
	_, c := newInternet(t, situs, func(w http.ResponseWriter, r *http.Request) {
		seen = append(seen, r.Header.Clone())
		http.SetCookie(w, &http.Cookie{Name: "a", Value: "b"})
		if r.URL.Path != "/akhir" {
			http.Redirect(w, r, "/akhir", http.StatusFound)
		}
	})
	if r := c.Look(t.Context(), "http://situs.go.id/"); r.Verdict != Reachable || len(seen) != 2 {
		t.Fatalf("%+v after %d requests", r, len(seen))
	}
	want := http.Header{"User-Agent": {agent}, "Accept": {"text/html,application/xhtml+xml,*/*;q=0.5"}, "Accept-Language": {"id"}, "Connection": {"close"}}
	for n, got := range seen {
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("request %d: %s", n, diff)
		}
	}
}

// TestLook_NoProxy: whoever sets one in the environment does not decide what names mean.
func TestLook_NoProxy(t *testing.T) {
	t.Setenv("HTTP_PROXY", "http://127.0.0.1:1")
	t.Setenv("HTTPS_PROXY", "http://127.0.0.1:1")
	_, c := newInternet(t, situs, answer(200, ""))
	for _, address := range []string{"http://situs.go.id/", "https://situs.go.id/"} {
		if r := c.Look(t.Context(), address); r.Verdict != Reachable {
			t.Errorf("%s: %+v", address, r)
		}
	}
}

// TestLook_Redirects: three are followed, each judged like the first address.
func TestLook_Redirects(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		to       string // %d is what is left to go
		hops     int
		want     Verdict
		requests int
	}{
		"three":            {"/lagi?%d", 3, Reachable, 4},
		"four":             {"/lagi?%d", 4, Refused, 4},
		"a loop":           {"/", 1 << 20, Refused, 4},
		"to 127.0.0.1":     {"http://127.0.0.1/?%d", 1, Refused, 1},
		"to metadata":      {"http://169.254.169.254/latest/?%d", 1, Refused, 1},
		"to a name inside": {"http://dalam.go.id/?%d", 1, Refused, 1},
		"to another port":  {"http://situs.go.id:6379/?%d", 1, Refused, 1},
		"to a file":        {"file:///etc/passwd?%d", 1, Refused, 1},
		"with a password":  {"http://a:b@situs.go.id/?%d", 1, Refused, 1},
		"nowhere":          {"http://[::%d", 1, Refused, 1},
		"to google":        {"https://accounts.google.com/ServiceLogin?%d", 1, Permission, 1},
		"to https":         {"https://situs.go.id/?%d", 1, Reachable, 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			left := c.hops
			world, client := newInternet(t, map[string][]string{"situs.go.id.": {outside}, "dalam.go.id.": {"10.0.0.1"}}, func(w http.ResponseWriter, r *http.Request) {
				if left == 0 {
					return
				}
				left--
				to := c.to
				if strings.Contains(to, "%d") {
					to = fmt.Sprintf(to, left)
				}
				w.Header().Set("Location", to)
				w.WriteHeader(http.StatusFound)
			})
			r := client.Look(t.Context(), "http://situs.go.id/")
			if r.Verdict != c.want || len(world.hosts) != c.requests || r.Login != (name == "to google") {
				t.Errorf("%+v after %d requests, want %s after %d", r, len(world.hosts), c.want, c.requests)
			}
		})
	}
}

// TestLook_Slow: who dribbles is cut off in time; the page was there all the same.
func TestLook_Slow(t *testing.T) {
	t.Parallel()
	release := make(chan struct{})
	defer close(release)
	stall := func(head string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			if head != "" {
				w.Header().Set("Content-Type", "text/html")
				fmt.Fprint(w, head)
				w.(http.Flusher).Flush()
			}
			<-release
		}
	}
	for name, c := range map[string]struct {
		head string
		want Verdict
	}{"no header": {"", Unreachable}, "no end": {page("Ada"), Reachable}} {
		_, client := newInternet(t, situs, stall(c.head))
		client.patience = 300 * time.Millisecond
		began := time.Now()
		r := client.Look(t.Context(), "http://situs.go.id/")
		if took := time.Since(began); r.Verdict != c.want || took > 5*time.Second {
			t.Errorf("%s: %+v after %v", name, r, took)
		}
		if c.want == Reachable && r.Title != "Ada" {
			t.Errorf("%s: %+v", name, r)
		}
	}
	if New().patience != 10*time.Second {
		t.Error("the program waits longer than it may")
	}
}

// TestLook_Huge: of a body without end, 64 KB are read; of a packed one, nothing is unpacked.
func TestLook_Huge(t *testing.T) {
	t.Parallel()
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	if _, err := z.Write(append([]byte(page("Bom")), bytes.Repeat([]byte{0}, 64<<20)...)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	endless := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		for junk := bytes.Repeat([]byte("x "), 16<<10); ; {
			if _, err := w.Write(junk); err != nil {
				return
			}
		}
	}
	packed := func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Accept-Encoding") != "" {
			t.Error("packed bodies are asked for")
		}
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Encoding", "gzip")
		w.Write(bomb.Bytes())
	}
	late := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, "<!--", strings.Repeat("x", maxBytes), "-->", page("Terlambat"))
	}
	for name, serve := range map[string]http.HandlerFunc{"endless": endless, "packed": packed, "late": late} {
		_, c := newInternet(t, situs, serve)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		r := c.Look(t.Context(), "http://situs.go.id/")
		runtime.ReadMemStats(&after)
		if r != (Result{Verdict: Reachable, Status: 200}) {
			t.Errorf("%s: %+v", name, r)
		}
		if grown := after.TotalAlloc - before.TotalAlloc; grown > 32<<20 { // other tests run meanwhile
			t.Errorf("%s: %d MB", name, grown>>20)
		}
	}
}

// TestLook_HeaderFlood ends without holding it all.
func TestLook_HeaderFlood(t *testing.T) {
	t.Parallel()
	_, c := newInternet(t, situs, func(w http.ResponseWriter, _ *http.Request) {
		conn, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			return
		}
		defer conn.Close()
		fmt.Fprint(conn, "HTTP/1.1 200 OK\r\n")
		for n := 0; ; n++ {
			if _, err := fmt.Fprintf(conn, "X-%d: %s\r\n", n, strings.Repeat("x", 1000)); err != nil {
				return
			}
		}
	})
	began := time.Now()
	if r := c.Look(t.Context(), "http://situs.go.id/"); r.Verdict != Unreachable || time.Since(began) > 5*time.Second {
		t.Errorf("%+v after %v", r, time.Since(began))
	}
}

// TestLook_NotHTTP: whatever answers something else is not reachable, and nothing of it is kept.
func TestLook_NotHTTP(t *testing.T) {
	t.Parallel()
	_, c := newInternet(t, map[string][]string{"situs.go.id.": {outside}, "lain.go.id.": {outside}}, func(w http.ResponseWriter, _ *http.Request) {
		if conn, _, err := w.(http.Hijacker).Hijack(); err == nil {
			fmt.Fprint(conn, "SSH-2.0-OpenSSH\r\n")
			conn.Close()
		}
	})
	for _, address := range []string{"http://situs.go.id/", "http://tidak-ada.go.id/", "https://lain.go.id/"} { // the last has a certificate for others
		if r := c.Look(t.Context(), address); r != (Result{Verdict: Unreachable}) {
			t.Errorf("%s: %+v", address, r)
		}
	}
}

func TestLook_Video(t *testing.T) {
	t.Parallel()
	names := map[string][]string{"www.youtube.com.": {outside}, "youtu.be.": {outside}}
	watch := `<html><head><title>Lain - YouTube</title></head><body><meta itemprop="duration" content="PT5M1S">`
	for name, c := range map[string]struct {
		about int
		told  string
		page  int
		want  Result
	}{
		"there":         {200, `{"title":"Rumah\u202e Botol"}`, 200, Result{Verdict: Reachable, Status: 200, Title: "Rumah Botol", Length: 301 * time.Second}},
		"page withheld": {200, `{"title":"Rumah Botol"}`, 429, Result{Verdict: Reachable, Status: 200, Title: "Rumah Botol"}},
		"gone":          {404, "Not Found", 200, Result{Verdict: Gone, Status: 404}},
		"no such id":    {400, "Bad Request", 200, Result{Verdict: Gone, Status: 400}},
		"private":       {401, "Unauthorized", 200, Result{Verdict: Permission, Status: 401}},
		"not told":      {500, "", 200, Result{Verdict: Reachable, Status: 200, Title: "Lain - YouTube", Length: 301 * time.Second}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, client := newInternet(t, names, func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Type", "text/html")
				if r.URL.Path == "/oembed" {
					if r.URL.Query().Get("url") != "https://www.youtube.com/watch?v=dQw4w9WgXcQ" {
						t.Errorf("asked for %s", r.URL)
					}
					w.WriteHeader(c.about)
					fmt.Fprint(w, c.told)
					return
				}
				w.WriteHeader(c.page)
				fmt.Fprint(w, watch)
			})
			for _, address := range []string{"https://youtu.be/dQw4w9WgXcQ", "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3"} {
				if r := client.Look(t.Context(), address); r != c.want {
					t.Errorf("%s: %+v", address, r)
				}
			}
		})
	}
}

func TestVideoLength(t *testing.T) {
	t.Parallel()
	for page, want := range map[string]time.Duration{
		`<meta itemprop="duration" content="PT3M5S">`:   185 * time.Second,
		`<meta itemprop="duration" content="PT1H0M5S">`: 3605 * time.Second,
		`<meta itemprop="duration" content="PT5M">`:     5 * time.Minute,
		`<meta itemprop="duration" content="PT">`:       0,
		`{"lengthSeconds":"185"}`:                       185 * time.Second,
		`{"lengthSeconds":"99999999999999999999"}`:      0,
		`<meta itemprop="duration" content="P9999D">`:   0,
		``: 0,
	} {
		if got := videoLength([]byte(page)); got != want {
			t.Errorf("%s: %v", page, got)
		}
	}
}
