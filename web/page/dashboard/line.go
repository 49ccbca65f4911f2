package dashboard

import (
	"strconv"
	"strings"

	"jaring/web/ui"
)

// LineView is one or two series of counts over the days of a cycle.
type LineView struct {
	Reading string // the whole chart in words
	Series  []Series
	Days    int // of the longest series
	Max     int
	Start   string // label of the first day
	End     string // label of the last day
	Figures ui.Figures
}

// Series is one line; points are days since the start and the count by then.
type Series struct {
	Label string
	Class string // line-now or line-before
	At    []Point
}

// Point is a count by the end of a day.
type Point struct{ Day, Count int }

const (
	lineWidth  = 640
	lineHeight = 180
	lineFoot   = 20
)

// path is the line as steps: a count stays until the next sending.
func (v LineView) path(s Series) string {
	var b strings.Builder
	for i, p := range s.At {
		x, y := v.x(p.Day), v.y(p.Count)
		switch {
		case i == 0:
			b.WriteString("M" + x + " " + y)
		default:
			b.WriteString("H" + x + "V" + y)
		}
	}
	return b.String()
}

func (v LineView) x(day int) string {
	return strconv.Itoa(day * lineWidth / max(1, v.Days))
}

func (v LineView) y(count int) string {
	return strconv.Itoa(lineHeight - lineFoot - count*(lineHeight-2*lineFoot)/max(1, v.Max))
}
