package iid

import "fmt"

// inconsistencies lists what would make the arithmetic or the lookups of an instrument wrong, so that a mistake in a year's
// file is found when it is loaded and not in a region's result.
func (in *Instrument) inconsistencies() problems {
	var ps problems
	in.checkCodes(&ps)
	in.checkIndicators(&ps)
	in.checkCategories(&ps)
	in.checkFormula(&ps)
	in.checkOutlook(&ps)
	return ps
}

func (in *Instrument) checkCodes(ps *problems) {
	variables := unique(ps, "variables", in.Variables, func(v Variable) string { return v.Code })
	unique(ps, "functions_of_government", in.Functions, func(f Function) string { return f.Code })
	indicators := unique(ps, "indicators", in.Indicators, func(i Indicator) string { return i.Code })
	for n, i := range in.Indicators {
		if i.Variable != "" && !variables[i.Variable] {
			ps.add(at("indicators", n)+".variable", "unknown code %q", i.Variable)
		}
	}
	for n, c := range in.Eligibility.Mandatory {
		if !indicators[c] {
			ps.add(at("eligibility.mandatory", n), "unknown code %q", c)
		}
	}
	for n, c := range in.BasicServices {
		if f, ok := in.Function(c); !ok || !f.BasicService {
			ps.add(at("formula.basic_services", n), "%q is not flagged as a basic service", c)
		}
	}
}

func unique[T any](ps *problems, place string, items []T, code func(T) string) map[string]bool {
	seen := map[string]bool{}
	for n, item := range items {
		if c := code(item); seen[c] {
			ps.add(at(place, n)+".code", "repeats %q", c)
		}
		seen[code(item)] = true
	}
	return seen
}

func (in *Instrument) checkIndicators(ps *problems) {
	sid := false
	for n, i := range in.Indicators {
		place := at("indicators", n)
		if sid && i.Aspect == AspectSPD {
			ps.add(place, "an SPD row after the SID rows")
		}
		sid = sid || i.Aspect == AspectSID
		if i.WeightX100 != nil && *i.WeightX100 <= 0 {
			ps.add(place+".weight_x100", "%d is not positive", *i.WeightX100)
		}
		checkLevels(ps, place+".levels", i.Levels)
		for b, basis := range i.Bases {
			checkLevels(ps, fmt.Sprintf("%s.bases[%d].levels", place, b), basis.Levels)
		}
	}
	if !sid {
		ps.add("indicators", "no SID row")
	}
}

func checkLevels(ps *problems, place string, levels []Level) {
	if len(levels) != 0 && len(levels) != MaxLevel {
		ps.add(place, "%d levels, %d expected", len(levels), MaxLevel)
	}
	for n, l := range levels {
		if l.Level != n+1 {
			ps.add(at(place, n)+".level", "%d, %d expected", l.Level, n+1)
		}
	}
}

func (in *Instrument) checkCategories(ps *problems) {
	next := 10000 // 100.00, the highest index
	for n, c := range in.Categories {
		if c.MaxX100 != next || c.MinX100 > c.MaxX100 {
			ps.add(at("categories", n), "%d to %d: a gap, an overlap or reversed", c.MinX100, c.MaxX100)
		}
		next = c.MinX100 - 1
	}
	if next != -1 {
		ps.add("categories", "not down to 0")
	}
}

func (in *Instrument) checkFormula(ps *problems) {
	f := in.Formula
	if f == nil {
		return
	}
	if f.SPDMaxX100 < 0 || f.MaturityMaxX100 < 0 || f.DivisorMin < 1 || f.CountWeightX100 < 0 || f.CountCap < 0 || f.TotalMaxX100 < 1 {
		ps.add("formula", "a number is too small")
	}
	if f.CountCap*f.CountWeightX100 != f.CountMaxX100 {
		ps.add("formula.count_max_x100", "is not count_cap × count_weight_x100")
	}
	if f.SPDMaxX100+f.MaturityMaxX100+f.CountMaxX100 != f.TotalMaxX100 {
		ps.add("formula.total_max_x100", "is not the sum of the three maxima")
	}
	if highest, known := maxScoreX100(in.rows(AspectSID)); !known || highest != f.MaturityMaxX100 {
		ps.add("formula.maturity_max_x100", "is not what the SID rows add up to")
	}
	if highest, known := maxScoreX100(in.rows(AspectSPD)); known && highest != f.SPDMaxX100 {
		ps.add("formula.spd_max_x100", "is not what the SPD rows add up to")
	}
	if f.BasicServicesRequired != nil {
		within("formula."+gateKey, ps, *f.BasicServicesRequired, 1, len(in.BasicServices))
	}
}

// maxScoreX100 is the score of rows that all have the highest level; unknown while a weight is.
func maxScoreX100(rows []Indicator) (sum int, known bool) {
	for _, row := range rows {
		points, ok := row.PointsX100(MaxLevel)
		if !ok {
			return 0, false
		}
		sum += points
	}
	return sum, len(rows) > 0
}

func (in *Instrument) checkOutlook(ps *problems) {
	last := in.Year
	for n, o := range in.Outlook {
		place := at("outlook", n)
		if o.Year <= last {
			ps.add(place+".year", "%d does not come after %d", o.Year, last)
		}
		last = o.Year
		if o.DivisorMin < 1 {
			ps.add(place+"."+divisorKey, "%d is not positive", o.DivisorMin)
		}
		within(place+"."+gateKey, ps, o.BasicServicesRequired, 1, len(in.BasicServices))
	}
	if len(in.Outlook) > 0 && in.Formula == nil {
		ps.add("outlook", "of a year without a formula")
	}
}
