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

// The open calculator uses the formula of the year, gate and all, and says which figure cannot be.
func TestIndex_Calculator(t *testing.T) {
	t.Parallel()
	s := testsite.New(t, false)
	if _, err := s.Owner.Exec(t.Context(), "INSERT INTO cycle (year, instrument_year, eligible_from, eligible_to) VALUES (2026, 2026, '2024-01-01', '2025-12-31')"); err != nil {
		t.Fatal(err)
	}
	for query, want := range map[string]string{
		"spd=63&inovasi=200&kematangan=111&urusan=6": "(63 + 111 + 76) ÷ 250 × 100 = 100,00, Sangat Inovatif",
		"spd=40&inovasi=50&kematangan=50,5&urusan=4": "(40 + 50,50 + 0) ÷ 250 × 100 = 36,20, Kurang Inovatif",
		"spd=40.25&inovasi=6&kematangan=60&urusan=5": "(40,25 + 30 + 2,28) ÷ 250 × 100 = 29,01, Kurang Inovatif",
		"spd=0&inovasi=0&kematangan=0&urusan=0":      "= 0,00",
		"inovasi=50&kematangan=50&urusan=4":          "Skor jumlah nol: baru 4 urusan wajib yang terisi, yang diminta 5.",
	} {
		if p := s.Visitor(t).Get("/indeks?" + query); p.Status != http.StatusOK || !strings.Contains(p.Body, want) {
			t.Errorf("%s: %d, the page does not say %q", query, p.Status, want)
		}
	}
	for query, want := range map[string]string{
		"spd=63,01": "0 sampai 63", "inovasi=1001": "0 sampai 1.000", "inovasi=2,5": "0 sampai 1.000", "kematangan=-1": "0 sampai 111", "urusan=7": "0 sampai 6",
		"spd=1e3": "0 sampai 63", "spd=" + strings.Repeat("9", 400): "0 sampai 63",
	} {
		p := s.Visitor(t).Get("/indeks?" + query)
		if p.Status != http.StatusUnprocessableEntity || !strings.Contains(p.Body, "Isi angka dari "+want) || !strings.Contains(p.Body, "<title>Galat: ") {
			t.Errorf("%s: %d, the page does not say %q", query, p.Status, want)
		}
	}
}
