// Package look tells whether two pictures show the same page: scanned twice, saved smaller, brightened, or laid a little
// askew on the glass. Letters of one template, which differ in their words, are not the same. Pixels in, a verdict out.
//
// What is compared is where it gets lighter or darker from left to right: within a line that is where words end, which
// no two texts share. Lines, heads and signatures at the same height, which all letters of an office share, weigh little.
package look

import (
	"image"
	"math"
)

const (
	cellsWide, cellsHigh = 48, 64
	cells                = cellsWide * cellsHigh

	leastStep = 1  // of the usual step, of 255, where there is something to be seen
	usualStep = 32 // what the usual step becomes
	strongest = 127
)

// Look is what a picture looks like: the steps of brightness from each cell to the one at its right, row by row.
type Look [cells]int8

// Of a picture; nil where nothing or next to nothing is on it.
func Of(p *image.RGBA) *Look {
	g := shrink(p)
	f, seen := g.frame()
	if !seen {
		return nil
	}
	c, squares := g.sample(f, cellsWide+1, cellsHigh), 0.0
	steps := make([]float64, 0, cells)
	for n := range c.at {
		if n%c.wide < cellsWide {
			step := float64(c.at[n] - c.at[n+1])
			steps = append(steps, step)
			squares += step * step
		}
	}
	usual := math.Sqrt(squares / cells)
	if usual < leastStep {
		return nil
	}
	l := new(Look)
	for n, step := range steps {
		l[n] = int8(min(max(math.Round(step/usual*usualStep), -strongest), strongest))
	}
	return l
}

// Bytes is the look as it is kept; FromBytes reads it.
func (l *Look) Bytes() []byte {
	b := make([]byte, cells)
	for n, step := range l {
		b[n] = byte(step)
	}
	return b
}

// FromBytes is nil for what Bytes has not written.
func FromBytes(b []byte) *Look {
	if len(b) != cells {
		return nil
	}
	l := new(Look)
	for n := range b {
		l[n] = int8(b[n])
	}
	return l
}
