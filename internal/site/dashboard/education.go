package dashboard

import (
	"fmt"
	"iter"
	"net/http"
	"strconv"
	"strings"

	"jaring/internal/report"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/dashboard"
	"jaring/web/ui"
)

func (s *Section) education(x *handle.Exchange) error {
	r, err := s.reports.Education(x.Context(), x.Actor, askedYear(x))
	if err != nil {
		return err
	}
	year := r.Cycle.Year
	q := yearQuery(year)
	v := page.EducationView{
		Heading: "Sekolah dalam IGA " + strconv.Itoa(year), Sub: "Keadaan " + ui.DateTime(r.Cycle.ReadAt),
		Years: years(r.Years, year, func(q href.Query) string { return href.EducationDashboard(q) }),
		Lead:  educationLead(r.Total), Covered: coveredLine(r.Total.Count),
		Reasons: reasonBars(r.Reasons), Help: helpFor(r.Reasons),
		CSV: href.EducationDashboardCSV(q), All: href.EducationCoverage(q),
		Over: over(r), Events: events(r.Events),
	}
	if r.Leadless > 0 {
		v.Leadless = ui.Thousands(r.Leadless) + " usulan sekolah belum punya ketua yang aktif. Unitnya diminta melakukan serah terima."
	}
	v.Coverage = coverageGrid(v.Covered, r.Cells, year)
	if v.NotBegun, err = s.notBegun(x, year, r.Total.Count.UnitsNone); err != nil {
		return err
	}
	v.Bullets = append(v.Bullets, bullet("Semua sekolah", r.Total))
	for _, level := range r.Levels {
		b, q := bullet(level.Key, level), yearQuery(year)
		q.Set("jenjang", level.Key)
		b.Href = href.EducationCoverage(q)
		v.Bullets = append(v.Bullets, b)
		v.Levels = append(v.Levels, levelRow(level.Key, level.Count))
	}
	v.Total = levelRow("Jumlah", r.Total.Count)
	return x.Page(http.StatusOK, page.Education(x.Shell(v.Heading), v))
}

const fewSchools = 6

// notBegun are the first of the schools that have not begun, with the way to all of them.
func (s *Section) notBegun(x *handle.Exchange, year, amount int) (page.NotBegun, error) {
	schools, err := s.reports.NotBegun(x.Context(), x.Actor, year, fewSchools)
	return page.NotBegun{Count: ui.Thousands(amount), Rows: schoolRows(schools),
		Href: href.EducationCoverage(coverageQuery(year, report.CoverageFilter{State: report.None}))}, err
}

// educationLead answers first: how many came, how many got through, what is still missing.
func educationLead(g report.Group) string {
	text := fmt.Sprintf("Usulan sekolah yang masuk %s, yang lolos saring %s", ui.Thousands(g.Count.Submitted), ui.Thousands(g.Count.Passed))
	switch {
	case !g.HasTarget:
		return text + ". Target sektor pendidikan belum diisi."
	case g.Missing() == 0:
		return fmt.Sprintf("%s. Target %s sudah tercapai.", text, ui.Thousands(g.Target))
	default:
		return fmt.Sprintf("%s, masih kurang %s dari target %s.", text, ui.Thousands(g.Missing()), ui.Thousands(g.Target))
	}
}

func coveredLine(c report.Count) string {
	return fmt.Sprintf("%s dari %s sekolah sudah mengirim paling sedikit satu usulan. %s belum mulai.",
		ui.Thousands(c.UnitsSent+c.UnitsPassed+c.UnitsFailed), ui.Thousands(c.Units), ui.Thousands(c.UnitsNone))
}

// helpFor names what answers the most frequent reason.
func helpFor(reasons []report.Reason) string {
	if len(reasons) == 0 {
		return ""
	}
	switch reasons[0].Code {
	case "innovator_transferred", "innovator_promoted":
		return "Serah terima kepada inovator pengganti menjawab mutasi dan promosi."
	case "early_design", "evidence_mismatch":
		return "Bimtek menjawab rancangan awal dan bukti yang belum sesuai."
	default:
		return ""
	}
}

func levelRow(label string, c report.Count) page.LevelRow {
	return page.LevelRow{
		Label: label, Registered: c.Registered, Submitted: c.Submitted, Decided: c.Passed + c.Deferred + c.Declined,
		Passed: c.Passed, Share: ui.Percent(c.Passed, c.Submitted), Meter: ui.MeterView{Value: c.Passed, Max: c.Submitted, Tone: ui.Good},
	}
}

func events(list []report.Event) []page.EventRow {
	rows := make([]page.EventRow, len(list))
	for i, e := range list {
		date := strings.Fields(ui.Date(e.HeldOn))
		rows[i] = page.EventRow{Day: date[0], Month: date[1], Title: e.Title, Sub: joinWords(e.Place, e.Audience)}
	}
	return rows
}

func joinWords(parts ...string) string {
	text := ""
	for _, p := range parts {
		if p != "" && text != "" {
			text += " · "
		}
		text += p
	}
	return text
}

func (s *Section) educationCSV(x *handle.Exchange) error {
	r, err := s.reports.Education(x.Context(), x.Actor, askedYear(x))
	if err != nil {
		return err
	}
	head := []string{"Kelompok", "Nama", "Target", "Sekolah", "Belum mulai", "Terdaftar", "Terkirim", "Lolos saring", "Perlu perbaikan", "Ditangguhkan", "Tidak lolos"}
	return x.CSV(fmt.Sprintf("pendidikan-%d.csv", r.Cycle.Year), head, handle.Sure(educationRows(r)))
}

func educationRows(r report.EducationReport) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		if !yield(groupRow("Sektor", "Pendidikan", r.Total)) {
			return
		}
		for _, g := range r.Levels {
			if !yield(groupRow("Jenjang", g.Key, g)) {
				return
			}
		}
		for _, g := range r.Districts {
			if !yield(groupRow("Kecamatan", g.Key, g)) {
				return
			}
		}
	}
}

func groupRow(kind, name string, g report.Group) []string {
	target := ""
	if g.HasTarget {
		target = strconv.Itoa(g.Target)
	}
	row := []string{kind, name, target}
	c := g.Count
	for _, n := range []int{c.Units, c.UnitsNone, c.Registered, c.Submitted, c.Passed, c.Returned, c.Deferred, c.Declined} {
		row = append(row, strconv.Itoa(n))
	}
	return row
}
