package public

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"jaring/internal/iid"
	"jaring/internal/report"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/public"
	"jaring/web/ui"
)

// filters names each filter of the gallery: its parameter, its label, its facet and the words of its values.
var filters = []struct {
	param, label, facet string
	word                func(string) string
}{
	{"urusan", "Urusan", "service", serviceName},
	{"unit", "Jenis unit", "unit", ui.UnitKindWord},
	{"jenjang", "Jenjang", "level", same},
	{"kecamatan", "Kecamatan", "district", same},
	{"tahapan", "Tahapan", "stage", ui.StageWord},
	{"jenis", "Jenis", "kind", kindWord},
	{"tahun", "Tahun", "year", same},
}

func same(text string) string { return text }

func kindWord(code string) string {
	switch code {
	case "digital":
		return "Digital"
	case "non_digital":
		return "Nondigital"
	default:
		return code
	}
}

// serviceName is the urusan in the words of the newest instrument.
func serviceName(code string) string {
	years := iid.Years()
	for i := len(years) - 1; i >= 0; i-- {
		instrument, err := iid.ForYear(years[i])
		if err != nil {
			continue
		}
		if f, ok := instrument.Function(code); ok {
			return f.Name
		}
	}
	return code
}

func galleryFilter(x *handle.Exchange) report.GalleryFilter {
	return report.GalleryFilter{
		Search: x.Query("q"), UnitKinds: x.Queries("unit"), Levels: x.Queries("jenjang"), Services: x.Queries("urusan"),
		Stages: x.Queries("tahapan"), Kinds: x.Queries("jenis"), Districts: x.Queries("kecamatan"), Years: x.Queries("tahun"),
	}
}

// placeAfter is the place in the list from which the address goes on; what is none begins at the beginning.
func placeAfter(x *handle.Exchange) report.GalleryMark {
	micros, err := strconv.ParseInt(x.Query("terbit"), 10, 64)
	at := time.UnixMicro(micros)
	if err != nil || at.Year() < 2000 || at.Year() > 9999 {
		return report.GalleryMark{}
	}
	return report.GalleryMark{At: at, ID: x.Query("setelah")}
}

func (s *Section) gallery(x *handle.Exchange) error {
	after := placeAfter(x)
	f := galleryFilter(x)
	g, err := s.reports.Gallery(x.Context(), f, after)
	if err != nil {
		return err
	}
	q := chosen(x)
	v := page.GalleryView{
		Filters: galleryFilters(x, g.Facets), Cards: cards(g.Cards), Count: fmt.Sprintf("%s inovasi", ui.Thousands(g.Total)), First: after.ID == "",
		Pager: ui.PagerView{Summary: fmt.Sprintf("%d dari %s inovasi", len(g.Cards), ui.Thousands(g.Total))},
	}
	if all := found(g.Facets); all > g.Total {
		v.Of = " dari " + ui.Thousands(all)
	}
	if after.ID != "" {
		v.Pager.First = href.Gallery(q)
	}
	if g.More {
		last := g.Cards[len(g.Cards)-1]
		next := url.Values{"setelah": {last.ID}, "terbit": {strconv.FormatInt(last.PublishedAt.UnixMicro(), 10)}}
		for name, values := range q {
			next[name] = values
		}
		v.Pager.Next = href.Gallery(next)
	}
	return x.Page(http.StatusOK, page.Gallery(shell(x, "Galeri inovasi"), v))
}

// chosen is the filter as the address carries it, without the page's key.
func chosen(x *handle.Exchange) url.Values {
	q := url.Values{}
	if text := x.Query("q"); text != "" {
		q.Set("q", text)
	}
	for _, f := range filters {
		for _, value := range x.Queries(f.param) {
			q.Add(f.param, value)
		}
	}
	return q
}

// found is how many innovations the search alone finds: each belongs to one kind of unit.
func found(facets []report.Facet) int {
	n := 0
	for _, f := range facets {
		if f.Filter == "unit" {
			n += f.Count
		}
	}
	return n
}

func galleryFilters(x *handle.Exchange, facets []report.Facet) ui.FiltersView {
	v := ui.FiltersView{Action: href.Gallery(nil), Search: &ui.SearchBox{Name: "q", Value: x.Query("q"), Example: "Cari inovasi"}}
	for _, f := range filters {
		group := ui.FilterGroup{Name: f.param, Label: f.label, Several: true}
		for _, facet := range facets {
			if facet.Filter == f.facet {
				group.Options = append(group.Options, ui.FilterOption{
					Value: facet.Value, Label: f.word(facet.Value), Count: facet.Count, On: slices.Contains(x.Queries(f.param), facet.Value),
				})
			}
		}
		if len(group.Options) > 0 {
			v.Groups = append(v.Groups, group)
		}
	}
	return v
}

func cards(list []report.Card) []page.Card {
	out := make([]page.Card, len(list))
	for i, c := range list {
		out[i] = page.Card{
			Href: href.InnovationPublic(c.Slug), Code: c.Code, Kicker: serviceName(c.Service), Name: c.Name, Summary: c.Summary,
			Unit: c.UnitName, District: c.District, Stage: stageYear(c.Stage, c.Year),
		}
	}
	return out
}

func stageYear(stage string, year int) string {
	text := ui.StageWord(stage)
	if year > 0 {
		text += " " + strconv.Itoa(year)
	}
	return text
}
