package public_test

import (
	"html"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"jaring/internal/testsite"
)

var (
	cardLink = regexp.MustCompile(`<h3><a href="(/inovasi/[^"]+)"`)
	ticked   = regexp.MustCompile(`<input type="checkbox" name="([a-z]+)" value="([^"]+)" checked>`)
	chip     = regexp.MustCompile(`<a class="chip" href="([^"]+)"`)
	onward   = regexp.MustCompile(`href="([^"]+)" rel="next"`)
)

// found are the addresses of the cards on all pages from path on.
func found(t *testing.T, b *testsite.Browser, path string) map[string]bool {
	t.Helper()
	all := map[string]bool{}
	for path != "" {
		p := b.Get(path)
		if p.Status != http.StatusOK {
			t.Fatalf("%s: %d", path, p.Status)
		}
		for _, card := range cardLink.FindAllStringSubmatch(p.Body, -1) {
			if all[card[1]] {
				t.Errorf("%s stands twice", card[1])
			}
			all[card[1]] = true
		}
		path = ""
		if next := onward.FindStringSubmatch(p.Body); next != nil {
			path = html.UnescapeString(next[1])
		}
	}
	return all
}

// Several values of one filter widen it, several filters narrow it; what is active is ticked and can be taken back.
func TestGallery_Filters(t *testing.T) {
	t.Parallel()
	s := testsite.Sample(t)
	b := s.Visitor(t)
	all := found(t, b, "/inovasi")
	schools, health := found(t, b, "/inovasi?urusan=pendidikan"), found(t, b, "/inovasi?urusan=kesehatan")
	both := found(t, b, "/inovasi?urusan=pendidikan&urusan=kesehatan")
	if len(schools) == 0 || len(health) == 0 || len(both) != len(schools)+len(health) || len(all) <= len(both) {
		t.Errorf("%d of education and %d of health are %d together, of %d", len(schools), len(health), len(both), len(all))
	}
	if narrow := found(t, b, "/inovasi?urusan=pendidikan&urusan=kesehatan&unit=health_center"); len(narrow) == 0 || len(narrow) > len(health) {
		t.Errorf("%d innovations of health centres", len(narrow))
	}
	p := b.Get("/inovasi?urusan=pendidikan&urusan=kesehatan")
	if n := len(ticked.FindAllString(p.Body, -1)); n != 2 {
		t.Errorf("%d boxes are ticked", n)
	}
	chips := chip.FindAllStringSubmatch(p.Body, -1)
	if len(chips) != 2 {
		t.Fatalf("%d chips", len(chips))
	}
	if left := found(t, b, html.UnescapeString(chips[0][1])); len(left) != len(health) && len(left) != len(schools) {
		t.Errorf("without the first chip %d are left", len(left))
	}
	if p := b.Get("/inovasi?unit=%27%7B&urusan=a&tahun=lusa"); p.Status != http.StatusOK || !strings.Contains(p.Body, "Belum ada inovasi yang cocok") {
		t.Errorf("nonsense: %d", p.Status)
	}
}
