package innovation

import (
	"cmp"
	"slices"

	"jaring/internal/iid"
)

// Maturity is the sum of an entry's row scores, in hundredths of points, split by what proves them.
type Maturity struct {
	ProvenX100    int // claimed, with evidence
	UnprovenX100  int // claimed, without: an assessor counts these as nothing
	UnclaimedX100 int
	MaxX100       int
}

// ClaimedX100 is what the unit says it has reached.
func (m Maturity) ClaimedX100() int { return m.ProvenX100 + m.UnprovenX100 }

// Maturity sums up the claims. Indicators whose weight is unknown add nothing.
func (c *Content) Maturity() Maturity {
	var m Maturity
	for _, row := range c.rows() {
		m.MaxX100 += row.maxX100()
		switch points := row.pointsX100(); {
		case row.files > 0:
			m.ProvenX100 += points
		default:
			m.UnprovenX100 += points
		}
	}
	m.UnclaimedX100 = m.MaxX100 - m.ClaimedX100()
	return m
}

// row is one indicator with what the entry says of it.
type row struct {
	indicator *iid.Indicator
	claim     Claim
	files     int
}

func (r row) pointsX100() int {
	points, _ := r.indicator.PointsX100(r.claim.Level)
	return points
}

func (r row) maxX100() int {
	points, _ := r.indicator.PointsX100(iid.MaxLevel)
	return points
}

func (r row) proven() bool { return r.claim.Level > 0 && r.files > 0 }

// rows pairs the instrument's rows with the claims, which stand in the same order.
func (c *Content) rows() []row {
	files := make(map[string]int, len(c.Claims))
	for _, d := range c.Documents {
		files[d.Slot]++
	}
	indicators := c.Instrument.SID()
	list := make([]row, len(indicators))
	for i := range indicators {
		list[i] = row{&indicators[i], c.Claims[i], files[indicators[i].Code]}
	}
	return list
}

// Gain is a next step on one indicator and what it adds to the maturity.
type Gain struct {
	Indicator string
	Name      string
	Step      string // what to do, in words
	X100      int
	effort    int
}

// What a step asks of a unit, roughly and by nobody's rule but ours: to send what it says it has; to show something at all;
// to show more of it, which may take years, other people or a higher regulation.
const (
	effortUpload = 1 + iota
	effortBegin
	effortMore
)

// Nearest lists the steps that add most for their effort, the best first, at most n: evidence for what is claimed already,
// and the next level of what is proven or not claimed yet.
func (c *Content) Nearest(n int) []Gain {
	var gains []Gain
	for _, r := range c.rows() {
		if g, ok := r.gain(); ok && g.X100 > 0 {
			gains = append(gains, g)
		}
	}
	slices.SortStableFunc(gains, func(a, b Gain) int { return cmp.Compare(b.X100*a.effort, a.X100*b.effort) })
	return gains[:min(n, len(gains))]
}

func (r row) gain() (Gain, bool) {
	g := Gain{Indicator: r.indicator.Code, Name: r.indicator.Name, effort: effortMore}
	if r.claim.Level > 0 && r.files == 0 {
		g.Step, g.X100, g.effort = "unggah bukti", r.pointsX100(), effortUpload
		return g, true
	}
	if r.claim.Level == 0 {
		g.effort = effortBegin
	}
	points, ok := r.indicator.NextLevelX100(r.claim.Level)
	g.X100 = points
	for _, level := range Levels(r.indicator, r.claim.Basis) {
		if level.Level == r.claim.Level+1 {
			g.Step = level.Label
		}
	}
	return g, ok
}
