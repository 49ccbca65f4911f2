package sample

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"jaring/internal/cycle"
	"jaring/internal/innovation"
)

func TestDeal_GivesExactlyWhatWasAsked(t *testing.T) {
	t.Parallel()
	if got, want := deal([]string{"a", "b"}, []int{4, 2}), []string{"a", "b", "a", "a", "b", "a"}; !cmp.Equal(got, want) {
		t.Errorf("dealt %v, want %v", got, want)
	}
	rapid.Check(t, func(t *rapid.T) {
		amounts := rapid.SliceOfN(rapid.IntRange(0, 40), 1, 8).Draw(t, "amounts")
		kinds := make([]int, len(amounts))
		for i := range kinds {
			kinds[i] = i
		}
		counted := make([]int, len(amounts))
		for _, k := range deal(kinds, amounts) {
			counted[k]++
		}
		if !cmp.Equal(counted, amounts) {
			t.Fatalf("dealt %v, asked %v", counted, amounts)
		}
	})
}

func TestSpread_ChoosesTheShare(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 200).Draw(t, "n")
		share := rapid.IntRange(0, n).Draw(t, "share")
		chosen := 0
		for i := range n {
			if spread(i, share, n) {
				chosen++
			}
		}
		if chosen != share {
			t.Fatalf("%d of %d chosen, want %d", chosen, n, share)
		}
	})
}

func TestWorkday(t *testing.T) {
	t.Parallel()
	friday := time.Date(2024, time.February, 16, 3, 0, 0, 0, time.UTC)
	for n, want := range map[int]string{0: "2024-02-16", 1: "2024-02-19", 6: "2024-02-26", -1: "2024-02-15", -5: "2024-02-09"} {
		if got := workday(friday, n); got.Format(time.DateOnly) != want || got.Location() != cycle.WIB {
			t.Errorf("%d working days from %s: %s, want %s", n, date(friday), got, want)
		}
	}
}

func TestIdeas_EverySubjectCarriesThreeHundredWords(t *testing.T) {
	t.Parallel()
	ideas, err := loadIdeas()
	if err != nil {
		t.Fatal(err)
	}
	for i := range ideas {
		for n, u := range ideas[i].Names {
			d := ideas[i].title(n).write(&unitRef{Kind: "school", Name: "SD"})
			if words := innovation.CountWords(d.parts()...); words < 300 {
				t.Errorf("%s: %d words", u.Name, words)
			}
		}
	}
}
