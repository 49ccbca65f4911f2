package unitdesk

import (
	"slices"
	"strconv"
	"strings"

	"jaring/internal/auth"
	"jaring/internal/innovation"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/unitdesk"
	"jaring/web/ui"
)

func similarRows(x *handle.Exchange, list []innovation.Similar) []page.SimilarRow {
	var rows []page.SimilarRow
	for _, s := range list {
		rows = append(rows, page.SimilarRow{Code: s.Code, Name: s.Name, Href: similarHref(x, s), Sub: similarSub(x, s), Strong: s.Strong()})
	}
	return rows
}

// similarHref leads to the entry for those who may read it, to the public page for everybody else.
func similarHref(x *handle.Exchange, s innovation.Similar) string {
	switch {
	case s.EntryID != "" && auth.Can(x.Actor, auth.ReadEntry, auth.Facts{UnitID: s.UnitID, Status: string(s.Status)}):
		return href.Entry(s.EntryID)
	case s.Published && s.Slug != "":
		return href.InnovationPublic(s.Slug)
	}
	return ""
}

func similarSub(x *handle.Exchange, s innovation.Similar) string {
	parts := []string{s.UnitName}
	if x.Actor.Is(auth.Submitter) && x.Actor.Of(s.UnitID) {
		parts[0] = "Unit Anda"
	}
	if s.Year > 0 {
		parts = append(parts, "IGA "+strconv.Itoa(s.Year), ui.StatusWord(string(s.Status), 0))
	}
	if s.Published {
		parts = append(parts, "terbit")
	}
	return strings.Join(parts, " · ")
}

const (
	similarGoOn  = "Kalau ini inovasi yang sama, teruskan usulan yang sudah ada. Usulan baru belum dibuat."
	similarLearn = "Baca dulu, lalu jelaskan di rancang bangun apa yang baru. Usulan baru belum dibuat."
)

// beginSimilar says what to do about similar ones before anything is begun.
func beginSimilar(x *handle.Exchange, list []innovation.Similar) page.SimilarView {
	own := slices.ContainsFunc(list, func(s innovation.Similar) bool { return x.Actor.Of(s.UnitID) })
	v := page.SimilarView{Title: "Mirip dengan inovasi yang sudah ada", Text: similarLearn, Rows: similarRows(x, list)}
	if own {
		v.Title, v.Text = "Mirip dengan inovasi unit Anda", similarGoOn
		for i, s := range list {
			if x.Actor.Of(s.UnitID) && s.Year > 0 && s.Year < x.CycleYear() {
				v.Rows[i].Again = href.CarryOver(s.InnovationID)
			}
		}
	}
	return v
}

// entrySimilar is what is like an entry, for its unit and for those who screen it.
func (s *Section) entrySimilar(x *handle.Exchange, c *innovation.Content) (page.SimilarView, bool, error) {
	list, err := s.innovations.SimilarTo(x.Context(), x.Actor, c)
	if err != nil {
		return page.SimilarView{}, false, err
	}
	v := page.SimilarView{Title: "Mirip dengan usulan lain", Rows: similarRows(x, list)}
	if len(list) == 0 {
		v.Text = "Tidak ada lagi yang mirip dengan usulan ini."
	}
	return v, slices.ContainsFunc(list, innovation.Similar.Strong), nil
}
