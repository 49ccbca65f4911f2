package unit

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestLoadRegion_AwardData(t *testing.T) {
	t.Parallel()
	f := pekalongan(t)
	if len(f.OfficialResults) != 2 || f.OfficialResults[1] != (FileResult{2023, 5784, "inovatif", f.OfficialResults[1].Source}) {
		t.Errorf("official results %+v", f.OfficialResults)
	}
	if len(f.Awards) != 2 || f.Story2024.SchoolEntriesShortlisted != 44 || f.UnitName(f.RealInnovations[0].Unit) == "Bapperida" {
		t.Errorf("awards %+v, story %+v, innovations %+v", f.Awards, f.Story2024, f.RealInnovations)
	}
	if _, err := LoadRegion("atlantis"); !errors.Is(err, ErrUnknownRegion) {
		t.Errorf("an unknown region: %v", err)
	}
	if !slices.Contains(RegionNames(), "pekalongan") {
		t.Errorf("regions %v", RegionNames())
	}
}

// Each change breaks one rule of the file.
func TestReadRegion_Strict(t *testing.T) {
	t.Parallel()
	data, err := regionFiles.ReadFile("regions/pekalongan.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ about, old, changed, want string }{
		{"unknown key", `"code": "33.75",`, `"code": "33.75", "x": 1,`, "unknown field"},
		{"repeated key", `"code": "33.75",`, `"code": "33.75", "code": "33.75",`, "repeated"},
		{"float", `"year": 2022,`, `"year": 2022.0,`, "2022.0"},
		{"no name", `"name": "Kota Pekalongan"`, `"name": ""`, "name: empty"},
		{"unknown kind", `"kind": "kota"`, `"kind": "desa"`, "kind: unknown"},
		{"level", `"level": "SMP"`, `"level": "SMA"`, "schools[99].level"},
		{"ownership", `"ownership": "swasta"`, `"ownership": "asing"`, ".ownership"},
		{"district", `"district": "Pekalongan Utara"`, `"district": "Pekalongan Tengah"`, "not among the districts"},
		{"spaces", `"SDN Kraton Kidul"`, `"SDN  Kraton Kidul"`, "schools[0].name"},
		{"office of schools", `"Dinas Pendidikan"`, `"Dinas Didik"`, "the schools' office"},
		{"renamed to nobody", `"to": "Badan`, `"to": "Badai`, "renames[0].to"},
		{"index", `"index_x100": 5396`, `"index_x100": 15396`, "official_results[0].index_x100"},
		{"ward of elsewhere", `"33.75.01.1002"`, `"33.75.02.1002"`, "not within"},
		{"district twice", `"name": "Pekalongan Timur"`, `"name": "Pekalongan Barat"`, "districts[1].name: repeated"},
		{"day", `"2024-02-16"`, `"2024-02-31"`, "story_2024.socialisation"},
	} {
		text := strings.Replace(string(data), c.old, c.changed, 1)
		if text == string(data) {
			t.Fatalf("%s: the file does not hold %s", c.about, c.old)
		}
		_, err := readRegion([]byte(text), setups["pekalongan"])
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.about, err)
		}
	}
	if _, err := readRegion(append(data, "{}"...), setups["pekalongan"]); err == nil {
		t.Error("text after the end is accepted")
	}
}
