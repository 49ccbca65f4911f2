package measurement

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"jaring/internal/postgres"
	"jaring/internal/unit"
)

func TestImportOfficial_Repeated(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	f, err := unit.LoadRegion("pekalongan")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []int{4, 0} {
		err := w.DB.DB.InTx(t.Context(), func(tx postgres.Tx) error {
			added, err := ImportOfficial(t.Context(), tx, f)
			if added != want {
				t.Errorf("%d rows added, want %d", added, want)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	results, err := w.s.OfficialResults(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	source := "Dindik Kota Pekalongan, Dindik goes to IGA 2024"
	want := []Official{{2022, 5396, "inovatif", source}, {2023, 5784, "inovatif", source}}
	if diff := cmp.Diff(want, results); diff != "" {
		t.Error(diff)
	}
	awards, err := w.s.Awards(t.Context())
	if err != nil || len(awards) != 2 || awards[0].Year != 2025 {
		t.Errorf("%+v, %v", awards, err)
	}
	if n := w.Count(t, "SELECT count(*) FROM history WHERE act = 'import_results'"); n != 1 {
		t.Errorf("%d rows of history", n)
	}
}
