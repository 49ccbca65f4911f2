package look

import (
	"math"
	"slices"
)

const (
	leastContrast = 24   // between ink and paper, of 255
	leastInk      = .003 // of a page with a few lines on it
	mostInk       = .35  // of a page of print; what has more is a photograph
	inkBelow      = .4   // of the way from paper to ink
	edge          = .01  // of the ink lies outside each edge of the frame: specks do not move it
	leastSide     = 16   // pixels of a frame
)

// frame finds what is on a page: its margins are left out and its lines laid straight. A photograph is taken as it is.
func (g grey) frame() (frame, bool) {
	sorted := slices.Sorted(slices.Values(g.at))
	dark, paper := sorted[len(sorted)/200], sorted[len(sorted)*9/10]
	if paper-dark < leastContrast {
		return frame{}, false
	}
	ink, share := g.ink(paper - (paper-dark)*inkBelow)
	whole := frame{wide: float64(g.wide), high: float64(g.high)}
	switch {
	case share < leastInk:
		return frame{}, false
	case share > mostInk:
		return whole, true
	}
	whole.angle = ink.askew()
	return ink.trim(whole)
}

// ink is 1 where it is darker than cut, and its share of the page.
func (g grey) ink(cut float32) (grey, float64) {
	ink, n := newGrey(g.wide, g.high), 0
	for i, v := range g.at {
		if v < cut {
			ink.at[i] = 1
			n++
		}
	}
	return ink, float64(n) / float64(len(g.at))
}

const (
	mostAskew = 3.0 // degrees
	askewStep = .25
	// clearer is by how much lines must stand out more than without turning.
	clearer = 1.02
)

// askew is the angle at which the lines of print lie: laid straight, rows full of ink and empty ones follow each other.
func (g grey) askew() float64 {
	best, angle := g.lined(0)*clearer, 0.0
	for a := -mostAskew; a <= mostAskew; a += askewStep {
		if found := g.lined(a); found > best {
			best, angle = found, a
		}
	}
	return angle * math.Pi / 180
}

// lined is how much the rows differ from their neighbours when the page is turned by some degrees.
func (g grey) lined(degrees float64) float64 {
	tan := math.Tan(degrees * math.Pi / 180)
	rows := make([]float64, g.high)
	for y := range g.high {
		for x := range g.wide {
			if g.at[y*g.wide+x] > 0 {
				row := float64(y) - (float64(x)-float64(g.wide)/2)*tan
				rows[min(max(int(row), 0), g.high-1)]++
			}
		}
	}
	sum := 0.0
	for n := range len(rows) - 1 {
		sum += (rows[n] - rows[n+1]) * (rows[n] - rows[n+1])
	}
	return sum
}

// trim leaves out what is empty around the print.
func (g grey) trim(f frame) (frame, bool) {
	turned := g.sample(f, g.wide, g.high)
	columns, rows := make([]float64, g.wide), make([]float64, g.high)
	for n, v := range turned.at {
		columns[n%g.wide] += float64(v)
		rows[n/g.wide] += float64(v)
	}
	left, right := edges(columns)
	top, bottom := edges(rows)
	if right-left < leastSide || bottom-top < leastSide {
		return f, false
	}
	return frame{left, top, right - left, bottom - top, f.angle}, true
}

func edges(ink []float64) (from, to float64) {
	total := 0.0
	for _, v := range ink {
		total += v
	}
	from, to = quantile(ink, total*edge), quantile(ink, total*(1-edge))
	more := (to - from) * edge
	return from - more, to + more
}

// quantile is where the sums reach an amount.
func quantile(ink []float64, amount float64) float64 {
	seen := 0.0
	for n, v := range ink {
		if v > 0 && seen+v >= amount {
			return float64(n) + (amount-seen)/v
		}
		seen += v
	}
	return float64(len(ink))
}
