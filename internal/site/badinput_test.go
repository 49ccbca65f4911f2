package site_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"jaring/internal/testsite"
)

const plainForm = "application/x-www-form-urlencoded"

// targets are the addresses that a form is sent to, each with the browser of somebody whom it opens for.
func (w sweep) targets() map[string]*testsite.Browser {
	list := map[string]*testsite.Browser{}
	for _, route := range w.routes {
		if pattern, post := strings.CutPrefix(route, http.MethodPost+" "); post && route != headersOnly {
			list[w.address(pattern)] = w.browsers[opener(route)]
		}
	}
	return list
}

func post(b *testsite.Browser, path, contentType, body string) testsite.Page {
	return b.Do(http.MethodPost, path, http.Header{"Content-Type": {contentType}}, strings.NewReader(body))
}

// What no browser of a person sends gets a page that refuses it, from every act.
func malformedForms(t *testing.T, w sweep) {
	for path, b := range w.targets() {
		for about, c := range map[string]struct {
			kind, body string
			want       int // 0: any refusal
		}{
			"unknown field":            {plainForm, "tidak_dikenal=1", 400},
			"ten thousand fields":      {plainForm, strings.Repeat("a%5B9%5D=1&", 10_000), 400},
			"an index of a milliard":   {plainForm, "a%5B1000000000%5D=1", 400},
			"broken escape":            {plainForm, "version=%zz", 400},
			"larger than a form may":   {plainForm, "version=" + strings.Repeat("a", 3<<20), 413},
			"parts without a boundary": {"multipart/form-data", "version=1", 0},
			"parts that break off":     {"multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"ver", 0},
			"parts without a name":     {"multipart/form-data; boundary=x", "--x\r\n\r\nisi\r\n--x--\r\n", 0},
			"another language":         {"application/json", `{"version":1}`, 400},
		} {
			mustRefuse(t, path+": "+about, post(b, path, c.kind, c.body), c.want)
		}
	}
}

// fieldNames are names of fields that stand once in a form; each act knows one of them.
var fieldNames = []string{"version", "versi", "form_key", "username", "current", "peran", "tahun", "name", "year", "klaim", "may_be_named",
	"tenggat-hari", "terbit", "tanda[x]", "sesi", "sampai", "mail[x]"}

// withoutFields are the acts whose form is a button: whatever else is sent to them is an unknown field.
var withoutFields = regexp.MustCompile(`^/keluar$|^/(penilaian|koordinasi/penugasan)/[a-z0-9]+/(mulai|konflik|batal)$|^/notifikasi/[a-z0-9]+/buka$|^/admin/sistem/`)

const unreadable = "huruf yang tidak dapat dibaca"

// Letters that cannot be kept, and a field twice that stands once in its form, are refused by every act.
func malformedTexts(t *testing.T, w sweep) {
	for path, b := range w.targets() {
		if withoutFields.MatchString(path) {
			continue
		}
		known := ""
		for _, name := range fieldNames {
			if name = url.QueryEscape(name); strings.Contains(post(b, path, plainForm, name+"=a%00b").Body, unreadable) {
				known = name
			}
		}
		if known == "" {
			t.Errorf("%s: none of fieldNames is in its form: add one that is", path)
			continue
		}
		mustRefuse(t, path+": NUL", post(b, path, plainForm, known+"=a%00b"), 400)
		mustRefuse(t, path+": not UTF-8", post(b, path, plainForm, known+"=%ff%fe"), 400)
		mustRefuse(t, path+": repeated", post(b, path, plainForm, known+"=1&"+known+"=2"), 400)
	}
}

// mustRefuse expects the status, or with 0 any refusal, and a page that says so.
func mustRefuse(t *testing.T, about string, p testsite.Page, want int) {
	t.Helper()
	if want != 0 && p.Status != want || p.Status < 400 || p.Status >= 500 {
		t.Errorf("%s: %d, want %d", about, p.Status, want)
	}
	if !strings.Contains(p.Body, "<h1") {
		t.Errorf("%s: %d without a page: %.200q", about, p.Status, p.Body)
	}
}
