package measurement

import (
	"context"
	"slices"

	"jaring/internal/iid"
)

// Price says what maturity of one entry is worth in index points, given everything that is claimed in its year now. It
// counts the entry itself, also while it is a draft.
type Price struct {
	Known   bool         // the year's formula is known; otherwise nothing else is set
	Counted bool         // the entry counts: not declined, not deferred, its stage is counted. Otherwise its points are worth nothing
	N       int          // entries counted, this one included
	Divisor int          // of the mean
	Point   iid.Fraction // one more point of maturity
	Entry   iid.Fraction // the entry as it stands: the index with it less the index without it, the gate included
	with    iid.Result
}

// Points returns what that many hundredths of a point of maturity are worth in index points.
func (p Price) Points(maturityX100 int) iid.Fraction {
	if !p.Known || !p.Counted {
		return iid.Fraction{}
	}
	worth, err := p.with.Price(maturityX100)
	if err != nil {
		return iid.Fraction{}
	}
	return worth
}

// NextLevel returns what the level after this one adds, in hundredths of points of maturity and in index points; false at
// the top level and where the weight is unknown.
func (p Price) NextLevel(i *iid.Indicator, level int) (pointsX100 int, index iid.Fraction, ok bool) {
	pointsX100, ok = i.NextLevelX100(level)
	return pointsX100, p.Points(pointsX100), ok
}

// PriceFor computes the price for an entry of the year. Whoever calls has decided that the reader may see the entry. An
// unknown year is fault.NotFound; an unknown entry is not counted.
func (s *Service) PriceFor(ctx context.Context, year int, entryID string) (Price, error) {
	m, err := s.gather(ctx, s.db, year, entryID)
	if err != nil || m.instrument.Formula == nil {
		return Price{}, err
	}
	p := m.portfolio(Claimed)
	with, err := iid.Score(p)
	if err != nil {
		return Price{}, err
	}
	price := Price{Known: true, N: with.N, Divisor: with.Divisor, with: with}
	price.Counted = slices.ContainsFunc(with.Entries, func(e iid.EntryResult) bool { return e.ID == entryID && e.Counted })
	p.Entries = slices.DeleteFunc(p.Entries, func(e iid.Entry) bool { return e.ID == entryID })
	without, err := iid.Score(p)
	if err != nil {
		return Price{}, err
	}
	price.Point = price.Points(100)
	price.Entry = with.Exact.Sub(without.Exact)
	return price, nil
}
