package bench_test

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"sync"
	"testing"
	"text/tabwriter"
)

// figure is one line of the table that ends a run.
type figure struct{ what, value, wanted string }

var (
	figuresMu sync.Mutex
	figures   []figure
)

func TestMain(m *testing.M) {
	code := m.Run()
	if len(figures) > 0 {
		printTable()
	}
	os.Exit(code)
}

func printTable() {
	fmt.Println()
	out := tabwriter.NewWriter(os.Stdout, 0, 0, 3, ' ', 0)
	fmt.Fprintln(out, "MEASURED\t\tWANTED")
	for _, f := range figures {
		fmt.Fprintf(out, "%s\t%s\t%s\n", f.what, f.value, f.wanted)
	}
	_ = out.Flush()
	fmt.Println()
}

// report keeps a figure for the table and gives it to the benchmark under its unit. wanted is what the project set itself.
func report(b *testing.B, what, unit string, value float64, wanted string) {
	b.ReportMetric(value, unit)
	digits := 0
	if value < 100 {
		digits = 2
	}
	reportText(what, strconv.FormatFloat(value, 'f', digits, 64), wanted)
}

// reportText keeps a line for the table whose value is no number.
func reportText(what, value, wanted string) {
	figuresMu.Lock()
	defer figuresMu.Unlock()
	f := figure{what, value, wanted}
	// A benchmark may run more than once: the last one counts.
	if i := slices.IndexFunc(figures, func(old figure) bool { return old.what == what }); i >= 0 {
		figures[i] = f
		return
	}
	figures = append(figures, f)
}

func median(list []float64) float64 {
	sorted := slices.Sorted(slices.Values(list))
	return sorted[len(sorted)/2]
}
