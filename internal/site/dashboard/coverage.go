package dashboard

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"jaring/internal/report"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/dashboard"
	"jaring/web/ui"
)

var stateWords = map[report.State]string{
	report.None: "Belum mulai", report.Draft: "Masih draf", report.Failed: "Tidak lolos atau ditangguhkan",
	report.Sent: "Terkirim", report.Passed: "Lolos saring",
}

var stateKnots = map[report.State]ui.State{
	report.None: ui.NotBegun, report.Draft: ui.Partly, report.Failed: ui.ToCheck, report.Sent: ui.Here, report.Passed: ui.Done,
}

// coverageFilter reads the filter of the address; a state that does not exist filters nothing.
func coverageFilter(x *handle.Exchange) report.CoverageFilter {
	f := report.CoverageFilter{Level: x.Query("jenjang"), District: x.Query("kecamatan"), Search: x.Query("q")}
	if state := report.State(x.Query("keadaan")); stateWords[state] != "" {
		f.State = state
	}
	return f
}

func (s *Section) coverage(x *handle.Exchange) error {
	f := coverageFilter(x)
	rank, _ := handle.Number(x.Query("setelah-urut"))
	after := report.Mark{Rank: rank, Name: x.Query("setelah-nama"), ID: x.Query("setelah")}
	c, err := s.reports.Coverage(x.Context(), x.Actor, askedYear(x), f, after)
	if err != nil {
		return err
	}
	q := coverageQuery(c.Cycle.Year, f)
	v := page.CoverageView{
		Heading: "Cakupan sekolah IGA " + strconv.Itoa(c.Cycle.Year), Lead: coveredLine(c.Total),
		Tallies: tallies(c, f), Filters: coverageFilters(c, f), Pager: coveragePager(c, q, after), CSV: href.EducationCoverageCSV(q),
		All: href.EducationCoverage(yearQuery(c.Cycle.Year)), Summary: href.EducationDashboard(yearQuery(c.Cycle.Year)),
		Rows: schoolRows(c.Schools),
	}
	return x.Page(http.StatusOK, page.Coverage(x.Shell(v.Heading), v))
}

func schoolRows(schools []report.School) []page.SchoolRow {
	rows := make([]page.SchoolRow, len(schools))
	for i, s := range schools {
		rows[i] = page.SchoolRow{
			Name: s.Name, Level: s.Level, NPSN: orUnknown(s.NPSN), District: orUnknown(s.District),
			State: stateKnots[s.State], Word: stateWords[s.State], Last: day(s.LastAt),
		}
	}
	return rows
}

func coverageQuery(year int, f report.CoverageFilter) url.Values {
	q := yearQuery(year)
	for name, value := range map[string]string{"jenjang": f.Level, "kecamatan": f.District, "keadaan": string(f.State), "q": f.Search} {
		if value != "" {
			q.Set(name, value)
		}
	}
	return q
}

func tallies(c report.Coverage, f report.CoverageFilter) []ui.Tally {
	counts := map[report.State]int{
		report.None: c.Total.UnitsNone, report.Draft: c.Total.UnitsDraft, report.Failed: c.Total.UnitsFailed,
		report.Sent: c.Total.UnitsSent, report.Passed: c.Total.UnitsPassed,
	}
	var list []ui.Tally
	for _, state := range report.States {
		q := coverageQuery(c.Cycle.Year, report.CoverageFilter{State: state})
		list = append(list, ui.Tally{Count: counts[state], Label: stateWords[state], Href: href.EducationCoverage(q), Current: f.State == state})
	}
	return list
}

func coverageFilters(c report.Coverage, f report.CoverageFilter) ui.FiltersView {
	level := ui.FilterGroup{Name: "jenjang", Label: "Jenjang"}
	for _, l := range report.Levels {
		level.Options = append(level.Options, ui.FilterOption{Value: l, Label: l, Count: -1, On: l == f.Level})
	}
	district := ui.FilterGroup{Name: "kecamatan", Label: "Kecamatan"}
	seen := map[string]bool{"": true}
	for _, cell := range c.Cells {
		if !seen[cell.District] {
			seen[cell.District] = true
			district.Options = append(district.Options, ui.FilterOption{Value: cell.District, Label: cell.District, Count: -1, On: cell.District == f.District})
		}
	}
	state := ui.FilterGroup{Name: "keadaan", Label: "Keadaan"}
	for _, st := range report.States {
		state.Options = append(state.Options, ui.FilterOption{Value: string(st), Label: stateWords[st], Count: -1, On: st == f.State})
	}
	return ui.FiltersView{
		Action: href.EducationCoverage(nil), Keep: yearQuery(c.Cycle.Year),
		Search: &ui.SearchBox{Name: "q", Value: f.Search, Example: "Cari nama sekolah"},
		Groups: []ui.FilterGroup{level, district, state},
	}
}

func coveragePager(c report.Coverage, q url.Values, after report.Mark) ui.PagerView {
	p := ui.PagerView{Summary: fmt.Sprintf("%d sekolah di halaman ini", len(c.Schools))}
	if after.ID != "" {
		p.First = href.EducationCoverage(q)
	}
	if c.More {
		last := report.MarkOf(c.Schools[len(c.Schools)-1])
		next := url.Values{"setelah-urut": {strconv.Itoa(last.Rank)}, "setelah-nama": {last.Name}, "setelah": {last.ID}}
		for name, values := range q {
			next[name] = values
		}
		p.Next = href.EducationCoverage(next)
	}
	return p
}

func (s *Section) coverageCSV(x *handle.Exchange) error {
	f := coverageFilter(x)
	head := []string{"Sekolah", "Jenjang", "NPSN", "Negeri/swasta", "Kecamatan", "Keadaan", "Usulan", "Langkah terakhir"}
	return x.CSV("cakupan-sekolah.csv", head, func(yield func([]string, error) bool) {
		for school, err := range s.reports.AllSchools(x.Context(), x.Actor, askedYear(x), f) {
			if !yield(schoolRow(school), err) {
				return
			}
		}
	})
}

func schoolRow(s report.School) []string {
	return []string{s.Name, s.Level, s.NPSN, s.Ownership, s.District, stateWords[s.State], strconv.Itoa(s.Entries), day(s.LastAt)}
}
