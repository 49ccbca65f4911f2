package look

import (
	"image"
	"math"
)

// grey is a picture of brightness, 0 to 255, row by row.
type grey struct {
	wide, high int
	at         []float32
}

func newGrey(wide, high int) grey { return grey{wide, high, make([]float32, wide*high)} }

// workSide is the longer side in pixels of the picture that is looked at.
const workSide = 720

// shrink averages a picture into one of bearable size; it never enlarges.
func shrink(p *image.RGBA) grey {
	size := p.Rect.Size()
	wide, high := size.X, size.Y
	if longer := max(wide, high); longer > workSide {
		wide, high = max(1, wide*workSide/longer), max(1, high*workSide/longer)
	}
	to, counts := newGrey(wide, high), make([]float32, wide*high)
	for y := range size.Y {
		row, line := p.Pix[y*p.Stride:], y*high/size.Y*wide
		for x := range size.X {
			r, g, b := row[4*x], row[4*x+1], row[4*x+2]
			n := line + x*wide/size.X
			to.at[n] += .299*float32(r) + .587*float32(g) + .114*float32(b)
			counts[n]++
		}
	}
	for n := range to.at {
		to.at[n] /= counts[n]
	}
	return to
}

// frame is a part of a picture, which may lie askew in it.
type frame struct {
	left, top, wide, high float64 // after turning
	angle                 float64 // radians
}

// sample averages the part into a picture of wide × high cells.
func (g grey) sample(f frame, wide, high int) grey {
	to := newGrey(wide, high)
	across, down := points(f.wide/float64(wide)), points(f.high/float64(high))
	sin, cos := math.Sincos(f.angle)
	midX, midY := float64(g.wide)/2, float64(g.high)/2
	for y := range high * down {
		v := f.top + (float64(y)+.5)*f.high/float64(high*down) - midY
		for x := range wide * across {
			u := f.left + (float64(x)+.5)*f.wide/float64(wide*across) - midX
			to.at[y/down*wide+x/across] += g.point(midX+u*cos-v*sin, midY+u*sin+v*cos)
		}
	}
	for n := range to.at {
		to.at[n] /= float32(across * down)
	}
	return to
}

// points is how many points of a cell are looked at along a side of so many pixels: no stroke falls between two of them.
func points(pixels float64) int { return min(max(int(math.Ceil(pixels)), 1), 16) }

// point is the brightness between four pixels; outside there is the nearest.
func (g grey) point(x, y float64) float32 {
	x, y = x-.5, y-.5
	left, top := math.Floor(x), math.Floor(y)
	right, down := float32(x-left), float32(y-top)
	a, b := g.pixel(int(left), int(top)), g.pixel(int(left)+1, int(top))
	c, d := g.pixel(int(left), int(top)+1), g.pixel(int(left)+1, int(top)+1)
	return (a*(1-right)+b*right)*(1-down) + (c*(1-right)+d*right)*down
}

func (g grey) pixel(x, y int) float32 {
	return g.at[min(max(y, 0), g.high-1)*g.wide+min(max(x, 0), g.wide-1)]
}
