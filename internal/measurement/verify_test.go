package measurement

import (
	"strings"
	"testing"

	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// Whoever owns the tables can change a row past the trigger. Each of these must be told.
func TestVerifyResults_FindsTampering(t *testing.T) {
	t.Parallel()
	for column, change := range map[string]string{
		"index":      "index_x100 = index_x100 + 1",
		"category":   "category = 'sangat_inovatif'",
		"output":     `output = replace(output, '"n": 6', '"n": 7')`,
		"input":      `input = replace(input, '"pendidikan"', '"sosial"')`,
		"no input":   "input = '{}'",
		"instrument": "instrument_sha256 = repeat('0', 64)",
		"rules":      "rule_version = 'iid-0'",
		"basis":      "basis = 'claimed'",
		"year":       "year = 2024",
		"moment":     "computed_at = computed_at - interval '1 microsecond'",
	} {
		t.Run(column, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.fill(t, "1")
			w.region(t)
			w.compute(t, 2026, Claimed)
			forged := w.compute(t, 2026, Verified)
			if v, err := w.s.VerifyResults(t.Context()); err != nil || v.Results != 2 || len(v.Problems) > 0 {
				t.Fatalf("before: %+v, %v", v, err)
			}
			w.Exec(t, "ALTER TABLE index_result DISABLE TRIGGER ALL")
			w.Exec(t, "UPDATE index_result SET "+change+" WHERE id = $1", forged.ID)
			v, err := w.s.VerifyResults(t.Context())
			if err != nil || len(v.Problems) == 0 {
				t.Fatalf("%+v, %v", v, err)
			}
			for _, line := range v.Problems {
				if !strings.HasPrefix(line, "result "+forged.ID+": ") {
					t.Errorf("the wrong result is named: %s", line)
				}
			}
		})
	}
}

func TestVerifyResults_FindsALostResult(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	gone := w.compute(t, 2026, Claimed)
	w.Exec(t, "ALTER TABLE index_result DISABLE TRIGGER ALL")
	w.Exec(t, "DELETE FROM index_result")
	v, err := w.s.VerifyResults(t.Context())
	if err != nil || len(v.Problems) != 1 || !strings.Contains(v.Problems[0], gone.ID) {
		t.Errorf("%+v, %v", v, err)
	}
}

func TestIndexResult_IsAppendOnly(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.compute(t, 2026, Claimed)
	for _, sql := range []string{"UPDATE index_result SET index_x100 = 9999", "DELETE FROM index_result"} {
		if _, err := postgres.Exec(t.Context(), w.DB.DB, sql, nil); fault.KindOf(err) != fault.KindInternal || err == nil {
			t.Errorf("%s: %v", sql, err)
		}
	}
}

// More results than one page of the check holds.
func TestVerifyResults_Pages(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for range verifyPage + 1 {
		if _, err := w.s.Compute(t.Context(), w.koord, 2026, Claimed); err != nil {
			t.Fatal(err)
		}
	}
	if v, err := w.s.VerifyResults(t.Context()); err != nil || v.Results != verifyPage+1 || len(v.Problems) > 0 {
		t.Errorf("%+v, %v", v, err)
	}
}
