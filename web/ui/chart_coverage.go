package ui

import (
	"strconv"
	"strings"
)

// CoverageCell counts the schools of one district and level by their best state.
type CoverageCell struct{ Passed, In, Draft, None int }

func (c CoverageCell) total() int { return c.Passed + c.In + c.Draft + c.None }

// CoverageRow is one district; Cells follow CoverageView.Levels.
type CoverageRow struct {
	Label string
	Href  string
	Cells []CoverageCell
}

// CoverageView is the grid "1 sekolah 1 inovasi": a diamond for every school.
type CoverageView struct {
	Title  string // the finding
	Levels []string
	Rows   []CoverageRow
}

func (r CoverageRow) sum() CoverageCell {
	var s CoverageCell
	for _, c := range r.Cells {
		s.Passed, s.In, s.Draft, s.None = s.Passed+c.Passed, s.In+c.In, s.Draft+c.Draft, s.None+c.None
	}
	return s
}

// all is the whole region as one row.
func (v CoverageView) all() CoverageRow {
	out := CoverageRow{Label: "Jumlah", Cells: make([]CoverageCell, len(v.Levels))}
	for _, r := range v.Rows {
		for i, c := range r.Cells {
			o := &out.Cells[i]
			o.Passed, o.In, o.Draft, o.None = o.Passed+c.Passed, o.In+c.In, o.Draft+c.Draft, o.None+c.None
		}
	}
	return out
}

const (
	diamondStep = 18 // px from one school to the next
	mostPerLine = 15 // fits a phone
)

// perLine is how many schools stand in one line of a level's column: two lines
// for the fullest district, as far as a phone allows.
func (v CoverageView) perLine(level int) int {
	most := 1
	for _, r := range v.Rows {
		most = max(most, r.Cells[level].total())
	}
	return min((most+1)/2, mostPerLine)
}

// coverageShapes are the paths of one cell, best state first.
type coverageShapes struct {
	Passed, Ticks, In, Draft, Half, None string
	Width, Height                        int
}

func (c CoverageCell) shapes(perLine int) coverageShapes {
	var b [6]strings.Builder
	n := 0
	draw := func(count int, shape func(x, y float64)) {
		for range count {
			shape(float64(n%perLine*diamondStep+9), float64(n/perLine*diamondStep+9))
			n++
		}
	}
	draw(c.Passed, func(x, y float64) {
		b[0].WriteString(diamondPath(x, y, 8.5))
		b[1].WriteString("M" + px(x-3) + " " + px(y+.4) + "l2.2 2.2 4-4.6")
	})
	draw(c.In, func(x, y float64) { b[2].WriteString(diamondPath(x, y, 8.5)) })
	draw(c.Draft, func(x, y float64) {
		b[3].WriteString(diamondPath(x, y, 7.7))
		b[4].WriteString("M" + px(x-7.7) + " " + px(y) + "h15.4l-7.7 7.7z")
	})
	draw(c.None, func(x, y float64) { b[5].WriteString(diamondPath(x, y, 7.7)) })
	lines := max(1, (n+perLine-1)/perLine)
	return coverageShapes{
		b[0].String(), b[1].String(), b[2].String(), b[3].String(), b[4].String(), b[5].String(),
		perLine * diamondStep, lines * diamondStep,
	}
}

func (s coverageShapes) viewBox() string {
	return "0 0 " + strconv.Itoa(s.Width) + " " + strconv.Itoa(s.Height)
}

func (c CoverageCell) reading(level, district string) string {
	return level + " di " + district + ": " + strconv.Itoa(c.Passed) + " lolos saring, " + strconv.Itoa(c.In) + " masuk, " +
		strconv.Itoa(c.Draft) + " masih draf, " + strconv.Itoa(c.None) + " belum mulai"
}

func (v CoverageView) figures() Figures {
	f := Figures{Caption: v.Title, Heads: []string{"Kecamatan", "Sekolah", "Lolos saring", "Masuk", "Draf", "Belum mulai", "Cakupan"}}
	line := func(r CoverageRow) []string {
		s := r.sum()
		return []string{
			r.Label, Thousands(s.total()), Thousands(s.Passed), Thousands(s.In), Thousands(s.Draft), Thousands(s.None),
			Percent(s.Passed+s.In, s.total()),
		}
	}
	for _, r := range v.Rows {
		f.Rows = append(f.Rows, line(r))
	}
	f.Total = line(v.all())
	return f
}
