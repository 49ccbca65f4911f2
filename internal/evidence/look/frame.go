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
	edge          = .06  // of the ink says where an edge is: specks do not move it
	beyond        = .03  // of a frame's side lies beyond what the edges say
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
	clearer = 1.01
)

// askew is the angle at which the lines of print lie: laid straight, rows full of ink and empty ones follow each other.
func (g grey) askew() float64 {
	best, angle := g.lined(0)*clearer, 0.0
	try := func(a float64) {
		if found := g.lined(a); found > best {
			best, angle = found, a
		}
	}
	for a := -mostAskew; a <= mostAskew; a += askewStep {
		try(a)
	}
	if angle != 0 {
		for step, middle := askewStep/4, angle; step < askewStep; step += askewStep / 4 {
			try(middle - step)
			try(middle + step)
		}
	}
	return angle * math.Pi / 180
}

// lined is how much the rows differ from their neighbours when the page is turned by some degrees.
func (g grey) lined(degrees float64) float64 {
	tan := math.Tan(degrees * math.Pi / 180)
	rows := make([]float64, max(g.high, 2))
	for y := range g.high {
		for x := range g.wide {
			if g.at[y*g.wide+x] > 0 {
				row := math.Max(float64(y)-(float64(x)-float64(g.wide)/2)*tan, 0)
				above := min(int(row), len(rows)-2)
				part := min(row-float64(above), 1) // of the ink that falls into the row below
				rows[above] += 1 - part
				rows[above+1] += part
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

// edges are where the outermost ink lies in the mean: unlike its very edge that does not jump from one line of print to
// the next when a copy is a little lighter.
func edges(ink []float64) (from, to float64) {
	total := 0.0
	for _, v := range ink {
		total += v
	}
	from, to = outermost(ink, total*edge), float64(len(ink))
	slices.Reverse(ink)
	to -= outermost(ink, total*edge)
	more := (to - from) * beyond
	return from - more, to + more
}

// outermost is the mean place of the first so much ink.
func outermost(ink []float64, amount float64) float64 {
	seen, sum := 0.0, 0.0
	for n, v := range ink {
		v = min(v, amount-seen)
		seen += v
		sum += v * (float64(n) + .5)
		if seen >= amount {
			break
		}
	}
	return sum / amount
}
