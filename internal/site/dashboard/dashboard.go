// Package dashboard serves the pages that officials read: leaders, the education office, school supervisors.
package dashboard

import (
	"net/url"
	"strconv"
	"time"

	"jaring/internal/measurement"
	"jaring/internal/report"
	"jaring/internal/site/handle"
	"jaring/web/href"
	"jaring/web/ui"
)

// Section serves /dasbor and what lies below.
type Section struct {
	reports *report.Service
	results *measurement.Service
}

// New returns the section.
func New(reports *report.Service, results *measurement.Service) *Section {
	return &Section{reports: reports, results: results}
}

// Routes registers the pages.
func (s *Section) Routes(r *handle.Router) {
	r.Get("/dasbor", s.region)
	r.Get("/dasbor/pendidikan", s.education)
	r.Get("/dasbor/pendidikan.csv", s.educationCSV)
	r.Get("/dasbor/pendidikan/cakupan", s.coverage)
	r.Get("/dasbor/pendidikan/cakupan.csv", s.coverageCSV)
}

// askedYear is the cycle of the address, 0 for the current one.
func askedYear(x *handle.Exchange) int {
	year, _ := handle.Number(x.Query("tahun"))
	return year
}

func yearQuery(year int) url.Values { return url.Values{"tahun": {strconv.Itoa(year)}} }

// years links the cycles, newest first.
func years(list []int, current int, address func(url.Values) string) []ui.NavItem {
	items := make([]ui.NavItem, len(list))
	for i, year := range list {
		items[i] = ui.NavItem{Label: "IGA " + strconv.Itoa(year), Href: address(yearQuery(year)), Current: year == current}
	}
	return items
}

// mostReasons is how many reasons stand by themselves; what comes behind them is summed up.
const mostReasons = 5

func reasonBars(reasons []report.Reason) ui.BarsView {
	v := ui.BarsView{Title: "Alasan usulan ditangguhkan atau tidak lolos", Heads: [2]string{"Alasan", "Usulan"}}
	rest := ui.Bar{Label: "Alasan lain", Tone: ui.Warn}
	for i, r := range reasons {
		label := r.Label
		if r.Act == "defer" {
			label += " (ditangguhkan)"
		}
		if i >= mostReasons {
			rest.Value += r.Count
			continue
		}
		v.Bars = append(v.Bars, ui.Bar{Label: label, Value: r.Count, Tone: ui.Warn})
	}
	if rest.Value > 0 {
		v.Bars = append(v.Bars, rest)
	}
	return v
}

// bullet has a scale of its own: parts of very different size stand beside each other.
func bullet(label string, g report.Group) ui.BulletView {
	b := ui.BulletView{Label: label, In: g.Count.Submitted, Passed: g.Count.Passed, InWord: "masuk", OkWord: "lolos"}
	if g.HasTarget {
		b.Target = g.Target
	}
	return b
}

func orUnknown(text string) string {
	if text == "" {
		return "belum diisi"
	}
	return text
}

func day(t *time.Time) string {
	if t == nil {
		return ""
	}
	return ui.Date(*t)
}

var sectorWords = map[string]string{
	"education": "Pendidikan", "health": "Kesehatan", "offices": "Perangkat daerah", "wards": "Kelurahan, kecamatan",
}

func coverageGrid(title string, cells []report.Cell, year int) ui.CoverageView {
	v := ui.CoverageView{Title: title, Levels: report.Levels}
	for _, c := range cells {
		row := rowOf(&v, c.District, year)
		for i, level := range report.Levels {
			if level == c.Level {
				row.Cells[i] = ui.CoverageCell{
					Passed: c.Count.UnitsPassed, In: c.Count.UnitsSent + c.Count.UnitsFailed, Draft: c.Count.UnitsDraft, None: c.Count.UnitsNone,
				}
			}
		}
	}
	return v
}

func rowOf(v *ui.CoverageView, district string, year int) *ui.CoverageRow {
	label := district
	if label == "" {
		label = "Kecamatan belum diisi"
	}
	for i := range v.Rows {
		if v.Rows[i].Label == label {
			return &v.Rows[i]
		}
	}
	q := yearQuery(year)
	q.Set("kecamatan", district)
	v.Rows = append(v.Rows, ui.CoverageRow{Label: label, Href: href.EducationCoverage(q), Cells: make([]ui.CoverageCell, len(v.Levels))})
	return &v.Rows[len(v.Rows)-1]
}
