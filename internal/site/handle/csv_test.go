package handle

import (
	"net/http/httptest"
	"slices"
	"testing"
)

func TestCSV_CellsAreNoFormulas(t *testing.T) {
	t.Parallel()
	w := httptest.NewRecorder()
	x := &Exchange{W: w}
	rows := slices.Values([][]string{{"=HYPERLINK(1)", "+1", "-1", "@x", "\tx", "12;5", ""}})
	if err := x.CSV("uji.csv", []string{"a", "b", "c", "d", "e", "f", "g"}, rows); err != nil {
		t.Fatal(err)
	}
	want := "\ufeffa;b;c;d;e;f;g\n'=HYPERLINK(1);'+1;'-1;'@x;'\tx;\"12;5\";\n"
	if got := w.Body.String(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
