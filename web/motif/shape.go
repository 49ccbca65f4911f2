// Package motif draws the marks of the design as SVG text: the jlamprang cloth,
// the selvedge, the caps, the knots and the diamonds. It is pure geometry; the
// numbers are those of the design's motif section.
package motif

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// num prints a coordinate with at most two decimals.
func num(v float64) string {
	return strconv.FormatFloat(math.Round(v*100)/100+0, 'f', -1, 64)
}

func polar(cx, cy, r, angle float64) (x, y float64) {
	return cx + r*math.Cos(angle), cy + r*math.Sin(angle)
}

func point(x, y float64) string { return num(x) + " " + num(y) }

// diamond is a square on its corner with half-diagonal r.
func diamond(cx, cy, r float64) string {
	return "M" + point(cx, cy-r) + "L" + point(cx+r, cy) + "L" + point(cx, cy+r) + "L" + point(cx-r, cy) + "Z"
}

// box is a square with half-side r.
func box(cx, cy, r float64) string {
	return "M" + point(cx-r, cy-r) + "h" + num(2*r) + "v" + num(2*r) + "h" + num(-2*r) + "Z"
}

// disc is a circle of radius r as a path, so that many share one element.
func disc(cx, cy, r float64) string {
	d := num(2 * r)
	return fmt.Sprintf("M%sa%s %s 0 1 0 %s 0a%s %s 0 1 0 -%s 0Z", point(cx-r, cy), num(r), num(r), d, num(r), num(r), d)
}

func line(x1, y1, x2, y2 float64) string { return "M" + point(x1, y1) + "L" + point(x2, y2) }

// octagram is the outline of two squares turned by 45 degrees.
func octagram(cx, cy, r float64) string {
	inner := r * math.Cos(math.Pi/4) / math.Cos(math.Pi/8)
	var b strings.Builder
	for i := range 16 {
		radius := r
		if i%2 == 1 {
			radius = inner
		}
		x, y := polar(cx, cy, radius, float64(i)*math.Pi/8)
		b.WriteString(map[bool]string{true: "M", false: "L"}[i == 0])
		b.WriteString(point(x, y))
	}
	return b.String() + "Z"
}

// lens is a leaf from radius r0 to r1 along the angle, w wide at its middle.
func lens(cx, cy, r0, r1, w, angle float64) string {
	x0, y0 := polar(cx, cy, r0, angle)
	x1, y1 := polar(cx, cy, r1, angle)
	mx, my := polar(cx, cy, (r0+r1)/2, angle)
	ox, oy := 2*w*-math.Sin(angle), 2*w*math.Cos(angle)
	return "M" + point(x0, y0) + "Q" + point(mx+ox, my+oy) + " " + point(x1, y1) +
		"Q" + point(mx-ox, my-oy) + " " + point(x0, y0) + "Z"
}

// flower is n lenses round a centre, the first along the start angle.
func flower(cx, cy, r0, r1, w float64, n int, start float64) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(lens(cx, cy, r0, r1, w, start+float64(i)*2*math.Pi/float64(n)))
	}
	return b.String()
}

// ring is n discs round a centre.
func ring(cx, cy, radius, r float64, n int, start float64) string {
	var b strings.Builder
	for i := range n {
		x, y := polar(cx, cy, radius, start+float64(i)*2*math.Pi/float64(n))
		b.WriteString(disc(x, y, r))
	}
	return b.String()
}
