package public_test

import (
	"net/http"
	"strings"
	"testing"

	"jaring/internal/measurement"
	"jaring/internal/postgres"
	"jaring/internal/testsite"
	"jaring/internal/unit"
)

func TestIndex_OfficialResultsInTheirBands(t *testing.T) {
	t.Parallel()
	s := testsite.New(t, false)
	f, err := unit.LoadRegion("pekalongan")
	if err != nil {
		t.Fatal(err)
	}
	err = s.DB.DB.InTx(t.Context(), func(tx postgres.Tx) error {
		_, err := measurement.ImportOfficial(t.Context(), tx, f)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	page := s.Visitor(t).Get("/indeks")
	if page.Status != http.StatusOK || !strings.HasPrefix(page.Header.Get("Cache-Control"), "public") || page.Header.Get("Set-Cookie") != "" {
		t.Errorf("%d %v", page.Status, page.Header)
	}
	for _, want := range []string{"Indeks 2023: 57,84, Inovatif, naik 3,88 dari 2022", "53,96", "Dindik goes to IGA 2024", "2025: Kota Terinovatif",
		"Cara menghitung dalam angka tahun 2026", "0,38 poin untuk setiap inovasi, sampai 200 inovasi", "5 dari 6 urusan wajib",
		"(40 + 50 + 19) ÷ 250 × 100 = 43,60, Inovatif"} {
		if !strings.Contains(page.Body, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	// The bands of 2022 are stated nowhere.
	if !strings.Contains(page.Body, `<th scope="row">2022</th><td class="num">53,96</td><td class="num">Inovatif</td><td class="num">belum diisi</td>`) {
		t.Error("2022 has a band")
	}
}

// A cycle whose formula nobody knows is explained by the newest known formula, and the page says so.
func TestIndex_YearWithoutFormula(t *testing.T) {
	t.Parallel()
	s := testsite.New(t, false)
	_, err := s.Owner.Exec(t.Context(), "INSERT INTO cycle (year, instrument_year, eligible_from, eligible_to) VALUES (2025, 2025, '2023-01-01', '2024-12-31')")
	if err != nil {
		t.Fatal(err)
	}
	page := s.Visitor(t).Get("/indeks")
	for _, want := range []string{"Hasil resmi belum diisi", "Rumus tahun 2025 belum diketahui. Yang dipakai di bawah adalah rumus tahun 2026."} {
		if page.Status != http.StatusOK || !strings.Contains(page.Body, want) {
			t.Errorf("%d, the page does not say %q", page.Status, want)
		}
	}
}
