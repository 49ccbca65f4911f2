package handle

import (
	"iter"
	"net/http/httptest"
	"slices"
	"testing"

	"jaring/internal/fault"
)

func TestCSV_CellsAreNoFormulas(t *testing.T) {
	t.Parallel()
	w := httptest.NewRecorder()
	x := &Exchange{W: w}
	rows := Sure(slices.Values([][]string{{"=HYPERLINK(1)", "+1", "-1", "@x", "\tx", "12;5", ""}}))
	if err := x.CSV("uji.csv", []string{"a", "b", "c", "d", "e", "f", "g"}, rows); err != nil {
		t.Fatal(err)
	}
	want := "\ufeffa;b;c;d;e;f;g\n'=HYPERLINK(1);'+1;'-1;'@x;'\tx;\"12;5\";\n"
	if got := w.Body.String(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCSV_BrokenList(t *testing.T) {
	t.Parallel()
	broken := func(before ...[]string) iter.Seq2[[]string, error] {
		return func(yield func([]string, error) bool) {
			for _, row := range before {
				if !yield(row, nil) {
					return
				}
			}
			yield(nil, fault.Forbidden("Anda tidak berwenang."))
		}
	}
	w := httptest.NewRecorder()
	x := &Exchange{W: w}
	if err := x.CSV("uji.csv", []string{"a"}, broken()); fault.KindOf(err) != fault.KindForbidden || w.Body.Len() > 0 {
		t.Errorf("broken before the first row: %v, %q", err, w.Body.String())
	}
	if err := x.CSV("uji.csv", []string{"a"}, broken([]string{"1"})); err != nil {
		t.Fatal(err)
	}
	if got, want := w.Body.String(), "\ufeffa\n1\nDAFTAR TERPUTUS;Anda tidak berwenang.\n"; got != want {
		t.Errorf("broken later: %q, want %q", got, want)
	}
}
