package ui

import (
	"math"
	"strconv"
)

// TrendYear is one year of a trend; figures are hundredths.
type TrendYear struct {
	Year  int
	Value int
	Known bool   // false: "belum diisi", never zero
	Word  string // the published category
	Lower int    // from here "Inovatif"; 0: the year's limits are not stated
	Upper int    // from here "Sangat Inovatif"
}

// TrendView is the index through the years with the category limits of each.
type TrendView struct {
	Title string // the finding, read aloud as well
	Years []TrendYear
}

const (
	trendTop    = 14.0
	trendBottom = 222.0
)

// trendPlot is the drawing for one width.
type trendPlot struct {
	TrendView
	Width  float64
	Small  bool
	lo, hi float64
}

func (v TrendView) plots() []trendPlot {
	lo, hi := v.bounds()
	return []trendPlot{{v, 640, false, lo, hi}, {v, 350, true, lo, hi}}
}

// bounds leaves room below and above whatever is drawn.
func (v TrendView) bounds() (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, y := range v.Years {
		for _, n := range []int{y.Lower, y.Upper} {
			if n > 0 {
				lo, hi = math.Min(lo, float64(n)), math.Max(hi, float64(n))
			}
		}
		if y.Known {
			lo, hi = math.Min(lo, float64(y.Value)), math.Max(hi, float64(y.Value))
		}
	}
	if lo > hi {
		return 0, 10000
	}
	return math.Max(0, lo-800), math.Min(10000, hi+600)
}

func (p trendPlot) class() string {
	if p.Small {
		return "trend phone-only"
	}
	return "trend wide-only"
}

func (p trendPlot) viewBox() string { return "0 0 " + px(p.Width) + " 256" }

// step is the width of one year's column.
func (p trendPlot) step() float64 { return p.Width / float64(max(len(p.Years), 1)) }

func (p trendPlot) left(i int) float64   { return round1(float64(i) * p.step()) }
func (p trendPlot) centre(i int) float64 { return round1((float64(i) + .5) * p.step()) }

func round1(v float64) float64 { return math.Round(v*10) / 10 }

func (p trendPlot) y(hundredths int) float64 {
	return round1(trendBottom - (float64(hundredths)-p.lo)/(p.hi-p.lo)*(trendBottom-trendTop))
}

// area is the band of a category within one year's column.
func (p trendPlot) area(i int, from, to float64) string {
	return "M" + px(p.left(i)) + " " + px(from) + "H" + px(p.left(i+1)) + "V" + px(to) + "H" + px(p.left(i)) + "z"
}

// stairs is a limit through the years that state it: it moves, so it is stepped.
func (p trendPlot) stairs(limit func(TrendYear) int) string {
	d, open := "", false
	for i, y := range p.Years {
		if limit(y) == 0 {
			open = false
			continue
		}
		at := px(p.y(limit(y)))
		if !open {
			d += "M" + px(p.left(i)) + " " + at
			open = true
		} else {
			d += "V" + at
		}
		d += "H" + px(p.left(i+1))
	}
	return d
}

// line joins years that follow each other and are both known; nothing is interpolated.
func (p trendPlot) line() string {
	d := ""
	for i, y := range p.Years {
		if i > 0 && y.Known && p.Years[i-1].Known && y.Year == p.Years[i-1].Year+1 {
			d += "M" + px(p.centre(i-1)) + " " + px(p.y(p.Years[i-1].Value)) + "L" + px(p.centre(i)) + " " + px(p.y(y.Value))
		}
	}
	return d
}

// floating is where the mark of an unknown year stands: below the upper limit, clear of its label and of the lower one.
func (p trendPlot) floating(y TrendYear) float64 {
	if y.Upper > 0 {
		return round1(p.y(y.Upper) + 36)
	}
	return round1((trendTop + trendBottom) / 2)
}

// changes lists the columns where a limit begins or moves: there it is labelled.
func (p trendPlot) changes(limit func(TrendYear) int) []int {
	var out []int
	for i, y := range p.Years {
		if limit(y) > 0 && (i == 0 || limit(p.Years[i-1]) != limit(y)) {
			out = append(out, i)
		}
	}
	return out
}

func upper(y TrendYear) int { return y.Upper }
func lower(y TrendYear) int { return y.Lower }

func (v TrendView) reading() string {
	out := v.Title + "."
	for _, y := range v.Years {
		out += " " + strconv.Itoa(y.Year) + ": " + y.figure()
		if y.Word != "" {
			out += ", " + y.Word
		}
		out += "."
	}
	return out
}

func (y TrendYear) figure() string {
	if !y.Known {
		return unknown
	}
	return Decimal(y.Value)
}

func limitText(n int) string {
	if n == 0 {
		return unknown
	}
	return Decimal(n)
}

func (v TrendView) figures() Figures {
	f := Figures{Caption: v.Title, Heads: []string{"Tahun", "Indeks", "Kategori", "Inovatif mulai", "Sangat Inovatif mulai"}}
	for _, y := range v.Years {
		f.Rows = append(f.Rows, []string{strconv.Itoa(y.Year), y.figure(), y.Word, limitText(y.Lower), limitText(y.Upper)})
	}
	return f
}
