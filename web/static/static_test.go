package static_test

import (
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"jaring/web/motif"
	"jaring/web/static"
)

func fetch(t *testing.T, address string, headers ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, address, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	static.Handler().ServeHTTP(w, r)
	return w.Result()
}

func TestHandler(t *testing.T) {
	t.Parallel()
	for name, kind := range map[string]string{
		"jaring.css": "text/css; charset=utf-8", "kata.js": "text/javascript; charset=utf-8",
		"tanda.svg": "image/svg+xml", "kain.svg": "image/svg+xml", "jaring.woff2": "font/woff2",
	} {
		r := fetch(t, static.URL(name))
		if r.StatusCode != http.StatusOK || r.Header.Get("Content-Type") != kind {
			t.Errorf("%s: %d %s", name, r.StatusCode, r.Header.Get("Content-Type"))
		}
		if got := r.Header.Get("Cache-Control"); !strings.Contains(got, "immutable") {
			t.Errorf("%s: Cache-Control %q", name, got)
		}
		if r.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s may be sniffed", name)
		}
	}
}

func TestHandler_SameContentIsNotSentAgain(t *testing.T) {
	t.Parallel()
	address := static.URL("jaring.css")
	for _, encoding := range []string{"", "br, gzip;q=0.8"} {
		first := fetch(t, address, "Accept-Encoding", encoding)
		again := fetch(t, address, "Accept-Encoding", encoding, "If-None-Match", first.Header.Get("ETag"))
		if again.StatusCode != http.StatusNotModified {
			t.Errorf("encoding %q: %d", encoding, again.StatusCode)
		}
	}
}

func TestHandler_Unknown(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"/static/", "/static/jaring.css", "/static/jaring.00000000.css", "/static/../go.mod", "/static/icons/LICENSE"} {
		if r := fetch(t, address); r.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %d", address, r.StatusCode)
		}
	}
}

// The budget of a first visit is 100 KB on the wire; 20 KB of it are the page itself.
func TestFirstVisit(t *testing.T) {
	t.Parallel()
	sum := 0
	for _, name := range []string{"jaring.css", "jaring.woff2", "tanda.svg", "kain.svg", "seret.svg", "ikon.svg", "kata.js", "simpan.js"} {
		r := fetch(t, static.URL(name), "Accept-Encoding", "gzip")
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d bytes", name, len(body))
		sum += len(body)
	}
	if sum > 80_000 {
		t.Errorf("a first visit fetches %d bytes besides the page", sum)
	}
}

func TestPictures_WellFormed(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"tanda.svg", "kain.svg", "seret.svg", "ikon.svg"} {
		d := xml.NewDecoder(fetch(t, static.URL(name)).Body)
		for {
			_, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
	}
}

func TestSymbol_EveryDrawingIsInTheFile(t *testing.T) {
	t.Parallel()
	body, err := io.ReadAll(fetch(t, static.URL("tanda.svg")).Body)
	if err != nil {
		t.Fatal(err)
	}
	for id := range motif.Symbols() {
		if _, fragment, _ := strings.Cut(static.Symbol(id), "#"); !strings.Contains(string(body), `<symbol id="`+fragment+`"`) {
			t.Errorf("%s is not in tanda.svg", fragment)
		}
	}
}
