package dashboard

import (
	"fmt"
	"time"

	"jaring/internal/report"
	page "jaring/web/page/dashboard"
	"jaring/web/ui"
)

// over draws what was sent by the end of each day. Two cycles are laid over each other from the day of their
// first sending.
func over(r report.EducationReport) *page.Over {
	if len(r.Days) == 0 {
		return nil
	}
	year := r.Cycle.Year
	v := page.LineView{Figures: ui.Figures{Caption: "Usulan terkirim per tanggal", Heads: []string{"Tanggal", "Terkirim", "Lolos saring"}}}
	start := r.Days[0].On
	last := r.Days[len(r.Days)-1]
	label := fmt.Sprintf("IGA %d: %s sampai %s", year, ui.Thousands(last.Submitted), ui.Date(last.On))
	v.Series = append(v.Series, page.Series{Label: label, Class: "line-now", At: points(r.Days, start)})
	if len(r.Before) > 0 {
		label = fmt.Sprintf("IGA %d, dihitung dari hari pertama masing-masing", year-1)
		v.Series = append(v.Series, page.Series{Label: label, Class: "line-before", At: points(r.Before, r.Before[0].On)})
	}
	for _, s := range v.Series {
		end := s.At[len(s.At)-1]
		v.Days, v.Max = max(v.Days, end.Day), max(v.Max, end.Count)
	}
	for _, d := range r.Days {
		v.Figures.Rows = append(v.Figures.Rows, []string{ui.Date(d.On), ui.Thousands(d.Submitted), ui.Thousands(d.Passed)})
	}
	v.Start, v.End = ui.Date(start), ui.Date(start.AddDate(0, 0, v.Days))
	v.Reading = fmt.Sprintf("Usulan sekolah terkirim naik sampai %s pada %s", ui.Thousands(last.Submitted), ui.Date(last.On))
	return &page.Over{Title: v.Reading, Chart: v}
}

func points(days []report.Day, start time.Time) []page.Point {
	list := make([]page.Point, len(days))
	for i, d := range days {
		list[i] = page.Point{Day: ui.DaysBetween(start, d.On), Count: d.Submitted}
	}
	return list
}
