package iid

import (
	"fmt"
	"slices"
)

// Price returns what more points of maturity in one counted entry are worth in index points, with the n of this result. A
// missing document costs the price of its indicator's next level ([Indicator.NextLevelX100]).
func (r Result) Price(maturityX100 int) (Fraction, error) {
	in, err := ForYear(r.Year)
	if err != nil {
		return Fraction{}, err
	}
	if in.Formula == nil || r.Divisor < 1 {
		return Fraction{}, fmt.Errorf("no computed index of %d", r.Year)
	}
	return newFraction(int64(maturityX100), int64(100*r.Divisor)).indexPoints(in.Formula), nil
}

// IfMaturity returns how the index changes, in index points, when the maturity of one entry becomes toX100 and everything
// else stays: nothing for an entry that is not counted.
func (r Result) IfMaturity(id string, toX100 int) (Fraction, error) {
	i := slices.IndexFunc(r.Entries, func(e EntryResult) bool { return e.ID == id })
	if i < 0 {
		return Fraction{}, fmt.Errorf("no entry %q in the result", id)
	}
	if !r.Entries[i].Counted {
		return Fraction{}, nil
	}
	return r.Price(toX100 - r.Entries[i].MaturityX100)
}
