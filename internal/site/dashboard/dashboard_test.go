package dashboard_test

import (
	"encoding/csv"
	"html"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jaring/internal/testsite"
)

// TestDashboard reads one sample in many ways: to make it takes long.
func TestDashboard(t *testing.T) {
	t.Parallel()
	s := testsite.Sample(t)
	dindik := s.SignedIn(t, "dindik", "jaring-contoh")
	t.Run("coverage CSV", func(t *testing.T) { coverageCSVEqualsTable(t, dindik) })
	t.Run("education CSV", func(t *testing.T) { educationCSVEqualsTable(t, dindik) })
	t.Run("roles", func(t *testing.T) { onlyOfficials(t, s) })
	t.Run("years", func(t *testing.T) {
		for path, want := range map[string]int{"/dasbor?tahun=2024": 200, "/dasbor?tahun=1999": 404, "/dasbor/pendidikan?tahun=1999": 404, "/dasbor/pendidikan/cakupan.csv?tahun=1999": 404} {
			if p := dindik.Get(path); p.Status != want {
				t.Errorf("%s: %d, want %d", path, p.Status, want)
			}
		}
	})
}

func onlyOfficials(t *testing.T, s *testsite.Site) {
	education := []string{"/dasbor/pendidikan", "/dasbor/pendidikan.csv", "/dasbor/pendidikan/cakupan", "/dasbor/pendidikan/cakupan.csv"}
	for who, refused := range map[string][]string{
		"operator": append(education, "/dasbor"), "penilai1": append(education, "/dasbor"), "admin": append(education, "/dasbor"), "pengawas": {"/dasbor"},
	} {
		b := s.SignedIn(t, who, "jaring-contoh")
		for _, path := range refused {
			if p := b.Get(path); p.Status != http.StatusForbidden || strings.Contains(p.Body, "olos saring") {
				t.Errorf("%s opens %s: %d", who, path, p.Status)
			}
		}
	}
	for _, path := range append(education, "/dasbor") {
		if p := s.Visitor(t).Get(path); p.Status != http.StatusSeeOther {
			t.Errorf("a visitor opens %s: %d", path, p.Status)
		}
	}
}

// coverageCSVEqualsTable: the file holds the rows of all pages of the table, as filtered, in the same order.
func coverageCSVEqualsTable(t *testing.T, b *testsite.Browser) {
	for _, query := range []string{"", "?keadaan=none&jenjang=SD", "?kecamatan=Pekalongan+Barat&tahun=2024", "?q=medono", "?q=zzzzzz"} {
		var want [][]string // name, level, district, state
		for path := "/dasbor/pendidikan/cakupan" + query; path != ""; {
			page := b.Get(path)
			for _, row := range tableRows(page.Body) {
				want = append(want, []string{row[0], row[1], row[3], row[4]})
			}
			path = nextPage(page.Body)
		}
		var got [][]string
		for _, row := range records(t, b.Get("/dasbor/pendidikan/cakupan.csv"+query)) {
			got = append(got, []string{row[0], row[1], row[4], row[5]})
		}
		if diff := cmp.Diff(want, got); diff != "" || (query == "" && len(got) < 180) {
			t.Errorf("%q: %d rows (-table +csv):\n%s", query, len(got), diff)
		}
	}
}

// educationCSVEqualsTable compares what both say of each level: registered, sent, passed.
func educationCSVEqualsTable(t *testing.T, b *testsite.Browser) {
	for _, query := range []string{"", "?tahun=2024"} {
		want := map[string][]string{}
		for _, row := range tableRows(b.Get("/dasbor/pendidikan" + query).Body) {
			if len(row) == 6 { // the levels
				want[row[0]] = []string{row[1], row[2], row[4]}
			}
		}
		got := map[string][]string{}
		for _, row := range records(t, b.Get("/dasbor/pendidikan.csv"+query)) {
			switch row[0] {
			case "Jenjang":
				got[row[1]] = row[5:8]
			case "Sektor":
				got["Jumlah"] = row[5:8]
			}
		}
		if diff := cmp.Diff(want, got); diff != "" || len(got) != 4 {
			t.Errorf("%q: (-table +csv):\n%s", query, diff)
		}
	}
}

func records(t *testing.T, p testsite.Page) [][]string {
	t.Helper()
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(p.Body, "\ufeff")))
	r.Comma = ';'
	all, err := r.ReadAll()
	if err != nil || p.Status != http.StatusOK || len(all) == 0 {
		t.Fatalf("csv: %d, %v\n%.200s", p.Status, err, p.Body)
	}
	return all[1:]
}

var (
	tableRow = regexp.MustCompile(`(?s)<tr><th scope="row" class="name">(.*?)</th>(.*?)</tr>`)
	cell     = regexp.MustCompile(`(?s)<td[^>]*>(.*?)</td>`)
	mark     = regexp.MustCompile(`(?s)<title>.*?</title>|<[^>]+>`)
	forward  = regexp.MustCompile(`href="([^"]+)" rel="next"`)
)

// tableRows are the words of every row that has a name.
func tableRows(page string) [][]string {
	var rows [][]string
	for _, row := range tableRow.FindAllStringSubmatch(page, -1) {
		words := []string{plain(row[1])}
		for _, c := range cell.FindAllStringSubmatch(row[2], -1) {
			words = append(words, plain(c[1]))
		}
		rows = append(rows, words)
	}
	return rows
}

func plain(markup string) string {
	return strings.TrimSpace(html.UnescapeString(mark.ReplaceAllString(markup, "")))
}

func nextPage(page string) string {
	found := forward.FindStringSubmatch(page)
	if found == nil {
		return ""
	}
	return html.UnescapeString(found[1])
}
