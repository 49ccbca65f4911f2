package ui

import (
	"math"
	"strconv"
)

// Band is a category of the index, from From (hundredths) up to the next band.
type Band struct {
	Label string
	From  int // hundredths
}

// ScaleView is the category scale. All figures are hundredths of a point; Bands
// come from the cycle's instrument in ascending order.
type ScaleView struct {
	Bands             []Band
	Most              int // end of the scale: 10000 unless the instrument says otherwise
	Verified, Claimed int
	HasVerified       bool
	HasClaimed        bool
}

// plot is a drawing of the scale for one width in px.
type plot struct {
	ScaleView
	Width float64
	Small bool // phone: short names
}

func (v ScaleView) plots() []plot {
	return []plot{{v, 672, false}, {v, 350, true}}
}

func (v ScaleView) most() int {
	if v.Most > 0 {
		return v.Most
	}
	return 10000
}

// x is the place of a figure, one decimal being enough for a screen.
func (p plot) x(hundredths int) float64 {
	return math.Round(float64(min(max(hundredths, 0), p.most()))/float64(p.most())*p.Width*10) / 10
}

func px(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func (p plot) class() string {
	if p.Small {
		return "phone-only"
	}
	return "wide-only"
}

// end is where band i stops.
func (p plot) end(i int) int {
	if i+1 < len(p.Bands) {
		return p.Bands[i+1].From
	}
	return p.most()
}

func (p plot) bandClass(i int) string {
	switch len(p.Bands) - 1 - i {
	case 0:
		return "band-top"
	case 1:
		return "band-middle"
	}
	return "band-low"
}

// labelOf leaves "Inovatif" off long names on phones: there is room for one word.
func (p plot) labelOf(b Band) string {
	if !p.Small {
		return b.Label
	}
	for i, r := range b.Label {
		if r == ' ' {
			return b.Label[:i]
		}
	}
	return b.Label
}

// anchor keeps a label within the drawing: words near an edge grow inwards,
// others away from their neighbour.
func (p plot) anchor(at int, left bool) string {
	x := p.x(at)
	if x < p.Width*.3 {
		return "start"
	}
	if x > p.Width*.7 || left {
		return "end"
	}
	return "start"
}

// rows puts the two labels above each other where side by side they would meet.
func (p plot) rows() (verified, claimed string) {
	if p.HasVerified && p.HasClaimed && p.anchor(p.Verified, true) == p.anchor(p.Claimed, p.Claimed < p.Verified) {
		return "34", "14"
	}
	return "34", "34"
}

func (p plot) viewBox() string { return "0 0 " + px(p.Width) + " 150" }

func diamondPath(x, y, r float64) string {
	return "M" + px(x) + " " + px(y-r) + "l" + px(r) + " " + px(r) + "l" + px(-r) + " " + px(r) + "l" + px(-r) + " " + px(-r) + "z"
}

// reading is the whole scale in a sentence.
func (v ScaleView) reading() string {
	out := "Skala kategori:"
	for i, b := range v.Bands {
		if i > 0 {
			out += ";"
		}
		out += " " + b.Label + " mulai " + Decimal(b.From)
	}
	if v.HasVerified {
		out += ". Terverifikasi " + Decimal(v.Verified)
	}
	if v.HasClaimed {
		out += ". Mandiri " + Decimal(v.Claimed)
	}
	return out + "."
}

func (v ScaleView) figures() Figures {
	f := Figures{Caption: "Batas kategori dan hasil", Heads: []string{"Batas atau hasil", "Angka"}}
	for _, b := range v.Bands {
		f.Rows = append(f.Rows, []string{b.Label + " mulai", Decimal(b.From)})
	}
	if v.HasVerified {
		f.Rows = append(f.Rows, []string{"Terverifikasi", Decimal(v.Verified)})
	}
	if v.HasClaimed {
		f.Rows = append(f.Rows, []string{"Mandiri", Decimal(v.Claimed)})
	}
	return f
}

// gap is the way from the best figure to the next band, if there is one.
func (v ScaleView) gap() (from, to int, ok bool) {
	best := v.Verified
	if !v.HasVerified || v.HasClaimed && v.Claimed > best {
		best = v.Claimed
	}
	for _, b := range v.Bands {
		if b.From > best {
			return best, b.From, v.HasVerified || v.HasClaimed
		}
	}
	return 0, 0, false
}
