package motif

import (
	"hash/fnv"
	"math"
	"strconv"
	"strings"
)

// Stamp names the parts of one cap; each field picks a variant, see Symbols.
type Stamp struct{ Centre, Ring, Corners, Edges, Colour int }

// StampFor derives the cap of an innovation from its permanent code alone, so
// that it never changes when the entry does. Bits are taken far apart because
// neighbouring codes differ only in FNV's low ones.
func StampFor(code string) Stamp {
	h := fnv.New64a()
	h.Write([]byte(code))
	n := h.Sum64()
	n ^= n >> 29
	n *= 0x9E3779B97F4A7C15
	n ^= n >> 32
	pick := func(variants uint64) int {
		v := n % variants
		n /= variants
		return int(v)
	}
	return Stamp{Centre: pick(5), Ring: pick(5), Corners: pick(5), Edges: pick(4), Colour: pick(4)}
}

// Parts are the symbol ids that draw the cap: its border, then its middle.
func (s Stamp) Parts() [2]string {
	return [2]string{borderID(s.Corners, s.Edges), middleID(s.Ring, s.Centre)}
}

func borderID(corner, edge int) string { return "capb" + strconv.Itoa(corner) + strconv.Itoa(edge) }
func middleID(ring, centre int) string { return "capm" + strconv.Itoa(ring) + strconv.Itoa(centre) }

// The cap's three colours come from the page as custom properties, so that one
// drawing serves the four colourways.
const (
	ground = `fill="var(--cap-1)"`
	second = `fill="var(--cap-2)"`
	third  = `fill="var(--cap-3)"`
	lined  = `fill="none" stroke="var(--cap-3)" stroke-width="1.4"`
)

func path(attributes, d string) string { return `<path ` + attributes + ` d="` + d + `"/>` }

// capSymbols are the parts of all caps on a square of 64 units. Two drawings a
// cap instead of five keep a table's page small; the shared file packs well.
func capSymbols() map[string]string {
	frame := path(ground, "M0 0h64v64H0z") + path(`fill="none" stroke="var(--cap-3)" stroke-width="1.3"`, box(32, 32, 30.5))
	parts := map[string]string{}
	for c, corner := range corners() {
		for e, edge := range edges() {
			parts[borderID(c, e)] = frame + corner + edge
		}
	}
	for r, ring := range rings() {
		for c, centre := range centres() {
			parts[middleID(r, c)] = ring + centre
		}
	}
	return parts
}

func centres() []string {
	const c, eighth = 32.0, math.Pi / 4
	return []string{
		path(second, flower(c, c, 3, 11, 2, 8, 0)) + path(third, disc(c, c, 1.8)),
		path(second, octagram(c, c, 10)) + path(third, diamond(c, c, 4)),
		path(third, flower(c, c, 3, 11, 2.6, 4, eighth)) + path(second, flower(c, c, 3, 10, 1.8, 4, 0)+disc(c, c, 1.8)),
		path(third, diamond(c, c, 10)) + path(second, box(c, c, 3.2)),
		path(second, ring(c, c, 8, 2.1, 8, 0)) + path(third, disc(c, c, 2.6)),
	}
}

func rings() []string {
	const c = 32.0
	return []string{
		path(lined, octagram(c, c, 20)+octagram(c, c, 16.5)),
		path(second, ring(c, c, 18.5, 1, 16, 0)) + path(lined, diamond(c, c, 23)),
		path(lined, box(c, c, 14.5)+diamond(c, c, 20.5)),
		path(third, flower(c, c, 13, 22, 1.8, 8, math.Pi/8)),
		path(lined, diamond(c, c, 23)+diamond(c, c, 19)),
	}
}

// everyCorner repeats a drawing for the four corners: sx and sy are the signs of the way inwards.
func everyCorner(draw func(x, y, sx, sy float64) string) string {
	return draw(0, 0, 1, 1) + draw(64, 0, -1, 1) + draw(0, 64, 1, -1) + draw(64, 64, -1, -1)
}

func corners() []string {
	return []string{
		path(third, everyCorner(func(x, y, sx, sy float64) string { return diamond(x+sx*11, y+sy*11, 4.2) })),
		path(second, everyCorner(func(x, y, sx, sy float64) string {
			return disc(x+sx*6, y+sy*6, 1.4) + disc(x+sx*10, y+sy*6, 1.2) + disc(x+sx*6, y+sy*10, 1.2) + disc(x+sx*13, y+sy*13, 1)
		})),
		path(third, everyCorner(cornerLeaves)),
		path(lined, everyCorner(func(x, y, sx, sy float64) string {
			return cornerL(x, y, sx, sy, 5, 14) + cornerL(x, y, sx, sy, 8.5, 8)
		})),
		path(second, everyCorner(func(x, y, sx, sy float64) string { return box(x+sx*9.5, y+sy*9.5, 3.2) })),
	}
}

func cornerLeaves(x, y, sx, sy float64) string {
	var b strings.Builder
	inward := math.Atan2(sy, sx)
	for _, turn := range []float64{-.62, 0, .62} {
		b.WriteString(lens(x+sx*4.2, y+sy*4.2, 1.6, 12.4, 1.5, inward+turn))
	}
	return b.String()
}

func cornerL(x, y, sx, sy, inset, length float64) string {
	return "M" + point(x+sx*inset, y+sy*(inset+length)) + "V" + num(y+sy*inset) + "H" + num(x+sx*(inset+length))
}

// everyEdge repeats a drawing for the four edge middles: dx, dy point inwards.
func everyEdge(draw func(x, y, dx, dy float64) string) string {
	return draw(32, 0, 0, 1) + draw(64, 32, -1, 0) + draw(32, 64, 0, -1) + draw(0, 32, 1, 0)
}

func edges() []string {
	return []string{
		path(third, everyEdge(func(x, y, dx, dy float64) string { return diamond(x+dx*5.2, y+dy*5.2, 2.4) })),
		path(third, everyEdge(func(x, y, dx, dy float64) string {
			return disc(x+dx*5-dy*4, y+dy*5-dx*4, 1.2) + disc(x+dx*5, y+dy*5, 1.2) + disc(x+dx*5+dy*4, y+dy*5+dx*4, 1.2)
		})),
		path(lined, everyEdge(func(x, y, dx, dy float64) string {
			return edgeStroke(x, y, dx, dy, -5) + edgeStroke(x, y, dx, dy, 0) + edgeStroke(x, y, dx, dy, 5)
		})),
		path(second, everyEdge(func(x, y, dx, dy float64) string {
			x, y = x+dx*2.2, y+dy*2.2
			return "M" + point(x-dy*4.2, y-dx*4.2) + "L" + point(x+dx*4.2, y+dy*4.2) + "L" + point(x+dy*4.2, y+dx*4.2) + "Z"
		})),
	}
}

func edgeStroke(x, y, dx, dy, shift float64) string {
	return line(x+dx*2+dy*shift, y+dy*2+dx*shift, x+dx*6.5+dy*shift, y+dy*6.5+dx*shift)
}
