package sheet_test

import (
	"bytes"
	"testing"

	"github.com/a-h/templ"

	"jaring/web/ui/sheet"
)

// BenchmarkList renders the page of a list with six rows, BenchmarkRows fifty rows alone.
func BenchmarkList(b *testing.B) { bench(b, sheet.List()) }

func BenchmarkRows(b *testing.B) { bench(b, sheet.Rows(50)) }

func bench(b *testing.B, page templ.Component) {
	var out bytes.Buffer
	for b.Loop() {
		out.Reset()
		if err := page.Render(b.Context(), &out); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(out.Len()), "bytes/page")
}
