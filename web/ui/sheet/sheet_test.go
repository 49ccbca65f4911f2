package sheet_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"jaring/web/ui/sheet"
)

func pages(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for name, page := range sheet.Pages() {
		var b bytes.Buffer
		if err := page.Render(t.Context(), &b); err != nil {
			t.Fatal(err)
		}
		out[name] = b.String()
	}
	return out
}

var (
	handlerAttr = regexp.MustCompile(` on[a-z]+=`)
	idAttr      = regexp.MustCompile(` id="([^"]*)"`)
	refAttr     = regexp.MustCompile(` (?:for|aria-describedby|aria-labelledby|data-kata-untuk)="([^"]*)"`)
	anchor      = regexp.MustCompile(` href="#([a-z-]{3,})"`)
	inlineCode  = regexp.MustCompile(`<script(?:\s[^>]*)?>[^<]`)
)

// The policy of the site allows neither inline styles nor inline scripts.
func TestComponents_NothingInline(t *testing.T) {
	t.Parallel()
	for name, html := range pages(t) {
		if strings.Contains(html, " style=") || strings.Contains(html, "<style") {
			t.Errorf("%s has an inline style", name)
		}
		if handlerAttr.MatchString(html) || inlineCode.MatchString(html) {
			t.Errorf("%s has an inline script", name)
		}
	}
}

func TestComponents_IdsAreUniqueAndFound(t *testing.T) {
	t.Parallel()
	for name, html := range pages(t) {
		ids := map[string]bool{}
		for _, m := range idAttr.FindAllStringSubmatch(html, -1) {
			if ids[m[1]] {
				t.Errorf("%s: two elements have the id %s", name, m[1])
			}
			ids[m[1]] = true
		}
		refs := refAttr.FindAllStringSubmatch(html, -1)
		for _, m := range append(refs, anchor.FindAllStringSubmatch(html, -1)...) {
			for _, id := range strings.Fields(m[1]) {
				if !ids[id] {
					t.Errorf("%s: nothing has the id %s", name, id)
				}
			}
		}
	}
}

func TestForm_ErrorIsTiedToItsField(t *testing.T) {
	t.Parallel()
	html := pages(t)["form"]
	for _, want := range []string{
		"<title>Galat: ", `href="#nama"`, `id="nama"`, `aria-invalid="true"`, `id="nama-galat"`, `value="Ru"`,
		`name="penerapan-bulan"`, `role="alert"`,
	} {
		if !strings.Contains(html, want) {
			t.Errorf("no %s", want)
		}
	}
}
