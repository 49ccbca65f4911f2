package e2e

import (
	"fmt"
	"strings"
	"testing"

	"jaring/internal/testsite"
)

// noon is the time on every picture: Thursday, 18 June 2026, 14.05 WIB, in the middle of the collection.
var noon = testsite.Noon

// sampleSite is the whole program with the sample region, its clock standing still.
func sampleSite(t *testing.T) *testsite.Site {
	t.Helper()
	needBrowser(t)
	return testsite.Sample(t)
}

// look is one way to see a page.
type look struct {
	width int64
	theme string
}

func (l look) String() string { return fmt.Sprintf("%d-%s", l.width, l.theme) }

// everywhere goes to every place as every person and calls visit in each look. Several people at a time.
func everywhere(t *testing.T, looks []look, visit func(t *testing.T, b *tab, person string, p place, l look)) {
	site := sampleSite(t)
	fill := strings.NewReplacer("{kode}", anyReceipt(t, site))
	for _, group := range places {
		t.Run(group.person, func(t *testing.T) {
			t.Parallel()
			b := openTab(t, site.URL)
			if group.person != "visitor" {
				b.SignIn(group.person)
			}
			for _, p := range group.pages {
				t.Run(p.name, func(t *testing.T) {
					b := b.of(t)
					p.path = fill.Replace(p.path)
					b.Look(looks[0].width, looks[0].theme)
					b.Go(p)
					for _, l := range looks {
						b.Look(l.width, l.theme)
						visit(t, b, group.person, p, l)
					}
					b.report()
				})
			}
		})
	}
}

func anyReceipt(t *testing.T, site *testsite.Site) (code string) {
	t.Helper()
	if err := site.Owner.QueryRow(t.Context(), "SELECT min(code) FROM receipt").Scan(&code); err != nil {
		t.Fatal(err)
	}
	return code
}
