package coordination

import (
	"fmt"
	"net/http"
	"strconv"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/iid"
	"jaring/internal/measurement"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/coordination"
	"jaring/web/ui"
)

func (m *Measuring) index(x *handle.Exchange) error {
	year, err := askedYear(x)
	if err != nil {
		return err
	}
	newest, err := m.results.Latest(x.Context(), x.Actor, year)
	if err != nil {
		return err
	}
	state, err := m.results.State(x.Context(), x.Actor, year, newest)
	if err != nil {
		return err
	}
	v := page.IndexView{Year: year, Missing: state.Missing, Changed: state.Changed, Sub: "Belum dihitung"}
	v.Remedy = ui.Action{Label: "Buka Indikator SPD", Href: ofYear(href.RegionalIndicators(), year)}
	if state.NoFormula {
		v.Remedy = ui.Action{Label: "Buka setelan siklus", Href: href.Cycle(year)}
	}
	if auth.Can(x.Actor, auth.Measure, auth.Facts{}) {
		v.FormKey = handle.NewFormKey()
	}
	if v.Years, err = m.yearLinks(x, href.Results(), year); err != nil {
		return err
	}
	if err := m.showNewest(x, &v, newest); err != nil {
		return err
	}
	if err := m.history(x, &v); err != nil {
		return err
	}
	return x.Page(http.StatusOK, page.Index(x.Shell(fmt.Sprintf("Indeks Inovasi Daerah %d", year)), v))
}

// showNewest fills in the newest result of each basis.
func (m *Measuring) showNewest(x *handle.Exchange, v *page.IndexView, newest measurement.Pair) error {
	var pair receipts
	for result, into := range map[*measurement.Result]**measurement.Receipt{newest.Claimed: &pair.claimed, newest.Verified: &pair.verified} {
		if result == nil {
			continue
		}
		receipt, err := m.results.Open(x.Context(), x.Actor, *result)
		if err != nil {
			return err
		}
		*into = &receipt
	}
	head := pair.head()
	if head == nil {
		return nil
	}
	in, err := iid.ForYear(head.Scored.Year)
	if err != nil {
		return fault.Internal(err)
	}
	shown := resultView(pair, in)
	v.Result, v.Receipt, v.Input = &shown, href.Result(head.ID), href.ResultInput(head.ID)
	v.Sub = fmt.Sprintf("Dihitung %s · Instrumen IID %d · %s inovasi", ui.DayTime(head.ComputedAt), in.Year, ui.Thousands(head.Scored.N))
	return nil
}

// historyPage is how many results a page lists.
const historyPage = 20

func (m *Measuring) history(x *handle.Exchange, v *page.IndexView) error {
	before := x.Query("sebelum")
	list, err := m.results.List(x.Context(), x.Actor, v.Year, before, historyPage+1)
	if err != nil {
		return err
	}
	if before != "" {
		v.Pager.First = ofYear(href.Results(), v.Year)
	}
	if len(list) > historyPage {
		list = list[:historyPage]
		v.Pager.Next = href.With(href.Results(), href.Query{"tahun": {strconv.Itoa(v.Year)}, "sebelum": {list[historyPage-1].ID}})
	}
	v.Pager.Summary = fmt.Sprintf("%d hitungan di halaman ini", len(list))
	for _, r := range list {
		v.History = append(v.History, page.HistoryRow{Href: href.Result(r.ID), At: ui.DateTime(r.ComputedAt), Basis: r.Basis.Title(),
			Index: ui.Decimal(r.IndexX100), Category: iid.CategoryName(v.Year, r.Category), By: r.ComputedBy})
	}
	return nil
}

type computeForm struct {
	Year string `form:"tahun"`
	Key  string `form:"kunci"`
}

func (m *Measuring) compute(x *handle.Exchange) error {
	var form computeForm
	if err := x.Form(&form); err != nil {
		return err
	}
	year, err := yearOf(form.Year)
	if err != nil {
		return err
	}
	if _, err := m.results.ComputeBoth(x.Context(), x.Actor, year, form.Key); err != nil {
		return err
	}
	return x.SeeOther(ofYear(href.Results(), year))
}
