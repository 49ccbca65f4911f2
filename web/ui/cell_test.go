package ui_test

import (
	"strings"
	"testing"

	"jaring/web/ui"
)

// Cells are written by hand, so their escaping has its own test.
func TestCells_EscapeWhatPeopleWrote(t *testing.T) {
	t.Parallel()
	const evil = `"><script>alert('x')</script>`
	html := render(t, ui.NameCell(evil, evil, "/usulan/"+evil, evil)) + render(t, ui.Cell(evil, evil)) + render(t, ui.NumCell(evil, evil)) +
		render(t, ui.OffCell(evil, evil)) + render(t, ui.StatusCell(evil, 0)) + render(t, ui.SelectCell(evil, evil, evil, true))
	if strings.Contains(html, "<script") || strings.Contains(html, `"">`) {
		t.Errorf("something is not escaped: %s", html)
	}
	if link := render(t, ui.NameCell("", "x", "javascript:alert(1)", "")); strings.Contains(link, "javascript:") {
		t.Errorf("a script became a link: %s", link)
	}
}

func TestStatusCell(t *testing.T) {
	t.Parallel()
	html := render(t, ui.StatusCell("deferred", 2027))
	for _, want := range []string{`<td data-label="Status"><span class="tag terong">`, "#i-clock", "Ditangguhkan ke 2027</span>"} {
		if !strings.Contains(html, want) {
			t.Errorf("no %s in %s", want, html)
		}
	}
}
