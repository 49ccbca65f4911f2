package dashboard

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"jaring/internal/auth"
	"jaring/internal/iid"
	"jaring/internal/measurement"
	"jaring/internal/report"
	"jaring/internal/site/gauge"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/dashboard"
	"jaring/web/ui"
)

func (s *Section) region(x *handle.Exchange) error {
	r, err := s.reports.Region(x.Context(), x.Actor, askedYear(x))
	if err != nil {
		return err
	}
	pair, err := s.results.Latest(x.Context(), x.Actor, r.Cycle.Year)
	if err != nil {
		return err
	}
	v := page.RegionView{
		Heading: "Inovasi daerah dalam IGA " + strconv.Itoa(r.Cycle.Year), Sub: "Keadaan " + ui.DateTime(r.Cycle.ReadAt),
		Years: years(r.Years, r.Cycle.Year, func(q url.Values) string { return href.With(href.Dashboard(), q) }),
		Lead:  regionLead(r, pair), Reasons: reasonBars(r.Reasons), Next: waiting(r, x.Actor),
	}
	if instrument, err := iid.ForYear(r.Cycle.InstrumentYear); err == nil && (pair.Claimed != nil || pair.Verified != nil) {
		scale := gauge.Scale(instrument, index(pair.Claimed), index(pair.Verified))
		v.Scale = &scale
		v.Sub += ", indeks dihitung " + ui.DateTime(computedAt(pair))
	}
	for _, g := range r.Sectors {
		b := bullet(sectorWords[g.Key], g)
		if g.Key == string(report.Education) {
			b.Href = href.EducationDashboard(yearQuery(r.Cycle.Year))
		}
		v.Bullets = append(v.Bullets, b)
	}
	return x.Page(http.StatusOK, page.Region(x.Shell(v.Heading), v))
}

// regionLead answers where we stand: the verified index if there is one, and how many entries still miss the target.
func regionLead(r report.Region, pair measurement.Pair) string {
	text := "Indeks siklus ini belum dihitung."
	if pair.Verified != nil {
		text = fmt.Sprintf("Indeks terverifikasi %s, %s%s (simulasi, bukan hasil resmi).", ui.Decimal(pair.Verified.IndexX100),
			iid.CategoryName(r.Cycle.InstrumentYear, pair.Verified.Category), toNext(r.Cycle.InstrumentYear, pair.Verified.IndexX100))
	}
	text += fmt.Sprintf(" Usulan masuk %s, lolos saring %s", ui.Thousands(r.Total.Count.Submitted), ui.Thousands(r.Total.Count.Passed))
	switch {
	case !r.Total.HasTarget:
		return text + "; target daerah belum diisi."
	case r.Total.Missing() == 0:
		return fmt.Sprintf("%s; target %s tercapai.", text, ui.Thousands(r.Total.Target))
	default:
		return fmt.Sprintf("%s, masih kurang %s dari target %s.", text, ui.Thousands(r.Total.Missing()), ui.Thousands(r.Total.Target))
	}
}

// toNext says how far the next category is; "" at the top, and where the year's limits are not known.
func toNext(instrumentYear, indexX100 int) string {
	in, err := iid.ForYear(instrumentYear)
	if err != nil {
		return ""
	}
	for _, c := range slices.Backward(in.Categories) { // the highest stands first
		if c.MinX100 > indexX100 {
			return fmt.Sprintf(", kurang %s poin dari %s", ui.Decimal(c.MinX100-indexX100), c.Name)
		}
	}
	return ""
}

func computedAt(pair measurement.Pair) time.Time {
	if pair.Verified != nil {
		return pair.Verified.ComputedAt
	}
	return pair.Claimed.ComputedAt
}

// index is a result's figure; nil while there is none.
func index(r *measurement.Result) *int {
	if r == nil {
		return nil
	}
	return &r.IndexX100
}

// waiting is what still moves the figures, each number leading to its list where the reader has one: the entries are the
// coordinator's.
func waiting(r report.Region, a auth.Actor) []ui.KV {
	c := r.Total.Count
	list := func(status, lead string) string {
		if !auth.Can(a, auth.ListEntries, auth.Facts{}) {
			return ""
		}
		return href.CoordinationEntries(url.Values{"tahun": {strconv.Itoa(r.Cycle.Year)}, "status": {status}, "ketua": {lead}})
	}
	education := url.Values{"tahun": {strconv.Itoa(r.Cycle.Year)}, "keadaan": {string(report.None)}}
	return []ui.KV{
		{Key: "Sedang dinilai", Value: ui.Thousands(c.InReview), Href: list("in_review", ""), LinkLabel: "Lihat"},
		{Key: "Perlu perbaikan", Value: ui.Thousands(c.Returned), Href: list("returned", ""), LinkLabel: "Lihat"},
		{Key: "Masih draf", Value: ui.Thousands(c.Registered - c.Submitted), Href: list("draft", ""), LinkLabel: "Lihat"},
		{Key: "Sekolah belum mulai", Value: ui.Thousands(r.Sectors[0].Count.UnitsNone), Href: href.EducationCoverage(education), LinkLabel: "Lihat"},
		{Key: "Belum ada ketua aktif", Value: ui.Thousands(r.Leadless), Href: list("", "tidak"), LinkLabel: "Lihat"},
		{Key: "Ditangguhkan", Value: ui.Thousands(c.Deferred), Href: list("deferred", ""), LinkLabel: "Lihat"},
	}
}
