package measurement

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/fault"
)

func TestSaveRegional_Levels(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	draft := RegionalDraft{Levels: map[string]LevelDraft{
		"spd-01": {Level: "3", Note: " RPJMD 2025–2029 \r\nbab 3 "}, "spd-12": {Level: "0"}, "spd-15": {}}}
	if err := w.s.SaveRegional(t.Context(), w.koord, 2026, draft); err != nil {
		t.Fatal(err)
	}
	r, err := w.s.Regional(t.Context(), w.koord, 2026)
	if err != nil {
		t.Fatal(err)
	}
	first, last := r.Rows[0], r.Rows[len(r.Rows)-1]
	if !r.ByLevel || !r.Write || r.Filled != 2 || r.ScoreX100 != 300 || len(r.Rows) != 20 {
		t.Errorf("%+v", r)
	}
	if first.Level != 3 || first.Note != "RPJMD 2025–2029 \nbab 3" || first.Version != 1 || first.UpdatedBy != "Nur Hidayah" {
		t.Errorf("%+v", first)
	}
	if last.Filled || last.Version != 0 {
		t.Errorf("a row without a level: %+v", last)
	}
	history, err := audit.ListFor(t.Context(), w.DB.DB, audit.Measurement, "2026", 0, 9)
	if err != nil || len(history) != 1 || history[0].Act != "save_regional" {
		t.Errorf("history %+v, %v", history, err)
	}
}

func TestSaveRegional_NothingChangedLeavesNoTrace(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.fill(t, "2")
	before := w.Count(t, "SELECT count(*) FROM history")
	// The version of an older page does not matter where the person wants what is there already.
	if err := w.s.SaveRegional(t.Context(), w.koord, 2026, allLevels(t, "2")); err != nil {
		t.Fatal(err)
	}
	if after := w.Count(t, "SELECT count(*) FROM history"); after != before {
		t.Errorf("%d rows of history became %d", before, after)
	}
	if n := w.Count(t, "SELECT max(version) FROM regional_level"); n != 1 {
		t.Errorf("version %d", n)
	}
}

func TestSaveRegional_Stale(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.fill(t, "1")
	one := RegionalDraft{Levels: map[string]LevelDraft{"spd-01": {Level: "2", Version: 1}}}
	if err := w.s.SaveRegional(t.Context(), w.koord, 2026, one); err != nil {
		t.Fatal(err)
	}
	late := RegionalDraft{Levels: map[string]LevelDraft{"spd-01": {Level: "3", Version: 1}, "spd-02a": {Level: "3", Version: 1}}}
	err := w.s.SaveRegional(t.Context(), w.koord, 2026, late)
	f, ok := fault.As(err)
	if !ok || f.Kind != fault.KindConflict || len(f.Fields) != 1 || !strings.Contains(f.Field(FieldLevel("spd-01")), "tingkat 2") {
		t.Fatalf("%v", err)
	}
	if n := w.Count(t, "SELECT count(*) FROM regional_level WHERE level = 3"); n != 0 {
		t.Errorf("%d rows of a refused form were saved", n)
	}
}

func TestSaveRegional_Concurrent(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.fill(t, "0")
	errs := make([]error, 8)
	var all sync.WaitGroup
	for i := range errs {
		all.Go(func() {
			draft := RegionalDraft{Levels: map[string]LevelDraft{"spd-01": {Level: "1", Version: 1}}}
			draft.Levels["spd-01"] = LevelDraft{Level: "1", Note: strings.Repeat("x", i+1), Version: 1}
			errs[i] = w.s.SaveRegional(t.Context(), w.koord, 2026, draft)
		})
	}
	all.Wait()
	stale := func(err error) bool { return fault.KindOf(err) == fault.KindConflict && err != nil }
	if won := slices.DeleteFunc(slices.Clone(errs), stale); len(won) != 1 || won[0] != nil {
		t.Errorf("%v", errs)
	}
	if n := w.Count(t, "SELECT version FROM regional_level WHERE indicator = 'spd-01'"); n != 2 {
		t.Errorf("version %d", n)
	}
}

func TestSaveRegional_LevelRefusals(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	if err := w.s.SaveRegional(t.Context(), w.koord, 2026, RegionalDraft{Levels: map[string]LevelDraft{"spd-02a": {Level: "1"}}}); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		code  string
		draft LevelDraft
		field string
	}{
		"above":             {"spd-01", LevelDraft{Level: "4"}, FieldLevel("spd-01")},
		"negative":          {"spd-01", LevelDraft{Level: "-1"}, FieldLevel("spd-01")},
		"signed":            {"spd-01", LevelDraft{Level: "+1"}, FieldLevel("spd-01")},
		"word":              {"spd-01", LevelDraft{Level: "tiga"}, FieldLevel("spd-01")},
		"emptied":           {"spd-02a", LevelDraft{Version: 1}, FieldLevel("spd-02a")},
		"note alone":        {"spd-01", LevelDraft{Note: "RPJMD"}, FieldLevel("spd-01")},
		"long note":         {"spd-01", LevelDraft{Level: "1", Note: strings.Repeat("é", 1001)}, FieldNote("spd-01")},
		"control character": {"spd-01", LevelDraft{Level: "1", Note: "a\x01b"}, FieldNote("spd-01")},
	} {
		draft := RegionalDraft{Levels: map[string]LevelDraft{c.code: c.draft, "spd-15": {Level: "3"}}}
		err := w.s.SaveRegional(t.Context(), w.koord, 2026, draft)
		if f, ok := fault.As(err); !ok || f.Kind != fault.KindInvalid || f.Field(c.field) == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	unknown := RegionalDraft{Levels: map[string]LevelDraft{"spd-15": {Level: "3"}, "spd-99": {Level: "3"}}}
	if err := w.s.SaveRegional(t.Context(), w.koord, 2026, unknown); fault.KindOf(err) != fault.KindBadRequest {
		t.Errorf("an unknown row: %v", err)
	}
	if n := w.Count(t, "SELECT count(*) FROM regional_level"); n != 1 {
		t.Errorf("%d rows after refusals", n)
	}
	longest := RegionalDraft{Levels: map[string]LevelDraft{"spd-01": {Level: "1", Note: strings.Repeat("é", 1000)}}}
	if err := w.s.SaveRegional(t.Context(), w.koord, 2026, longest); err != nil {
		t.Errorf("1000 letters: %v", err)
	}
}

func TestSaveRegional_Total(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	save := func(total string, version int) error {
		return w.s.SaveRegional(t.Context(), w.koord, 2024, RegionalDraft{Total: TotalDraft{Total: total, Version: version}})
	}
	version := 0
	for text, want := range map[string]int{"31,50": 3150, " 31,5 ": 3150, "0": 0, "63": 6300, "63,00": 6300, "7,05": 705} {
		if err := save(text, version); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		r, err := w.s.Regional(t.Context(), w.koord, 2024)
		if err != nil || r.ByLevel || !r.Total.Filled || r.Total.X100 != want || r.ScoreX100 != want {
			t.Errorf("%s: %+v, %v", text, r, err)
		}
		version = r.Total.Version
	}
	if err := save("10", version-1); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("a stale total: %v", err)
	}
	for _, text := range []string{"", "63,01", "100", "-1", "−1", "31.50", "1.000", "31,505", "31,", ",5", "3 1", "tiga", "1e1", "99999999999999999999"} {
		err := save(text, version)
		if f, ok := fault.As(err); !ok || f.Kind != fault.KindInvalid || f.Field(FieldTotal) == "" {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestSaveRegional_YearWithoutFormula(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	err := w.s.SaveRegional(t.Context(), w.koord, 2025, RegionalDraft{Total: TotalDraft{Total: "10"}})
	if fault.KindOf(err) != fault.KindConflict {
		t.Errorf("2025: %v", err)
	}
	r, err := w.s.Regional(t.Context(), w.koord, 2025)
	if err != nil || r.Known || r.Write {
		t.Errorf("%+v, %v", r, err)
	}
	if err := w.s.SaveRegional(t.Context(), w.koord, 2031, RegionalDraft{}); fault.KindOf(err) != fault.KindNotFound {
		t.Errorf("an unknown year: %v", err)
	}
}

func TestRegional_Previous(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.Exec(t, "INSERT INTO cycle (year, instrument_year, eligible_from, eligible_to) VALUES (2027, 2027, '2025-01-01', '2026-12-31')")
	w.fill(t, "2")
	next, err := w.s.Regional(t.Context(), w.koord, 2027)
	if err != nil || next.PreviousYear != 2026 || next.Rows[0].Previous == nil || *next.Rows[0].Previous != 2 {
		t.Errorf("%+v, %v", next, err)
	}
	this, err := w.s.Regional(t.Context(), w.koord, 2026)
	if err != nil || this.PreviousYear != 0 || this.Rows[0].Previous != nil {
		t.Errorf("%+v, %v", this, err)
	}
}

func TestRegional_Who(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, role := range auth.Roles {
		a := w.person(t, role)
		wantRead, wantWrite := slices.Contains(readers, role), role == auth.Coordinator
		r, err := w.s.Regional(t.Context(), a, 2026)
		if (err == nil) != wantRead || err != nil && fault.KindOf(err) != fault.KindForbidden || r.Write != wantWrite {
			t.Errorf("%s reads: %v, may write %v", role, err, r.Write)
		}
		err = w.s.SaveRegional(t.Context(), a, 2026, allLevels(t, "1"))
		if (err == nil) != wantWrite || err != nil && fault.KindOf(err) != fault.KindForbidden {
			t.Errorf("%s writes: %v", role, err)
		}
	}
}
