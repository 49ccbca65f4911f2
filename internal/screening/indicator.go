package screening

import (
	"slices"

	"jaring/internal/evidence"
	"jaring/internal/iid"
)

// indicators are the rows of an innovation, without anything of an entry: the variables of the instrument in their order,
// and in each its indicators in theirs.
func indicators(in *iid.Instrument) []Indicator {
	groups, place := map[string]string{}, map[string]int{}
	for n, v := range in.Variables {
		groups[v.Code], place[v.Code] = v.Name, n
	}
	rows := slices.Clone(in.SID())
	slices.SortStableFunc(rows, func(a, b iid.Indicator) int { return place[a.Variable] - place[b.Variable] })
	list := make([]Indicator, len(rows))
	for n := range rows {
		list[n] = blank(&rows[n], groups)
	}
	return list
}

func blank(r *iid.Indicator, groups map[string]string) Indicator {
	i := Indicator{Code: r.Code, No: r.No, Name: r.Name, Group: groups[r.Variable], Mandatory: r.Mandatory != nil && *r.Mandatory}
	if r.WeightX100 != nil {
		i.WeightX100 = *r.WeightX100
	}
	if r.Evidence != nil {
		i.EvidenceNote = r.Evidence.Note
	}
	i.Levels = levels(r.Levels, i.WeightX100)
	return i
}

// levels puts the answer "nothing proven" before those of the instrument.
func levels(of []iid.Level, weight int) []Level {
	list := []Level{{Label: "Tidak terbukti"}}
	for _, l := range of {
		list = append(list, Level{Level: l.Level, Label: l.Label, PointsX100: weight * l.Level})
	}
	return list
}

func (i *Indicator) fill(in *iid.Instrument, claims []claimItem, files []evidence.Item, marks []markRow) {
	for _, c := range claims {
		if c.Indicator == i.Code {
			i.Claimed, i.ClaimVersion, i.Note = c.Level, c.Version, c.Note
			i.choose(in, c.Basis)
		}
	}
	for _, f := range files {
		if string(f.Slot) == i.Code {
			i.Evidence = append(i.Evidence, f)
		}
	}
	for _, m := range marks {
		if m.Indicator == i.Code {
			i.Mark = &Mark{Level: m.Level, Reason: m.Reason, At: m.MarkedAt}
		}
	}
}

// choose takes the levels of the measure that the unit has chosen.
func (i *Indicator) choose(in *iid.Instrument, code string) {
	row, ok := in.Indicator(i.Code)
	if !ok {
		return
	}
	if basis, ok := row.Basis(code); ok {
		i.Basis, i.Levels = basis.Name, levels(basis.Levels, i.WeightX100)
		if basis.EvidenceNote != "" {
			i.EvidenceNote = basis.EvidenceNote
		}
	}
}

// maturityX100 is the sum of weight × level over the rows of an innovation.
func maturityX100(in *iid.Instrument, level map[string]int) int {
	sum := 0
	for _, r := range in.SID() {
		if r.WeightX100 != nil {
			sum += *r.WeightX100 * level[r.Code]
		}
	}
	return sum
}
