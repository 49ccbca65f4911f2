package iid

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCheck_Examples(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/examples.json")
	if err != nil {
		t.Fatal(err)
	}
	report, err := Check(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range report.Differences {
		t.Error(line)
	}
	if report.Total != 45 || !report.OK() {
		t.Errorf("%d of %d cases agree, 45 of 45 expected", report.Agreeing, report.Total)
	}
}

func TestCheck_NamesOnlyWhatDiffers(t *testing.T) {
	t.Parallel()
	report, err := Check([]byte(`{"rounding": "half_up_2_decimals", "cases": [
		{"name": "right", "year": 2026, "spd_x100": 0, "entries": [{"maturity_x100": 1200, "basic_service": null}],
		 "expect": {"mean": "1", "count_x100": 0, "total": "1", "index_x100": 40, "category": "kurang_inovatif"}},
		{"name": "wrong", "year": 2026, "spd_x100": 0, "entries": [{"maturity_x100": 1200, "basic_service": "sosial"}],
		 "expect": {"mean": "2/2", "count_x100": 38, "total": "1", "index_x100": 41, "category": "inovatif"}}
	], "category_cases": [
		{"year": 2026, "index_x100": 6500, "category": "inovatif"},
		{"year": 2026, "index_x100": 6501, "category": "inovatif"}
	]}`))
	if err != nil {
		t.Fatal(err)
	}
	want := Report{Total: 4, Agreeing: 2, Differences: []string{
		"wrong: mean is 1, expected 2/2; count_x100 is 0, expected 38; index_x100 is 40, expected 41; category is kurang_inovatif, expected inovatif",
		"category 2026 6501: category is sangat_inovatif, expected inovatif",
	}}
	if diff := cmp.Diff(want, report); diff != "" || report.OK() {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestCheck_Malformed(t *testing.T) {
	t.Parallel()
	const expect = `"expect": {"mean": "0", "count_x100": 0, "total": "0", "index_x100": 0, "category": "tidak_dapat_dinilai"}`
	_, err := Check([]byte(`{"rounding": "up", "cases": [
		{"name": "a", "year": 2026, "spd_x100": 0, "entries": [], ` + expect + `},
		{"name": "a", "year": 2025, "spd_x100": 0, "entries": [{"id": "x", "levels": [1, 2.0], "basic_service": null}], ` + expect + `},
		{"name": "b", "year": 2026, "spd_x100": 0, "spd_levels": [], "entries": [{"maturity_x100": 11101}], "expect": {"mean": 0}}
	], "category_cases": [{"year": 2022, "index_x100": 0, "category": "x"}, {"year": 2026, "index_x100": 10001, "category": ""}], "x": 1}`))
	want := []string{
		`rounding: unknown word "up"`,
		`cases[1].entries[0].levels[1]: 2.0 is not an integer`,
		`cases[1].entries[0].id: unknown key`,
		`cases[2].entries[0].basic_service: missing`,
		`cases[2].expect.mean: text expected, found number`,
		`cases[2].expect.count_x100: missing`,
		`cases[2].expect.total: missing`,
		`cases[2].expect.index_x100: missing`,
		`cases[2].expect.category: missing`,
		`category_cases[1].category: empty`,
		`x: unknown key`,
		`cases[1].name: repeats "a" of cases[0]`,
		`cases[1].year: no formula is known for 2025`,
		`cases[1].entries[0].levels: 2 values, 20 expected`,
		`cases[2].spd_levels: only one of spd_levels and spd_x100 expected`,
		`cases[2].spd_levels: 0 values, 20 expected`,
		`cases[2].entries[0].maturity_x100: 11101 is outside 0 to 11100`,
		`category_cases[0].year: no instrument for 2022`,
		`category_cases[1].index_x100: 10001 is no index: 0 to 10000 expected`,
	}
	if diff := cmp.Diff(want, lines(err)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
