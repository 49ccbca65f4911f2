package iid

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const twenty = `[0,1,2,3,0,1,2,3,0,1,2,3,0,1,2,3,0,1,2,3]`

func lines(err error) []string {
	if input, ok := errors.AsType[*InputError](err); ok {
		return input.Lines()
	}
	return nil
}

func TestDecodePortfolio_Complete(t *testing.T) {
	t.Parallel()
	p, err := DecodePortfolio([]byte(`{
		"year": 2026, "spd_x100": 4500,
		"entries": [
			{"id": "a", "maturity_x100": 5000, "basic_service": "sosial", "stage": "uji_coba", "rejected": true,
			 "secondary_services": ["pangan", "kesehatan"]},
			{"id": "b", "maturity_x100": -0, "basic_service": null},
			{"id": "B", "maturity_x100": 11100}
		],
		"settings": {"rejected_in_divisor": true, "counted_stages": [], "secondary_services_count": false}
	}`))
	if err != nil {
		t.Fatal(err)
	}
	want := Portfolio{
		Year: 2026, SPDX100: new(4500),
		Entries: []Entry{
			{ID: "a", MaturityX100: new(5000), BasicService: "sosial", Stage: StageTrial, Rejected: true,
				SecondaryServices: []string{"pangan", "kesehatan"}},
			{ID: "b", MaturityX100: new(0)},
			{ID: "B", MaturityX100: new(11100)},
		},
		Settings: Settings{RejectedInDivisor: new(true), CountedStages: []Stage{}, SecondaryServicesCount: new(false)},
	}
	if diff := cmp.Diff(want, p); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Each case is a whole document and all lines it gives.
func TestDecodePortfolio_Document(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		document string
		want     []string
	}{
		"empty":             {``, []string{`input: unexpected end of JSON input`}},
		"cut off":           {`{"year": 2026,`, []string{`line 1, column 14: unexpected end of JSON input`}},
		"not an object":     {`[]`, []string{`input: object expected, found list`}},
		"null":              {`null`, []string{`input: object expected, found null`}},
		"text after":        {`{"year": 2026} x`, []string{`line 1, column 16: invalid character 'x' after top-level value`}},
		"second document":   {"{}\n{}", []string{`line 2, column 1: invalid character '{' after top-level value`}},
		"not UTF-8":         {"{\"year\":\n \"é\xff\"}", []string{`line 2, column 4: bytes that are not UTF-8`}},
		"byte order mark":   {"\ufeff{}", []string{`line 1, column 1: invalid character 'ï' looking for beginning of value`}},
		"comma too many":    {`{"entries": [1,]}`, []string{`line 1, column 16: invalid character ']' looking for beginning of value`}},
		"nothing given":     {`{}`, []string{`year: missing`, `entries: missing`, `spd_levels: missing: spd_levels or spd_x100 expected`}},
		"no formula":        {`{"year": 2025, "spd_x100": 0, "entries": []}`, []string{`year: no formula is known for 2025`}},
		"no instrument":     {`{"year": 2022, "spd_x100": 0, "entries": []}`, []string{`year: no instrument for 2022`}},
		"beyond outlook":    {`{"year": 2030, "spd_x100": 0, "entries": []}`, []string{`year: no instrument for 2030`}},
		"year as text":      {`{"year": "2026", "spd_x100": 0, "entries": []}`, []string{`year: number expected, found text`}},
		"year as decimal":   {`{"year": 2026.0, "spd_x100": 0, "entries": []}`, []string{`year: 2026.0 is not an integer`}},
		"both SPD forms":    {`{"year": 2026, "spd_x100": 0, "spd_levels": ` + twenty + `, "entries": []}`, []string{`spd_levels: only one of spd_levels and spd_x100 expected`}},
		"SPD too high":      {`{"year": 2026, "spd_x100": 6301, "entries": []}`, []string{`spd_x100: 6301 is outside 0 to 6300`}},
		"SPD negative":      {`{"year": 2026, "spd_x100": -1, "entries": []}`, []string{`spd_x100: -1 is outside 0 to 6300`}},
		"SPD null":          {`{"year": 2026, "spd_x100": null, "entries": []}`, []string{`spd_x100: number expected, found null`}},
		"SPD exponent":      {`{"year": 2026, "spd_x100": 1e3, "entries": []}`, []string{`spd_x100: 1e3 is not an integer`}},
		"SPD huge":          {`{"year": 2026, "spd_x100": 99999999999999999999, "entries": []}`, []string{`spd_x100: 99999999999999999999 is out of range`}},
		"SPD levels short":  {`{"year": 2026, "spd_levels": [1, 4, -1], "entries": []}`, []string{`spd_levels: 3 values, 20 expected`, `spd_levels[1]: 4 is outside 0 to 3`, `spd_levels[2]: -1 is outside 0 to 3`}},
		"SPD levels 2023":   {`{"year": 2023, "spd_levels": ` + twenty + `, "entries": []}`, []string{`spd_levels: the SPD weights of 2023 are unknown: spd_x100 expected`}},
		"SPD levels a text": {`{"year": 2026, "spd_levels": "x", "entries": []}`, []string{`spd_levels: list expected, found text`}},
		"other case":        {`{"Year": 2026, "spd_x100": 0, "entries": []}`, []string{`year: missing`, `Year: unknown key`}},
		"key of two lines":  {`{"year": 2026, "spd_x100": 0, "entries": [], "a\nb": 0}`, []string{`"a\nb": unknown key`}},
		"repeated key":      {`{"year": 2026, "year": 2026, "spd_x100": 0, "entries": []}`, []string{`year: repeated key`}},
		"entries an object": {`{"year": 2026, "spd_x100": 0, "entries": {}}`, []string{`entries: list expected, found object`}},
		"settings a list":   {`{"year": 2026, "spd_x100": 0, "entries": [], "settings": []}`, []string{`settings: object expected, found list`}},
		"settings null":     {`{"year": 2026, "spd_x100": 0, "entries": [], "settings": null}`, []string{`settings: object expected, found null`}},
		"setting a number":  {`{"year": 2026, "spd_x100": 0, "entries": [], "settings": {"rejected_in_divisor": 1}}`, []string{`settings.rejected_in_divisor: true or false expected, found number`}},
		"unknown setting":   {`{"year": 2026, "spd_x100": 0, "entries": [], "settings": {"rounding": "up"}}`, []string{`settings.rounding: unknown key`}},
		"unknown stage":     {`{"year": 2026, "spd_x100": 0, "entries": [], "settings": {"counted_stages": ["penerapan", "Uji_coba", ""]}}`, []string{`settings.counted_stages[2]: empty`, `settings.counted_stages[1]: unknown code "Uji_coba"`}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := DecodePortfolio([]byte(c.document))
			if diff := cmp.Diff(c.want, lines(err)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Each case is one entry between two good ones, and all lines it gives.
func TestDecodePortfolio_Entry(t *testing.T) {
	t.Parallel()
	short := strings.Replace(twenty, "[0,", "[", 1)
	for name, c := range map[string]struct {
		entry string
		want  []string
	}{
		"good":                   {`{"id": "x", "levels": ` + twenty + `}`, nil},
		"not an object":          {`7`, []string{`entries[1]: object expected, found number`}},
		"no id":                  {`{"maturity_x100": 1}`, []string{`entries[1].id: missing`}},
		"empty id":               {`{"id": "", "maturity_x100": 1}`, []string{`entries[1].id: empty`}},
		"blank id":               {`{"id": " ", "maturity_x100": 1}`, []string{`entries[1].id: empty`}},
		"id a number":            {`{"id": 1, "maturity_x100": 1}`, []string{`entries[1].id: text expected, found number`}},
		"repeated id":            {`{"id": "first", "maturity_x100": 1}`, []string{`entries[1].id: repeats "first" of entries[0]`}},
		"neither form":           {`{"id": "x"}`, []string{`entries[1].levels: missing: levels or maturity_x100 expected`}},
		"both forms":             {`{"id": "x", "maturity_x100": 1, "levels": ` + twenty + `}`, []string{`entries[1].levels: only one of levels and maturity_x100 expected`}},
		"19 levels":              {`{"id": "x", "levels": ` + short + `}`, []string{`entries[1].levels: 19 values, 20 expected`}},
		"no level":               {`{"id": "x", "levels": []}`, []string{`entries[1].levels: 0 values, 20 expected`}},
		"level 4":                {`{"id": "x", "levels": ` + strings.Replace(twenty, "3", "4", 1) + `}`, []string{`entries[1].levels[3]: 4 is outside 0 to 3`}},
		"level 2.0":              {`{"id": "x", "levels": ` + strings.Replace(twenty, "2", "2.0", 1) + `}`, []string{`entries[1].levels[2]: 2.0 is not an integer`}},
		"level null":             {`{"id": "x", "levels": ` + strings.Replace(twenty, "0", "null", 1) + `}`, []string{`entries[1].levels[0]: number expected, found null`}},
		"level true, 19 of them": {`{"id": "x", "levels": ` + strings.Replace(short, "3", "true", 1) + `}`, []string{`entries[1].levels[2]: number expected, found true or false`, `entries[1].levels: 19 values, 20 expected`}},
		"maturity too high":      {`{"id": "x", "maturity_x100": 11101}`, []string{`entries[1].maturity_x100: 11101 is outside 0 to 11100`}},
		"maturity negative":      {`{"id": "x", "maturity_x100": -1}`, []string{`entries[1].maturity_x100: -1 is outside 0 to 11100`}},
		"unknown service":        {`{"id": "x", "maturity_x100": 1, "basic_service": "Sosial"}`, []string{`entries[1].basic_service: unknown code "Sosial"`}},
		"empty service":          {`{"id": "x", "maturity_x100": 1, "basic_service": ""}`, []string{`entries[1].basic_service: empty`}},
		"no basic service":       {`{"id": "x", "maturity_x100": 1, "basic_service": "pangan"}`, []string{`entries[1].basic_service: "pangan" is not a basic service: null expected`}},
		"secondary unknown":      {`{"id": "x", "maturity_x100": 1, "secondary_services": ["pangan", "x", null]}`, []string{`entries[1].secondary_services[2]: text expected, found null`, `entries[1].secondary_services[1]: unknown code "x"`}},
		"unknown stage":          {`{"id": "x", "maturity_x100": 1, "stage": "selesai"}`, []string{`entries[1].stage: unknown code "selesai"`}},
		"stage null":             {`{"id": "x", "maturity_x100": 1, "stage": null}`, []string{`entries[1].stage: text expected, found null`}},
		"rejected a text":        {`{"id": "x", "maturity_x100": 1, "rejected": "no"}`, []string{`entries[1].rejected: true or false expected, found text`}},
		"unknown and repeated":   {`{"id": "x", "maturity_x100": 1, "Id": "y", "note": "", "id": "z"}`, []string{`entries[1].Id: unknown key`, `entries[1].note: unknown key`, `entries[1].id: repeated key`}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := DecodePortfolio([]byte(`{"year": 2026, "spd_x100": 0, "entries": [
				{"id": "first", "maturity_x100": 1}, ` + c.entry + `, {"id": "last", "maturity_x100": 1}]}`))
			if diff := cmp.Diff(c.want, lines(err)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestDecodePortfolio_EveryProblemAtOnce(t *testing.T) {
	t.Parallel()
	_, err := DecodePortfolio([]byte(`{"year": 2025, "spd_levels": [9], "entries": [{"id": "a", "levels": [1.5]}, {"id": "a"}, {}]}`))
	want := []string{
		`entries[0].levels[0]: 1.5 is not an integer`,
		`entries[2].id: missing`,
		`year: no formula is known for 2025`,
		`spd_levels: 1 values, 20 expected`,
		`spd_levels[0]: 9 is outside 0 to 3`,
		`entries[0].levels: 1 values, 20 expected`,
		`entries[1].levels: missing: levels or maturity_x100 expected`,
		`entries[1].id: repeats "a" of entries[0]`,
		`entries[2].levels: missing: levels or maturity_x100 expected`,
	}
	if diff := cmp.Diff(want, lines(err)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A portfolio built in Go is held against the same rules.
func TestScore_RefusesWhatDecodingRefuses(t *testing.T) {
	t.Parallel()
	_, err := Score(Portfolio{Year: 2026, SPDLevels: []int{}, Entries: []Entry{{Levels: []int{1}, Stage: "x"}}})
	want := []string{
		`spd_levels: 0 values, 20 expected`,
		`entries[0].id: empty`,
		`entries[0].levels: 1 values, 20 expected`,
		`entries[0].stage: unknown code "x"`,
	}
	if diff := cmp.Diff(want, lines(err)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func FuzzDecodePortfolio(f *testing.F) {
	f.Add([]byte(`{"year":2026,"spd_levels":` + twenty + `,"entries":[{"id":"a","levels":` + twenty + `,"basic_service":null}]}`))
	f.Add([]byte(`{"year":2029,"spd_x100":1,"entries":[{"id":"a","maturity_x100":1,"secondary_services":["sosial"],"stage":"uji_coba"}],
		"settings":{"rejected_in_divisor":true,"counted_stages":["penerapan"],"empty_is_unassessable":true}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := DecodePortfolio(data)
		if err != nil {
			if len(lines(err)) == 0 {
				t.Errorf("no problem is named: %v", err)
			}
			return
		}
		if !json.Valid(data) {
			t.Error("accepted what is no JSON")
		}
		r := mustScore(t, p)
		if r.IndexX100 < 0 || r.IndexX100 > 10000 {
			t.Errorf("index %d", r.IndexX100)
		}
	})
}
