package iid

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func file2026(t testing.TB) string {
	t.Helper()
	data, err := files.ReadFile("instruments/2026.json")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// Each case changes the file of 2026 in one place and lists all lines it gives.
func TestLoadInstrument_Strict(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		old, new string
		want     []string
	}{
		"unknown key":        {`"title"`, `"note": "x", "title"`, []string{`note: unknown key`}},
		"other case":         {`"title"`, `"Title"`, []string{`title: missing`, `Title: unknown key`}},
		"repeated key":       {`"title"`, `"year": 2026, "title"`, []string{`year: repeated key`}},
		"float":              {`"divisor_min": 12,`, `"divisor_min": 12.0,`, []string{`formula.divisor_min: 12.0 is not an integer`, `formula: a number is too small`}},
		"null among numbers": {`"divisor_min": 12,`, `"divisor_min": null,`, []string{`formula: 6 of 7 numbers known: all or none expected`, `formula: a number is too small`}},
		"text after":         {"\n}\n", "\n}\n,", []string{`line 1092, column 1: invalid character ',' after top-level value`}},
		"not UTF-8":          {`Daerah Tahun`, "Daerah\xa0Tahun", []string{`line 3, column 43: bytes that are not UTF-8`}},
		"unknown word":       {`"unit": "day"`, `"unit": "days"`, []string{`indicators[32].unit: unknown word "days"`}},
		"bounds":             {`"bounds_x100": [100, 100]`, `"bounds_x100": [100]`, []string{`indicators[1].levels[0].bounds_x100: 1 values, 2 expected`}},
		"date":               {`2024-01-01`, `1-1-2024`, []string{`eligibility.window_from: date as YYYY-MM-DD expected`}},
		"empty text":         {`"Replikasi"`, `""`, []string{`indicators[35].name: empty`}},
		"level":              {`"level": 2, "label": "Visi memuat inovasi"`, `"level": 3, "label": "x"`, []string{`indicators[0].levels[1].level: 3, 2 expected`}},
		"repeated code":      {`"code": "sid-31"`, `"code": "sid-30"`, []string{`indicators[35].code: repeats "sid-30"`}},
		"variable":           {`"variable": "sdm"`, `"variable": "x"`, []string{`indicators[13].variable: unknown code "x"`}},
		"mandatory":          {`"sid-35"`, `"sid-99"`, []string{`eligibility.mandatory[17]: unknown code "sid-99"`}},
		"category gap":       {`"min_x100": 4001`, `"min_x100": 4002`, []string{`categories[2]: 1 to 4000: a gap, an overlap or reversed`}},
		"lowest category":    {`"min_x100": 0,`, `"min_x100": -1,`, []string{`categories: not down to 0`}},
		"count maximum":      {`"count_cap": 200`, `"count_cap": 201`, []string{`formula.count_max_x100: is not count_cap × count_weight_x100`}},
		"SPD maximum":        {`"spd_max_x100": 6300`, `"spd_max_x100": 6400`, []string{`formula.total_max_x100: is not the sum of the three maxima`, `formula.spd_max_x100: is not what the SPD rows add up to`}},
		"weight":             {`"weight_x100": 400`, `"weight_x100": -400`, []string{`indicators[39].weight_x100: -400 is not positive`, `formula.maturity_max_x100: is not what the SID rows add up to`}},
		"gate":               {`"basic_services_required": 5`, `"basic_services_required": 7`, []string{`formula.basic_services_required: 7 is outside 1 to 6`}},
		"basic service":      {`"name": "Sosial", "basic_service": true`, `"name": "Sosial", "basic_service": false`, []string{`formula.basic_services[5]: "sosial" is not flagged as a basic service`}},
		"outlook":            {`"year": 2028, "divisor_min": 16`, `"year": 2027, "divisor_min": 0`, []string{`outlook[1].year: 2027 does not come after 2027`, `outlook[1].divisor_min: 0 is not positive`}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			whole := file2026(t)
			if !strings.Contains(whole, c.old) {
				t.Fatalf("%q is not in the file", c.old)
			}
			_, err := loadInstrument([]byte(strings.Replace(whole, c.old, c.new, 1)))
			if diff := cmp.Diff(c.want, lines(err)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Every key of the files is required or optional on purpose: removing one never loads silently as something else.
func TestLoadInstrument_MissingSection(t *testing.T) {
	t.Parallel()
	var whole map[string]json.RawMessage
	if err := json.Unmarshal([]byte(file2026(t)), &whole); err != nil {
		t.Fatal(err)
	}
	for key := range whole {
		rest := map[string]json.RawMessage{}
		for k, v := range whole {
			if k != key {
				rest[k] = v
			}
		}
		data, err := json.Marshal(rest)
		if err != nil {
			t.Fatal(err)
		}
		_, err = loadInstrument(data)
		if missing := strings.Contains(strings.Join(lines(err), "\n"), key+": missing"); missing != (key != "outlook") {
			t.Errorf("without %s: %v", key, err)
		}
	}
}

// smallest is a whole instrument with one row, short enough to be mutated well.
const smallest = `{"year": 2030, "title": "t", "legal_basis": [],
"completeness": {"sid": "x", "spd": "x", "formula": "x", "categories": "x", "evidence": "x", "functions_of_government": "x"},
"structure": {"aspects": [{"code": "sid", "name": "n"}], "variable_count": 1, "indicator_count": 1},
"formula": {"total_max_x100": 600, "spd_max_x100": 100, "maturity_max_x100": 300, "count_max_x100": 200, "divisor_min": 1,
 "count_weight_x100": 100, "count_cap": 2, "basic_services_required": null, "basic_services": ["f"],
 "count_indicator": {"code": "c", "no": 2, "portal_no": 2, "variable": "v", "name": "n"},
 "confidence": {"total_max_x100": "secondary", "spd_max_x100": "secondary", "maturity_max_x100": "secondary",
  "count_max_x100": "secondary", "divisor_min": "secondary", "count_weight_x100": "secondary", "count_cap": "secondary",
  "basic_services_required": "unknown", "basic_services": "secondary"}},
"categories": [{"code": "a", "name": "n", "min_x100": 0, "max_x100": 10000}],
"eligibility": {"window_from": "2029-01-01", "window_to": null, "development_in_window": null, "min_words_design": null,
 "mandatory": null, "notes": []},
"variables": [{"code": "v", "aspect": "sid", "name": "n"}],
"functions_of_government": [{"code": "f", "name": "n", "basic_service": true}],
"indicators": [{"code": "sid-16", "no": 16, "portal_no": 1, "aspect": "sid", "variable": null, "name": "n", "weight_x100": 100,
 "mandatory": null, "unit": "day", "levels": [{"level": 1, "label": "l", "bounds_x100": [null, 1]}, {"level": 2, "label": "l"},
 {"level": 3, "label": "l"}], "bases": [{"code": "b", "name": "n", "levels": []}],
 "evidence": {"note": "n", "kinds": null, "window": {"rule": "range", "years_back": null, "include_current": null}}}],
"outlook": [{"year": 2031, "divisor_min": 2, "basic_services_required": 1, "confidence": "inferred"}], "sources": []}`

func FuzzLoadInstrument(f *testing.F) {
	if _, err := loadInstrument([]byte(smallest)); err != nil {
		f.Fatal(err)
	}
	f.Add([]byte(smallest))
	f.Add([]byte(strings.ReplaceAll(smallest, "null", "[]")))
	f.Fuzz(func(t *testing.T, data []byte) {
		in, err := loadInstrument(data)
		if err != nil {
			if len(lines(err)) == 0 {
				t.Errorf("no problem is named: %v", err)
			}
			return
		}
		if in.Formula != nil && in.Formula.DivisorMin < 1 {
			t.Error("a divisor that cannot divide")
		}
		for _, o := range in.Outlook {
			in.foreseen(o)
		}
	})
}
