package iid

import "slices"

// problems lists all that makes p impossible to compute. Places start with prefix.
func (p Portfolio) problems(prefix string) problems {
	var ps problems
	in := p.instrument(&ps, prefix)
	p.checkSPD(&ps, prefix, in)
	ids := map[string]int{}
	for i, e := range p.Entries {
		place := at(prefix+"entries", i)
		e.check(&ps, place, in)
		if first, repeated := ids[e.ID]; repeated && e.ID != "" {
			ps.add(place+".id", "repeats %q of entries[%d]", e.ID, first)
		} else {
			ids[e.ID] = i
		}
	}
	for i, s := range p.Settings.CountedStages {
		checkStage(&ps, at(prefix+"settings.counted_stages", i), s)
	}
	return ps
}

// instrument finds the instrument of p. Without a usable one the rest is held against the newest, so that one mistaken year
// does not hide the other problems.
func (p Portfolio) instrument(ps *problems, prefix string) *Instrument {
	in, err := ForYear(p.Year)
	switch {
	case err != nil:
		ps.add(prefix+"year", "%s", err)
	case in.Formula == nil:
		ps.add(prefix+"year", "no formula is known for %d", p.Year)
	default:
		return in
	}
	return Newest()
}

func (p Portfolio) checkSPD(ps *problems, prefix string, in *Instrument) {
	place := prefix + "spd_levels"
	switch {
	case p.SPDX100 == nil && p.SPDLevels == nil:
		ps.add(place, "missing: spd_levels or spd_x100 expected")
		return
	case p.SPDX100 != nil && p.SPDLevels != nil:
		ps.add(place, "only one of spd_levels and spd_x100 expected")
	}
	if p.SPDX100 != nil {
		within(prefix+"spd_x100", ps, *p.SPDX100, 0, in.Formula.SPDMaxX100)
	}
	if p.SPDLevels == nil {
		return
	}
	if _, known := maxScoreX100(in.SPD()); !known {
		ps.add(place, "the SPD weights of %d are unknown: spd_x100 expected", in.Year)
		return
	}
	checkRowLevels(ps, place, p.SPDLevels, in.SPD())
}

func (e Entry) check(ps *problems, place string, in *Instrument) {
	if e.ID == "" {
		ps.add(place+".id", "empty")
	}
	switch {
	case e.MaturityX100 == nil && e.Levels == nil:
		ps.add(place+".levels", "missing: levels or maturity_x100 expected")
	case e.MaturityX100 != nil && e.Levels != nil:
		ps.add(place+".levels", "only one of levels and maturity_x100 expected")
	}
	if e.MaturityX100 != nil {
		within(place+".maturity_x100", ps, *e.MaturityX100, 0, in.Formula.MaturityMaxX100)
	}
	if e.Levels != nil {
		checkRowLevels(ps, place+".levels", e.Levels, in.SID())
	}
	e.checkServices(ps, place, in)
	if e.Stage != "" {
		checkStage(ps, place+".stage", e.Stage)
	}
}

func (e Entry) checkServices(ps *problems, place string, in *Instrument) {
	if e.BasicService != "" && !slices.Contains(in.BasicServices, e.BasicService) {
		if _, known := in.Function(e.BasicService); known {
			ps.add(place+".basic_service", "%q is not a basic service: null expected", e.BasicService)
		} else {
			ps.add(place+".basic_service", "unknown code %q", e.BasicService)
		}
	}
	for i, service := range e.SecondaryServices {
		if _, known := in.Function(service); !known {
			ps.add(at(place+".secondary_services", i), "unknown code %q", service)
		}
	}
}

func checkRowLevels(ps *problems, place string, levels []int, rows []Indicator) {
	if len(levels) != len(rows) {
		ps.add(place, "%d values, %d expected", len(levels), len(rows))
	}
	for i, level := range levels {
		if level < 0 || level > MaxLevel {
			ps.add(at(place, i), "%d is outside 0 to %d", level, MaxLevel)
		}
	}
}

func checkStage(ps *problems, place string, s Stage) {
	if !slices.Contains(Stages, s) {
		ps.add(place, "unknown code %q", s)
	}
}
