package dashboard

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"jaring/internal/iid"
	"jaring/internal/measurement"
	"jaring/internal/report"
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
		Lead: regionLead(r, pair), Reasons: reasonBars(r.Reasons), Results: cards(pair), Next: waiting(r),
	}
	if instrument, err := iid.ForYear(r.Cycle.InstrumentYear); err == nil {
		v.Scale = scale(instrument, pair)
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
			ui.Decimal(pair.Verified.IndexX100), categoryName(r.Cycle.InstrumentYear, pair.Verified.Category))
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

func categoryName(year int, code string) string {
	instrument, err := iid.ForYear(year)
	if err != nil {
		return code
	}
	for _, c := range instrument.Categories {
		if c.Code == code {
			return c.Name
		}
	}
	return code
}

func cards(pair measurement.Pair) []page.ResultCard {
	var list []page.ResultCard
	for _, r := range []*measurement.Result{pair.Verified, pair.Claimed} {
		if r != nil {
			list = append(list, page.ResultCard{
				Label: r.Basis.Title(), Value: ui.Decimal(r.IndexX100), Category: categoryName(r.Year, r.Category),
				Sub: "Simulasi, dihitung " + ui.DateTime(r.ComputedAt),
			})
		}
	}
	return list
}

// scale draws the year's own bands; a year without stated bands has no scale.
func scale(instrument *iid.Instrument, pair measurement.Pair) *ui.ScaleView {
	if pair.Verified == nil && pair.Claimed == nil || len(instrument.Categories) == 0 {
		return nil
	}
	v := &ui.ScaleView{}
	for i := len(instrument.Categories) - 1; i >= 0; i-- {
		if c := instrument.Categories[i]; c.MaxX100 > 0 {
			v.Bands = append(v.Bands, ui.Band{Label: c.Name, From: c.MinX100})
		}
	}
	if pair.Verified != nil {
		v.Verified, v.HasVerified = pair.Verified.IndexX100, true
	}
	if pair.Claimed != nil {
		v.Claimed, v.HasClaimed = pair.Claimed.IndexX100, true
	}
	return v
}

// waiting is what still moves the figures, each number leading to its list where the reader has one.
func waiting(r report.Region) []ui.KV {
	c := r.Total.Count
	education := url.Values{"tahun": {strconv.Itoa(r.Cycle.Year)}, "keadaan": {string(report.None)}}
	return []ui.KV{
		{Key: "Sedang dinilai", Value: ui.Thousands(c.InReview)},
		{Key: "Perlu perbaikan dari unit", Value: ui.Thousands(c.Returned)},
		{Key: "Masih draf", Value: ui.Thousands(c.Registered - c.Submitted)},
		{Key: "Sekolah belum mulai", Value: ui.Thousands(r.Sectors[0].Count.UnitsNone), Href: href.EducationCoverage(education), LinkLabel: "Lihat"},
		{Key: "Ditangguhkan ke siklus berikutnya", Value: ui.Thousands(c.Deferred)},
	}
}
