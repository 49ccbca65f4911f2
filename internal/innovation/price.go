package innovation

import (
	"context"

	"jaring/internal/iid"
	"jaring/internal/postgres"
)

// Price is what points of maturity in one entry are worth in index points for the region, when so many entries are counted.
// False where the year's formula is unknown.
func Price(in *iid.Instrument, entries, pointsX100 int) (iid.Fraction, bool) {
	if in.Formula == nil {
		return iid.Fraction{}, false
	}
	price, err := iid.Result{Year: in.Year, Divisor: max(in.Formula.DivisorMin, entries)}.Price(pointsX100)
	return price, err == nil
}

// Counted is how many entries of a year an index of claimed levels would count now: those sent and not turned away.
func (s *Service) Counted(ctx context.Context, year int) (int, error) {
	return postgres.Value[int](ctx, s.db, countedSQL, postgres.Args{"year": year})
}

const countedSQL = `
SELECT count(*)::int FROM entry
WHERE year = @year AND status IN ('submitted', 'in_review', 'returned', 'shortlisted', 'finalized')`
