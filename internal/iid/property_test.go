package iid

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

func check(t *testing.T, property func(t *rapid.T, p Portfolio)) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) { property(t, portfolios().Draw(t, "portfolio")) })
}

func TestScore_EntryOrderChangesOnlyEntries(t *testing.T) {
	check(t, func(t *rapid.T, p Portfolio) {
		before := mustScore(t, p)
		p.Entries = rapid.Permutation(p.Entries).Draw(t, "order")
		after := mustScore(t, p)
		if diff := cmp.Diff(before, after, cmpopts.IgnoreFields(Result{}, "Entries")); diff != "" {
			t.Errorf("another order (-before +after):\n%s", diff)
		}
		for i, e := range p.Entries {
			if after.Entries[i].ID != e.ID {
				t.Errorf("entries[%d] is %q, %q expected", i, after.Entries[i].ID, e.ID)
			}
		}
	})
}

func TestScore_Bounds(t *testing.T) {
	check(t, func(t *rapid.T, p Portfolio) {
		r := mustScore(t, p)
		if r.IndexX100 < 0 || r.IndexX100 > 10000 {
			t.Errorf("index %d", r.IndexX100)
		}
		if r.Category == "" {
			t.Error("no category")
		}
		// Rounding moves the index by half a hundredth at most, and never down from the half.
		off := newFraction(int64(r.IndexX100), 100).Sub(r.Exact)
		if off.Cmp(newFraction(-1, 200)) <= 0 || off.Cmp(newFraction(1, 200)) > 0 {
			t.Errorf("%s rounded to %d", r.Exact, r.IndexX100)
		}
	})
}

func TestScore_MonotonicInLevel(t *testing.T) {
	check(t, func(t *rapid.T, p Portfolio) {
		i := slices.IndexFunc(p.Entries, func(e Entry) bool { return slices.Contains(e.Levels, 0) })
		if i < 0 {
			return
		}
		before := mustScore(t, p)
		raised := slices.Clone(p.Entries[i].Levels)
		raised[slices.Index(raised, 0)]++
		p.Entries[i].Levels = raised
		after := mustScore(t, p)

		rises := after.Exact.Cmp(before.Exact)
		if counted := before.Entries[i].Counted; (counted && rises != 1) || (!counted && rises != 0) {
			t.Errorf("counted %v: from %s to %s", counted, before.Exact, after.Exact)
		}
		change, err := before.IfMaturity(p.Entries[i].ID, after.Entries[i].MaturityX100)
		if err != nil || !change.Equal(after.Exact.Sub(before.Exact)) {
			t.Errorf("foretold change %s (%v), from %s to %s", change, err, before.Exact, after.Exact)
		}
	})
}

func TestScore_MonotonicInSPDLevel(t *testing.T) {
	check(t, func(t *rapid.T, p Portfolio) {
		if !slices.Contains(p.SPDLevels, 0) {
			return
		}
		before := mustScore(t, p)
		p.SPDLevels = slices.Clone(p.SPDLevels)
		p.SPDLevels[slices.Index(p.SPDLevels, 0)]++
		if after := mustScore(t, p); after.Exact.Cmp(before.Exact) != 1 {
			t.Errorf("from %s to %s", before.Exact, after.Exact)
		}
	})
}

// What the settings leave out might as well not be there.
func TestScore_LeftOutEqualsAbsent(t *testing.T) {
	check(t, func(t *rapid.T, p Portfolio) {
		p.Settings.RejectedInDivisor = nil
		with := mustScore(t, p)
		p.Entries = slices.DeleteFunc(slices.Clone(p.Entries), func(e Entry) bool {
			return e.Rejected || !slices.Contains(with.Settings.CountedStages, e.stage())
		})
		without := mustScore(t, p)
		if diff := cmp.Diff(with, without, cmpopts.IgnoreFields(Result{}, "Entries", "Notes")); diff != "" {
			t.Errorf("(-with +without):\n%s", diff)
		}
	})
}

func TestScore_RejectedInDivisorRaisesOnlyDivisor(t *testing.T) {
	check(t, func(t *rapid.T, p Portfolio) {
		p.Settings.RejectedInDivisor = new(false)
		out := mustScore(t, p)
		p.Settings.RejectedInDivisor = new(true)
		kept := mustScore(t, p)

		rejected := 0
		for _, e := range p.Entries {
			if e.Rejected && slices.Contains(out.Settings.CountedStages, e.stage()) {
				rejected++
			}
		}
		if want := max(mustForYear(t, p.Year).Formula.DivisorMin, out.N+rejected); kept.Divisor != want {
			t.Errorf("divisor %d, %d expected", kept.Divisor, want)
		}
		unchanged := cmpopts.IgnoreFields(Result{}, "Divisor", "Mean", "Total", "IndexX100", "Index", "Category", "Settings", "Notes", "Exact")
		if diff := cmp.Diff(out, kept, unchanged); diff != "" {
			t.Errorf("(-false +true):\n%s", diff)
		}
	})
}

// Giving a setting the assumed value changes nothing but the list of assumptions.
func TestScore_AssumptionsEqualDefaults(t *testing.T) {
	check(t, func(t *rapid.T, p Portfolio) {
		p.Settings = Settings{}
		assumed := mustScore(t, p)
		p.Settings = Settings{RejectedInDivisor: new(false), CountedStages: Stages, SecondaryServicesCount: new(false), EmptyIsUnassessable: new(false)}
		given := mustScore(t, p)
		if len(assumed.Assumptions) != 4 || len(given.Assumptions) != 0 {
			t.Errorf("assumptions %v and %v", assumed.Assumptions, given.Assumptions)
		}
		if diff := cmp.Diff(assumed, given, cmpopts.IgnoreFields(Result{}, "Assumptions")); diff != "" {
			t.Errorf("(-assumed +given):\n%s", diff)
		}
	})
}

func TestEncodePortfolio_ReadsBack(t *testing.T) {
	check(t, func(t *rapid.T, p Portfolio) {
		data, err := EncodePortfolio(p)
		if err != nil {
			t.Fatal(err)
		}
		back, err := DecodePortfolio(data)
		if err != nil {
			t.Fatalf("%s\n%v", data, err)
		}
		// An empty list of secondary services is left out; only for counted_stages does empty differ from absent.
		if diff := cmp.Diff(mustScore(t, p), mustScore(t, back)); diff != "" {
			t.Errorf("(-before +after):\n%s", diff)
		}
	})
}
