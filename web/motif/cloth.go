package motif

import (
	"math"
	"strings"
)

const (
	wedelan = "#142240"
	cream   = "#F6F1E6"
	amber   = "#E6AC5E"
	tile    = 120.0
)

// Cloth is the jlamprang lattice as a repeating picture of 240 × 240: two tiles
// each way, because the stars alternate cream and amber like a chessboard.
func Cloth() string {
	var lines, creams, ambers strings.Builder
	for row := range 3 {
		for col := range 3 {
			fill := &creams
			if (row+col)%2 == 0 {
				fill = &ambers
			}
			x, y := tile/2+float64(col)*tile, tile/2+float64(row)*tile
			star(&lines, fill, x, y)
			corner(&lines, &creams, x-tile/2, y-tile/2)
			edge(&lines, &creams, x, y-tile/2)
			edge(&lines, &creams, x-tile/2, y)
		}
	}
	return `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="240" viewBox="0 0 240 240">` +
		`<path fill="` + wedelan + `" d="M0 0h240v240H0z"/>` +
		`<path fill="none" stroke="` + cream + `" stroke-opacity=".42" stroke-width="1.3" d="` + lines.String() + `"/>` +
		`<path fill="` + cream + `" d="` + creams.String() + `"/>` +
		`<path fill="` + amber + `" d="` + ambers.String() + `"/></svg>`
}

// star draws the double star with its lotus and the net that ties it to its neighbours.
func star(lines, fill *strings.Builder, x, y float64) {
	lines.WriteString(octagram(x, y, 31) + octagram(x, y, 26))
	fill.WriteString(flower(x, y, 6.5, 20, 2.6, 8, 0) + disc(x, y, 3.2))
	for i := range 4 {
		axis, diagonal := float64(i)*math.Pi/2, float64(i)*math.Pi/2+math.Pi/4
		lines.WriteString(ray(x, y, 31, 47, axis) + ray(x, y, 31, 67.2, diagonal))
		nx, ny := polar(x, y, 49, diagonal)
		fill.WriteString(diamond(nx, ny, 3.4))
		fill.WriteString(pair(x, y, 43, .30, diagonal) + pair(x, y, 57, .24, diagonal))
	}
}

func ray(x, y, from, to, angle float64) string {
	x1, y1 := polar(x, y, from, angle)
	x2, y2 := polar(x, y, to, angle)
	return line(x1, y1, x2, y2)
}

func pair(x, y, radius, spread, angle float64) string {
	ax, ay := polar(x, y, radius, angle-spread)
	bx, by := polar(x, y, radius, angle+spread)
	return disc(ax, ay, 1.5) + disc(bx, by, 1.5)
}

func corner(lines, fill *strings.Builder, x, y float64) {
	lines.WriteString(diamond(x, y, 25))
	fill.WriteString(flower(x, y, 4, 14.5, 2.6, 4, math.Pi/4) + flower(x, y, 4, 19, 2.2, 4, 0) + disc(x, y, 2.4))
}

func edge(lines, fill *strings.Builder, x, y float64) {
	lines.WriteString(diamond(x, y, 13))
	fill.WriteString(diamond(x, y, 6))
}

// Seret is the selvedge's tile of 24 × 8, used as a mask: only its shape counts.
func Seret() string {
	return `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="8" viewBox="0 0 24 8"><path d="` +
		diamond(6, 4, 3.6) + disc(14, 4, 1.1) + disc(22, 4, 1.1) + `M17 3.3h2v1.4h-2Z"/></svg>`
}
