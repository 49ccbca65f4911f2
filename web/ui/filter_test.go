package ui_test

import (
	"bytes"
	"net/url"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"jaring/web/ui"
)

func render(t *testing.T, c templ.Component) string {
	t.Helper()
	var b bytes.Buffer
	if err := c.Render(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestFilters_ChipRemovesOneChoiceOnly(t *testing.T) {
	t.Parallel()
	html := render(t, ui.Filters(ui.FiltersView{
		Action: "/koordinasi/usulan", Keep: url.Values{"urut": {"nama"}},
		Search: &ui.SearchBox{Name: "q", Value: "botol & kaca"},
		Groups: []ui.FilterGroup{{Name: "jenjang", Label: "Jenjang", Several: true, Options: []ui.FilterOption{
			{Value: "SD", Label: "SD", On: true}, {Value: "SMP", Label: "SMP", On: true}, {Value: "PAUD", Label: "PAUD"},
		}}},
	}))
	for _, want := range []string{
		`href="/koordinasi/usulan?jenjang=SMP&amp;q=botol+%26+kaca&amp;urut=nama"`, // without SD
		`href="/koordinasi/usulan?jenjang=SD&amp;q=botol+%26+kaca&amp;urut=nama"`,  // without SMP
		`href="/koordinasi/usulan?jenjang=SD&amp;jenjang=SMP&amp;urut=nama"`,       // without the words
		`href="/koordinasi/usulan?urut=nama"`,                                      // without all
		"Jenjang (2)",
	} {
		if !strings.Contains(html, want) {
			t.Errorf("no %s in %s", want, html)
		}
	}
}
