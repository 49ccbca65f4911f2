package iid

import (
	"fmt"
	"maps"
	"slices"
)

// Score computes the index of p exactly. The order of the entries changes nothing but the order of [Result.Entries]. Its
// error is an [*InputError]; a portfolio from [DecodePortfolio] has none.
func Score(p Portfolio) (Result, error) {
	if err := p.problems("").err(); err != nil {
		return Result{}, err
	}
	in, err := ForYear(p.Year)
	if err != nil {
		return Result{}, err
	}
	r := Result{Year: p.Year}
	r.Settings, r.Assumptions = p.Settings.used()
	t := r.addEntries(p, in)
	r.addSPD(p, in)
	r.combine(t, in.Formula)
	r.classify(in)
	r.Notes = notes(r, t, in)
	return r, nil
}

// Classify returns the category of a rounded index in a year. The year needs categories but no formula.
func Classify(year, indexX100 int) (Category, error) {
	in, err := ForYear(year)
	if err != nil {
		return Category{}, err
	}
	c, ok := in.Category(indexX100)
	if !ok {
		return Category{}, fmt.Errorf("%d is no index: 0 to 10000 expected", indexX100)
	}
	return c, nil
}

// tally sums up the entries.
type tally struct {
	maturityX100   int // of the counted ones
	rejected       int // rejected ones of a counted stage
	inOtherStages  int // left out altogether
	coveredService map[string]bool
}

func (r *Result) addEntries(p Portfolio, in *Instrument) tally {
	t := tally{coveredService: map[string]bool{}}
	rows := in.SID()
	r.Entries = make([]EntryResult, len(p.Entries))
	for i, e := range p.Entries {
		maturity := e.maturityX100(rows)
		staged := slices.Contains(r.Settings.CountedStages, e.stage())
		counted := staged && !e.Rejected
		r.Entries[i] = EntryResult{ID: e.ID, MaturityX100: maturity, Counted: counted}
		switch {
		case counted:
			r.N++
			t.maturityX100 += maturity
			t.cover(e, in, r.Settings.SecondaryServicesCount)
		case staged:
			t.rejected++
		default:
			t.inOtherStages++
		}
	}
	r.BasicServices = slices.AppendSeq([]string{}, maps.Keys(t.coveredService))
	slices.Sort(r.BasicServices)
	return t
}

func (t *tally) cover(e Entry, in *Instrument, secondaryCount bool) {
	if e.BasicService != "" {
		t.coveredService[e.BasicService] = true
	}
	if !secondaryCount {
		return
	}
	for _, service := range e.SecondaryServices {
		if slices.Contains(in.BasicServices, service) {
			t.coveredService[service] = true
		}
	}
}

func (e Entry) stage() Stage {
	if e.Stage == "" {
		return StageImplemented
	}
	return e.Stage
}

func (e Entry) maturityX100(rows []Indicator) int {
	if e.MaturityX100 != nil {
		return *e.MaturityX100
	}
	sum := 0
	for i, level := range e.Levels {
		sum += *rows[i].WeightX100 * level
	}
	return sum
}

func (r *Result) addSPD(p Portfolio, in *Instrument) {
	if p.SPDX100 != nil {
		r.SPDX100 = *p.SPDX100
		return
	}
	rows := in.SPD()
	r.SPDRows = make([]SPDRow, len(rows))
	for i, level := range p.SPDLevels {
		score := *rows[i].WeightX100 * level
		r.SPDRows[i] = SPDRow{Code: rows[i].Code, Level: level, ScoreX100: score}
		r.SPDX100 += score
	}
}

// combine applies the formula to the sums.
func (r *Result) combine(t tally, f *Formula) {
	n := r.N
	if r.Settings.RejectedInDivisor {
		n += t.rejected
	}
	r.Divisor = max(f.DivisorMin, n)
	r.CountX100 = min(r.N, f.CountCap) * f.CountWeightX100
	switch {
	case f.BasicServicesRequired == nil:
		r.Gate = GateNone
	case len(r.BasicServices) >= *f.BasicServicesRequired:
		r.Gate = GateMet
	default:
		r.Gate = GateMissed
		r.CountX100 = 0
	}
	r.Mean = newFraction(int64(t.maturityX100), int64(100*r.Divisor))
	r.Total = newFraction(int64(r.SPDX100+r.CountX100), 100).Add(r.Mean)
	r.Exact = r.Total.indexPoints(f)
	r.IndexX100 = r.Exact.RoundX100()
	r.Index = Comma(r.IndexX100)
}

// indexPoints turns points of the total into points of the index.
func (f Fraction) indexPoints(formula *Formula) Fraction {
	return f.times(100*100, formula.TotalMaxX100)
}

// unassessable is the category of a region without a counted entry, where the settings say so.
const unassessable = "tidak_dapat_dinilai"

func (r *Result) classify(in *Instrument) {
	c, _ := in.Category(r.IndexX100) // no part exceeds its maximum, so the index lies within 0 to 100.00
	r.Category = c.Code
	if r.N == 0 && r.Settings.EmptyIsUnassessable {
		r.Category = unassessable
	}
}
