package iid

import "fmt"

// Terms are the three terms of an index before rounding, in index points. Index is their sum.
type Terms struct {
	SPD, Mean, Count, Index Fraction
}

// IndexPoints returns what hundredths of points of the total are worth in index points.
func (f *Formula) IndexPoints(x100 int) Fraction { return newFraction(int64(x100), 100).indexPoints(f) }

// Terms splits the index of a result exactly.
func (r Result) Terms() (Terms, error) {
	in, err := ForYear(r.Year)
	if err != nil {
		return Terms{}, err
	}
	if in.Formula == nil {
		return Terms{}, fmt.Errorf("no formula for %d", r.Year)
	}
	t := Terms{SPD: in.Formula.IndexPoints(r.SPDX100), Mean: r.Mean.indexPoints(in.Formula), Count: in.Formula.IndexPoints(r.CountX100)}
	t.Index = t.SPD.Add(t.Mean).Add(t.Count)
	return t, nil
}

// Sub returns t − from, which explains a difference term by term.
func (t Terms) Sub(from Terms) Terms {
	return Terms{SPD: t.SPD.Sub(from.SPD), Mean: t.Mean.Sub(from.Mean), Count: t.Count.Sub(from.Count), Index: t.Index.Sub(from.Index)}
}
