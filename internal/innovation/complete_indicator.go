package innovation

import "strconv"

func (c *Content) checkIndicators(r *Report, asked map[string]bool) {
	parts := make(map[string][]IndicatorPart, len(c.Instrument.Variables))
	for _, row := range c.rows() {
		part := row.part(asked[row.indicator.Code])
		parts[row.indicator.Variable] = append(parts[row.indicator.Variable], part)
		row.blocks(r)
	}
	for _, v := range c.Instrument.Variables {
		r.group(v.Name, parts[v.Code])
	}
	r.group("Indikator lain", parts[""])
}

func (r *Report) group(name string, parts []IndicatorPart) {
	if len(parts) == 0 {
		return
	}
	g := Group{Name: name, Parts: parts}
	for _, p := range parts {
		if p.State == Complete {
			g.Complete++
		}
	}
	r.Groups = append(r.Groups, g)
}

func (r row) title() string { return strconv.Itoa(r.indicator.No) + ". " + r.indicator.Name }

func (r row) target() Target { return Target{PageIndicator, r.indicator.Code, ""} }

func (r row) part(asked bool) IndicatorPart {
	p := IndicatorPart{
		Part:      Part{Title: r.title(), Target: r.target()},
		Indicator: r.indicator, Mandatory: mandatory(r.indicator),
		Level: r.claim.Level, Files: r.files, PointsX100: r.pointsX100(), MaxX100: r.maxX100(),
	}
	p.State, p.Word = r.state(asked)
	return p
}

func (r row) state(asked bool) (State, string) {
	switch {
	case asked:
		return NeedsFix, "Perlu perbaikan"
	case r.proven():
		return Complete, "Lengkap"
	case r.claim.Level > 0:
		return Partial, "Belum ada bukti"
	case r.files > 0:
		return Partial, "Belum pilih tingkat"
	}
	return NotStarted, "Belum mulai"
}

// blocks tells what the row means for sending: a mandatory one has to be proven, any other only loses its points.
func (r row) blocks(report *Report) {
	name := r.indicator.Name
	switch {
	case r.proven():
	case mandatory(r.indicator) && r.claim.Level == 0:
		report.Blocks = append(report.Blocks, Block{name + " wajib diklaim", "Pilih tingkat", Target{PageIndicator, r.indicator.Code, "level"}})
	case mandatory(r.indicator):
		report.Blocks = append(report.Blocks, Block{name + " wajib, belum ada bukti", "Unggah bukti", r.target()})
	case r.claim.Level > 0:
		report.Warnings = append(report.Warnings, Block{name + " diklaim tanpa bukti", "Unggah bukti", r.target()})
	}
}
