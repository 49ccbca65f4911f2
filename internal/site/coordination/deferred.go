package coordination

import (
	"fmt"
	"strconv"

	"jaring/internal/screening"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/coordination"
	"jaring/web/ui"
)

const deferredSize = 50

func (e *Entries) deferred(x *handle.Exchange) error {
	year := 0
	if text := x.Query("siklus"); text != "" {
		var err error
		if year, err = yearOf(text); err != nil {
			return err
		}
	}
	register, err := e.screening.Deferred(x.Context(), x.Actor, year, x.Query("sesudah"), deferredSize)
	if err != nil {
		return err
	}
	return x.Page(200, page.Deferred(x.Shell("Usulan yang ditangguhkan"), deferredView(register, year)))
}

func deferredView(p screening.DeferredPage, year int) page.DeferredView {
	v := page.DeferredView{Sub: "Siapa yang menyusul, mengapa, dan pada siklus mana."}
	total := 0
	for _, y := range p.Years {
		total += y.Count
		v.Years = append(v.Years, ui.Tally{Count: y.Count, Label: fmt.Sprintf("ke IGA %d", y.Year), Current: y.Year == year,
			Href: href.Deferred(href.Query{"siklus": {strconv.Itoa(y.Year)}})})
	}
	v.Years = append([]ui.Tally{{Count: total, Label: "Semua", Current: year == 0, Href: href.Deferred(nil)}}, v.Years...)
	for _, d := range p.Items {
		v.Rows = append(v.Rows, page.DeferredRow{Code: d.Code, Name: d.Name, Unit: d.UnitName, Href: href.CoordinationEntry(d.EntryID),
			From: strconv.Itoa(d.Year), To: strconv.Itoa(d.DeferredTo), Reason: d.Reason(), Text: d.Text, Decided: ui.Date(d.DecidedAt), State: followUp(d)})
	}
	v.Pager = ui.PagerView{Summary: fmt.Sprintf("%d usulan di halaman ini", len(v.Rows))}
	if p.Next != "" {
		v.Pager.Next = href.Deferred(href.Query{"siklus": {yearText(year)}, "sesudah": {p.Next}})
	}
	return v
}

// yearText is a year in an address; none is left out.
func yearText(year int) string {
	if year == 0 {
		return ""
	}
	return strconv.Itoa(year)
}

func followUp(d screening.DeferredItem) ui.TagView {
	switch {
	case d.CarriedTo > 0:
		return ui.TagView{Label: "Dibawa ke IGA " + strconv.Itoa(d.CarriedTo), Icon: "check", Tone: ui.Good}
	case d.Resumed:
		return ui.TagView{Label: "Sudah diusulkan lagi", Icon: "check", Tone: ui.Good}
	case d.Answered:
		return ui.TagView{Label: "Unit sudah menjawab", Icon: "corner-up-left", Tone: ui.Info}
	}
	return ui.TagView{Label: "Belum ada jawaban", Icon: "clock", Tone: ui.Later}
}
