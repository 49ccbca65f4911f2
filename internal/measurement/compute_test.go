package measurement

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/iid"
	"jaring/internal/postgres"
)

func TestPortfolio_WhichEntriesCount(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ids := map[string]string{}
	for _, status := range []string{"draft", "submitted", "in_review", "returned", "shortlisted", "deferred", "declined", "finalized"} {
		ids[status] = w.add(t, 2026, sent{status: status})
	}
	w.add(t, 2024, sent{status: "shortlisted"})
	for basis, want := range map[Basis]map[string]bool{ // to whether it is rejected
		Claimed:  {"submitted": false, "in_review": false, "returned": false, "shortlisted": false, "finalized": false, "declined": true},
		Verified: {"shortlisted": false, "finalized": false, "declined": true},
	} {
		got := map[string]bool{}
		for _, e := range w.portfolio(t, basis).Entries {
			for status, id := range ids {
				if id == e.ID {
					got[status] = e.Rejected
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", basis, diff)
		}
	}
}

func TestPortfolio_LevelsAndServices(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.fill(t, "2")
	trial := w.add(t, 2026, sent{status: "shortlisted", stage: "uji_coba", service: "kesehatan", secondary: []string{"sosial", "pertanian_lama", "pangan"},
		claimed: map[string]int{"sid-16": 3, "sid-35": 2}, verified: map[string]int{"sid-16": 1}})
	w.add(t, 2026, sent{status: "shortlisted", service: "tenaga_kerja"})
	levels := func(first, last int) []int {
		all := make([]int, 20)
		all[0], all[19] = first, last
		return all
	}
	for basis, want := range map[Basis][]int{Claimed: levels(3, 2), Verified: levels(1, 0)} {
		p := w.portfolio(t, basis)
		for _, e := range p.Entries {
			expected := iid.Entry{ID: e.ID, Levels: make([]int, 20), Stage: iid.StageImplemented} // tenaga_kerja is no basic service
			if e.ID == trial {
				expected = iid.Entry{ID: e.ID, Levels: want, Stage: iid.StageTrial, BasicService: "kesehatan",
					SecondaryServices: []string{"sosial", "pangan"}}
			}
			if diff := cmp.Diff(expected, e); diff != "" {
				t.Errorf("%s: %s", basis, diff)
			}
		}
		if p.Year != 2026 || len(p.Entries) != 2 || len(p.SPDLevels) != 20 || p.SPDLevels[7] != 2 || p.SPDX100 != nil {
			t.Errorf("%+v", p)
		}
		if diff := cmp.Diff(iid.Settings{}, p.Settings); diff != "" {
			t.Errorf("settings nobody has answered: %s", diff)
		}
	}
}

// Every stored result must come out again, digit by digit, when its stored input goes through the command score.
func TestCompute_ReproducedByScore(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.fill(t, "2")
	w.region(t)
	for _, basis := range Bases {
		r := w.compute(t, 2026, basis)
		p, err := iid.DecodePortfolio([]byte(r.Input))
		if err != nil {
			t.Fatal(err)
		}
		again, err := iid.Score(p)
		if err != nil {
			t.Fatal(err)
		}
		text, err := iid.EncodeResult(again)
		if err != nil || string(text) != r.Output || !r.Same || r.IndexX100 != again.IndexX100 || r.Category != again.Category {
			t.Errorf("%s: %v\n%s\n%s", basis, err, text, r.Output)
		}
		if r.RuleVersion != iid.RuleVersion || r.InstrumentSHA256 != instrument(t, 2026).SHA256 {
			t.Errorf("%s: %s, %s", basis, r.RuleVersion, r.InstrumentSHA256)
		}
		if len(again.Assumptions) != 4 {
			t.Errorf("assumptions %v", again.Assumptions)
		}
	}
}

// region adds six entries that cover five of the six basic services.
func (w *world) region(t *testing.T) {
	t.Helper()
	for i, service := range []string{"pendidikan", "kesehatan", "pekerjaan_umum", "perumahan_permukiman", "sosial", "pendidikan"} {
		w.add(t, 2026, sent{status: "shortlisted", service: service,
			claimed: map[string]int{"sid-16": 3, "sid-20": 1 + i%3}, verified: map[string]int{"sid-16": 2}})
	}
}

func TestCompute_BothBases(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.fill(t, "1")
	w.region(t)
	w.add(t, 2026, sent{status: "submitted", service: "trantibum_linmas", claimed: map[string]int{"sid-16": 3}})
	w.add(t, 2026, sent{status: "declined", service: "kesehatan"})
	claimed, verified := w.compute(t, 2026, Claimed), w.compute(t, 2026, Verified)
	if claimed.Scored.N != 7 || verified.Scored.N != 6 || len(claimed.Scored.BasicServices) != 6 || len(verified.Scored.BasicServices) != 5 {
		t.Errorf("claimed %+v, verified %+v", claimed.Scored, verified.Scored)
	}
	if claimed.IndexX100 <= verified.IndexX100 {
		t.Errorf("claimed %d, verified %d", claimed.IndexX100, verified.IndexX100)
	}
	if diff := cmp.Diff(Counts{Passed: 6, Waiting: 1, Declined: 1}, claimed.Counts); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(Counts{Passed: 6, Declined: 1}, verified.Counts); diff != "" {
		t.Error(diff)
	}
}

func TestCompute_RejectedInDivisor(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for range 12 {
		w.add(t, 2026, sent{status: "shortlisted"})
	}
	for range 3 {
		w.add(t, 2026, sent{status: "declined", claimed: map[string]int{"sid-16": 3}})
	}
	for setting, want := range map[string]int{"NULL": 12, "false": 12, "true": 15} {
		w.Exec(t, "UPDATE cycle SET rejected_in_divisor = "+setting+" WHERE year = 2026")
		if r := w.compute(t, 2026, Claimed); r.Scored.Divisor != want || r.Scored.N != 12 {
			t.Errorf("%s: divisor %d, n %d", setting, r.Scored.Divisor, r.Scored.N)
		}
	}
}

func TestCompute_CountedStages(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, stage := range []string{"inisiatif", "uji_coba", "penerapan"} {
		w.add(t, 2026, sent{status: "shortlisted", stage: stage})
	}
	for setting, want := range map[string]int{"NULL": 3, "ARRAY['penerapan']": 1, "ARRAY['uji_coba', 'penerapan']": 2} {
		w.Exec(t, "UPDATE cycle SET counted_stages = "+setting+" WHERE year = 2026")
		r := w.compute(t, 2026, Verified)
		if r.Scored.N != want || len(r.Scored.Entries) != 3 {
			t.Errorf("%s: n %d of %d", setting, r.Scored.N, len(r.Scored.Entries))
		}
		if given := setting != "NULL"; given == slices.Contains(r.Scored.Assumptions, "counted_stages") {
			t.Errorf("%s: assumptions %v", setting, r.Scored.Assumptions)
		}
	}
}

func TestCompute_GateMissed(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, service := range []string{"pendidikan", "kesehatan", "pekerjaan_umum", "sosial"} {
		w.add(t, 2026, sent{status: "shortlisted", service: service, secondary: []string{"trantibum_linmas"}})
	}
	if r := w.compute(t, 2026, Verified); r.Scored.Gate != iid.GateMissed || r.Scored.CountX100 != 0 {
		t.Errorf("four of six: %+v", r.Scored)
	}
	w.Exec(t, "UPDATE cycle SET secondary_services_count = true WHERE year = 2026")
	if r := w.compute(t, 2026, Verified); r.Scored.Gate != iid.GateMet || r.Scored.CountX100 != 4*38 {
		t.Errorf("secondary ones count: %+v", r.Scored)
	}
}

func TestCompute_EmptyIsUnassessable(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.fill(t, "3")
	w.Exec(t, "UPDATE cycle SET empty_is_unassessable = true WHERE year = 2026")
	if r := w.compute(t, 2026, Verified); r.Category != "tidak_dapat_dinilai" || r.IndexX100 != 2520 {
		t.Errorf("%d %s", r.IndexX100, r.Category)
	}
}

func TestCompute_TotalYear(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.add(t, 2024, sent{status: "shortlisted"})
	if _, err := w.s.Compute(t.Context(), w.koord, 2024, Claimed); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("without a total: %v", err)
	}
	if err := w.s.SaveRegional(t.Context(), w.koord, 2024, RegionalDraft{Total: TotalDraft{Total: "31,50"}}); err != nil {
		t.Fatal(err)
	}
	r := w.compute(t, 2024, Claimed)
	if r.Scored.SPDX100 != 3150 || r.Scored.SPDRows != nil || r.Scored.Gate != iid.GateNone || r.Counts.Unfilled != 0 {
		t.Errorf("%+v", r.Scored)
	}
	// A total that no longer fits is told, and nothing is kept.
	w.Exec(t, "UPDATE regional_total SET total_x100 = 6301")
	if _, err := w.s.Compute(t.Context(), w.koord, 2024, Claimed); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("a total above the maximum: %v", err)
	}
	if n := w.Count(t, "SELECT count(*) FROM index_result"); n != 1 {
		t.Errorf("%d results", n)
	}
}

func TestCompute_Refusals(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for year, want := range map[int]fault.Kind{2025: fault.KindConflict, 2030: fault.KindNotFound} {
		if _, err := w.s.Compute(t.Context(), w.koord, year, Claimed); err == nil || fault.KindOf(err) != want {
			t.Errorf("%d: %v", year, err)
		}
	}
	for _, role := range auth.Roles {
		a := w.person(t, role)
		_, err := w.s.Compute(t.Context(), a, 2026, Claimed)
		_, errBoth := w.s.ComputeBoth(t.Context(), a, 2026, postgres.NewCode())
		for _, err := range []error{err, errBoth} {
			if may := role == auth.Coordinator; (err == nil) != may || err != nil && fault.KindOf(err) != fault.KindForbidden {
				t.Errorf("%s: %v", role, err)
			}
		}
		_, errList := w.s.List(t.Context(), a, 2026, "", 9)
		_, errLatest := w.s.Latest(t.Context(), a, 2026)
		_, errGet := w.s.Get(t.Context(), a, postgres.NewID())
		may := slices.Contains(readers, role)
		if (errList == nil) != may || (errLatest == nil) != may {
			t.Errorf("%s reads: %v, %v", role, errList, errLatest)
		}
		if want := map[bool]fault.Kind{true: fault.KindNotFound, false: fault.KindForbidden}[may]; fault.KindOf(errGet) != want {
			t.Errorf("%s opens an unknown result: %v", role, errGet)
		}
	}
}

func TestComputeBoth_OneMomentAndOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.region(t)
	key := postgres.NewCode()
	pair, err := w.s.ComputeBoth(t.Context(), w.koord, 2026, key)
	if err != nil || pair.Claimed == nil || pair.Verified == nil || !pair.Claimed.ComputedAt.Equal(pair.Verified.ComputedAt) {
		t.Fatalf("%+v, %v", pair, err)
	}
	again, err := w.s.ComputeBoth(t.Context(), w.koord, 2026, key)
	if err != nil || again.Verified.ID != pair.Verified.ID || again.Claimed.ID != pair.Claimed.ID {
		t.Errorf("sent twice: %+v, %v", again, err)
	}
	if n := w.Count(t, "SELECT count(*) FROM index_result"); n != 2 {
		t.Errorf("%d results", n)
	}
	history, err := audit.ListFor(t.Context(), w.DB.DB, audit.Measurement, pair.Verified.ID, 0, 9)
	if err != nil || len(history) != 1 || history[0].Act != "compute" || history[0].Detail["basis"] != "verified" {
		t.Errorf("%+v, %v", history, err)
	}
}

func TestCompute_Concurrent(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.fill(t, "1")
	w.region(t)
	keys := []string{postgres.NewCode(), postgres.NewCode()}
	errs := make([]error, 8)
	var all sync.WaitGroup
	for i := range errs {
		all.Go(func() {
			// Settings and levels change meanwhile; every result must agree with its own input all the same.
			if i%2 == 0 {
				_, errs[i] = w.s.ComputeBoth(t.Context(), w.koord, 2026, keys[i%4/2])
				return
			}
			draft := RegionalDraft{Levels: map[string]LevelDraft{fmt.Sprintf("spd-%02d", 6+i/2): {Level: "3", Version: 1}}}
			errs[i] = w.s.SaveRegional(t.Context(), w.koord, 2026, draft)
		})
	}
	all.Wait()
	for _, err := range errs {
		if err != nil {
			t.Error(err)
		}
	}
	if n := w.Count(t, "SELECT count(*) FROM index_result"); n != 4 {
		t.Errorf("%d results of two forms, each sent twice", n)
	}
	if v, err := w.s.VerifyResults(t.Context()); err != nil || v.Results != 4 || len(v.Problems) > 0 {
		t.Errorf("%+v, %v", v, err)
	}
}

func TestList_NewestFirst(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var ids []string
	for range 3 {
		ids = append(ids, w.compute(t, 2026, Claimed).ID)
	}
	page, err := w.s.List(t.Context(), w.koord, 2026, "", 2)
	if err != nil || len(page) != 2 {
		t.Fatalf("%+v, %v", page, err)
	}
	rest, err := w.s.List(t.Context(), w.koord, 2026, page[1].ID, 2)
	if err != nil || len(rest) != 1 {
		t.Fatalf("%+v, %v", rest, err)
	}
	seen := map[string]bool{page[0].ID: true, page[1].ID: true, rest[0].ID: true}
	for _, id := range ids {
		if !seen[id] {
			t.Errorf("%s is not listed", id)
		}
	}
	if other, err := w.s.List(t.Context(), w.koord, 2024, "", 9); err != nil || len(other) != 0 {
		t.Errorf("another year: %+v, %v", other, err)
	}
}

func TestState_SaysWhatHasChanged(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.fill(t, "1")
	w.region(t)
	state := func(year int) State {
		t.Helper()
		pair, err := w.s.Latest(t.Context(), w.koord, year)
		if err != nil {
			t.Fatal(err)
		}
		state, err := w.s.State(t.Context(), w.koord, year, pair)
		if err != nil {
			t.Fatal(err)
		}
		return state
	}
	if got := state(2024); got.Missing == "" {
		t.Errorf("a year without a total: %+v", got)
	}
	for minute, c := range []struct {
		about  string
		change func()
	}{
		{"nothing computed", func() {}},
		{"a new entry", func() { w.add(t, 2026, sent{status: "submitted"}) }},
		{"a setting", func() { w.Exec(t, "UPDATE cycle SET rejected_in_divisor = true WHERE year = 2026") }},
		{"a level", func() {
			draft := RegionalDraft{Levels: map[string]LevelDraft{"spd-01": {Level: "2", Version: 1}}}
			if err := w.s.SaveRegional(t.Context(), w.koord, 2026, draft); err != nil {
				t.Error(err)
			}
		}},
	} {
		c.change()
		w.SetNow(t, time.Date(2026, time.June, 19, 7, minute, 0, 0, time.UTC))
		if got := state(2026); !got.Changed || got.Missing != "" {
			t.Errorf("%s: %+v", c.about, got)
		}
		if _, err := w.s.ComputeBoth(t.Context(), w.koord, 2026, postgres.NewCode()); err != nil {
			t.Fatal(err)
		}
		if got := state(2026); got.Changed {
			t.Errorf("computed after %s: %+v", c.about, got)
		}
	}
}
