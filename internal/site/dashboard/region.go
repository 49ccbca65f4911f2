package dashboard

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"

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
		Lead: regionLead(r, pair), Reasons: reasonBars(r.Reasons), Results: cards(pair), Next: waiting(r, x.Actor),
	}
	if instrument, err := iid.ForYear(r.Cycle.InstrumentYear); err == nil && (pair.Claimed != nil || pair.Verified != nil) {
		scale := gauge.Scale(instrument, index(pair.Claimed), index(pair.Verified))
		v.Scale = &scale
	}
	v.Bullets = append(v.Bullets, bullet("Seluruh daerah", r.Total))
	for _, g := range r.Sectors {
		v.Bullets = append(v.Bullets, bullet(sectorWords[g.Key], g))
	}
	return x.Page(http.StatusOK, page.Region(x.Shell(v.Heading), v))
}

// regionLead answers where we stand: the verified index if there is one, and how many entries still miss the target.
func regionLead(r report.Region, pair measurement.Pair) string {
	text := "Indeks siklus ini belum dihitung."
	if pair.Verified != nil {
		text = fmt.Sprintf("Indeks terverifikasi %s, %s (simulasi, bukan hasil resmi).",
			ui.Decimal(pair.Verified.IndexX100), iid.CategoryName(r.Cycle.InstrumentYear, pair.Verified.Category))
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

func cards(pair measurement.Pair) []page.ResultCard {
	var list []page.ResultCard
	for _, r := range []*measurement.Result{pair.Verified, pair.Claimed} {
		if r != nil {
			list = append(list, page.ResultCard{
				Label: r.Basis.Title(), Value: ui.Decimal(r.IndexX100), Category: iid.CategoryName(r.Year, r.Category),
				Sub: "Simulasi, dihitung " + ui.DateTime(r.ComputedAt),
			})
		}
	}
	return list
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
	list := func(status string) string {
		if !auth.Can(a, auth.ListEntries, auth.Facts{}) {
			return ""
		}
		return href.CoordinationEntries(url.Values{"tahun": {strconv.Itoa(r.Cycle.Year)}, "status": {status}})
	}
	education := url.Values{"tahun": {strconv.Itoa(r.Cycle.Year)}, "keadaan": {string(report.None)}}
	return []ui.KV{
		{Key: "Sedang dinilai", Value: ui.Thousands(c.InReview), Href: list("in_review"), LinkLabel: "Lihat"},
		{Key: "Perlu perbaikan dari unit", Value: ui.Thousands(c.Returned), Href: list("returned"), LinkLabel: "Lihat"},
		{Key: "Masih draf", Value: ui.Thousands(c.Registered - c.Submitted), Href: list("draft"), LinkLabel: "Lihat"},
		{Key: "Sekolah belum mulai", Value: ui.Thousands(r.Sectors[0].Count.UnitsNone), Href: href.EducationCoverage(education), LinkLabel: "Lihat"},
		{Key: "Ditangguhkan ke siklus berikutnya", Value: ui.Thousands(c.Deferred), Href: list("deferred"), LinkLabel: "Lihat"},
	}
}
