package iid

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The whole output, in the order of its keys.
func TestScore_Output(t *testing.T) {
	t.Parallel()
	r := mustScore(t, sample(mature(5000, "sosial"), Entry{ID: "b", MaturityX100: new(700), Rejected: true}))
	got, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"year":2026,"n":1,"divisor":12,"spd_x100":3000,"mean":"25/6","total":"205/6","count_x100":0,` +
		`"basic_services":["sosial"],"gate":"missed","index_x100":1367,"index":"13,67","category":"kurang_inovatif",` +
		`"spd_rows":null,"entries":[{"id":"0","maturity_x100":5000,"counted":true},{"id":"b","maturity_x100":700,"counted":false}],` +
		`"settings":{"rejected_in_divisor":false,"counted_stages":["inisiatif","uji_coba","penerapan"],` +
		`"secondary_services_count":false,"empty_is_unassessable":false},` +
		`"assumptions":["rejected_in_divisor","counted_stages","secondary_services_count","empty_is_unassessable"],` +
		`"notes":["Not read in an official guideline, to be checked against the region's own copy: secondary basic_services_required, ` +
		`basic_services, total_max_x100, spd_max_x100, maturity_max_x100, count_max_x100, divisor_min, count_weight_x100, count_cap.",` +
		`"The count score is 0: 5 basic services are required, 1 covered. Missing: pendidikan, kesehatan, pekerjaan_umum, ` +
		`perumahan_permukiman, trantibum_linmas.",` +
		`"The mean divides by the minimum 12, more than the 1 entry counted.","Rejected and not counted: 1 entry."]}`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestScore_ListsAreNeverNull(t *testing.T) {
	t.Parallel()
	got, err := json.Marshal(mustScore(t, Portfolio{Year: 2023, SPDX100: new(0)}))
	if err != nil {
		t.Fatal(err)
	}
	if nulls := strings.Count(string(got), "null"); nulls != 1 || !strings.Contains(string(got), `"spd_rows":null`) {
		t.Errorf("only spd_rows may be null: %s", got)
	}
}

func TestScore_SPDRows(t *testing.T) {
	t.Parallel()
	levels := make([]int, 20)
	levels[0], levels[5] = 3, 2
	r := mustScore(t, Portfolio{Year: 2026, SPDLevels: levels})
	want := []SPDRow{{Code: "spd-01", Level: 3, ScoreX100: 300}, {Code: "spd-05a", Level: 2, ScoreX100: 150}}
	got := slices.DeleteFunc(slices.Clone(r.SPDRows), func(row SPDRow) bool { return row.Level == 0 })
	if diff := cmp.Diff(want, got); diff != "" || r.SPDX100 != 450 || len(r.SPDRows) != 20 {
		t.Errorf("%d rows, %d in total (-want +got):\n%s", len(r.SPDRows), r.SPDX100, diff)
	}
}

func TestScore_Gate(t *testing.T) {
	t.Parallel()
	five := []Entry{mature(1, "pendidikan"), mature(1, "kesehatan"), mature(1, "pekerjaan_umum"), mature(1, "sosial"), mature(1, "trantibum_linmas")}
	secondary := Entry{MaturityX100: new(1), BasicService: "sosial", SecondaryServices: []string{"pangan", "trantibum_linmas"}}
	for name, c := range map[string]struct {
		year     int
		entries  []Entry
		settings Settings
		gate     Gate
		count    int
	}{
		"five of five":              {2026, five, Settings{}, GateMet, 190},
		"four of five":              {2026, five[1:], Settings{}, GateMissed, 0},
		"one service twice":         {2026, append(slices.Clone(five[1:]), mature(1, "sosial")), Settings{}, GateMissed, 0},
		"five of six in 2027":       {2027, five, Settings{}, GateMissed, 0},
		"unknown in 2023":           {2023, five[:1], Settings{}, GateNone, 38},
		"secondary not assumed":     {2026, append(slices.Clone(five[:3]), secondary), Settings{}, GateMissed, 0},
		"secondary by the settings": {2026, append(slices.Clone(five[:3]), secondary), Settings{SecondaryServicesCount: new(true)}, GateMet, 152},
		"secondary but not basic": {2026, append(slices.Clone(five[:3]), Entry{MaturityX100: new(1), BasicService: "sosial", SecondaryServices: []string{"pangan"}}),
			Settings{SecondaryServicesCount: new(true)}, GateMissed, 0},
		"rejected covers nothing":    {2026, append(slices.Clone(five[1:]), Entry{MaturityX100: new(1), BasicService: "pendidikan", Rejected: true}), Settings{}, GateMissed, 0},
		"other stage covers nothing": {2026, five, Settings{CountedStages: []Stage{StageTrial}}, GateMissed, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := sample(slices.Clone(c.entries)...)
			p.Year, p.Settings = c.year, c.settings
			if r := mustScore(t, p); r.Gate != c.gate || r.CountX100 != c.count {
				t.Errorf("gate %s, count %d; %s, %d expected", r.Gate, r.CountX100, c.gate, c.count)
			}
		})
	}
}

func TestScore_EmptyIsUnassessable(t *testing.T) {
	t.Parallel()
	p := sample(Entry{MaturityX100: new(1), Rejected: true})
	if r := mustScore(t, p); r.Category != "kurang_inovatif" {
		t.Errorf("assumed: category %s", r.Category)
	}
	p.Settings.EmptyIsUnassessable = new(true)
	if r := mustScore(t, p); r.Category != "tidak_dapat_dinilai" || r.IndexX100 != 1200 {
		t.Errorf("category %s, index %d; the index stays computed", r.Category, r.IndexX100)
	}
	p.Entries[0].Rejected = false
	if r := mustScore(t, p); r.Category != "kurang_inovatif" {
		t.Errorf("one counted: category %s", r.Category)
	}
}

func TestScore_Notes(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		portfolio Portfolio
		want      string
	}{
		"outlook": {Portfolio{Year: 2028, SPDX100: new(0)}, "2028 has no instrument file: the file of 2026 is used with the divisor 16 and the gate of 6"},
		"no gate": {Portfolio{Year: 2024, SPDX100: new(0)}, "No gate of basic services is known for 2024"},
		"cap":     {sample(make201()...), "The count score is capped at 200 entries."},
		"kept in the divisor": {Portfolio{Year: 2026, SPDX100: new(0), Settings: Settings{RejectedInDivisor: new(true)},
			Entries: []Entry{{ID: "a", MaturityX100: new(1), Rejected: true}}}, "Rejected and not counted, but kept in the divisor: 1 entry."},
		"stage": {Portfolio{Year: 2026, SPDX100: new(0), Settings: Settings{CountedStages: []Stage{StageTrial}},
			Entries: []Entry{{ID: "a", MaturityX100: new(1)}}}, "Left out for a stage that does not count: 1 entry."},
		"unassessable": {Portfolio{Year: 2026, SPDX100: new(0), Settings: Settings{EmptyIsUnassessable: new(true)}},
			"No entry is counted: the category is tidak_dapat_dinilai whatever the index."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			notes := strings.Join(mustScore(t, c.portfolio).Notes, "\n")
			if !strings.Contains(notes, c.want) {
				t.Errorf("%q not in:\n%s", c.want, notes)
			}
		})
	}
}

func make201() []Entry { return slices.Repeat([]Entry{mature(1, "")}, 201) }

func TestClassify(t *testing.T) {
	t.Parallel()
	if c, err := Classify(2025, 6501); err != nil || c.Name != "Sangat Inovatif" {
		t.Errorf("2025 needs no formula: %v, %v", c, err)
	}
	if c, err := Classify(2027, 4000); err != nil || c.Code != "kurang_inovatif" {
		t.Errorf("2027 has the bounds of 2026: %v, %v", c, err)
	}
	for _, bad := range [][2]int{{2022, 5396}, {2026, -1}, {2026, 10001}} {
		if c, err := Classify(bad[0], bad[1]); err == nil {
			t.Errorf("%v is %v, an error expected", bad, c)
		}
	}
}
