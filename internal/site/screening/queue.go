package screening

import (
	"fmt"
	"slices"
	"time"

	"jaring/internal/iid"
	"jaring/internal/innovation"
	"jaring/internal/screening"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/screening"
	"jaring/web/ui"
)

var pileWords = map[screening.Pile]string{
	screening.Mine: "Giliran saya", screening.ForUnit: "Menunggu unit", screening.Done: "Selesai", screening.Conflict: "Konflik kepentingan",
}

func (s *Section) queue(x *handle.Exchange) error {
	f := screening.QueueFilter{Year: x.CycleYear(), Pile: screening.Pile(x.Query("tumpukan")), Search: x.Query("q"),
		Service: x.Query("urusan"), Level: x.Query("jenjang")}
	if !slices.Contains(screening.Piles, f.Pile) {
		f.Pile = screening.Mine
	}
	q, err := s.screening.Queue(x.Context(), x.Actor, f)
	if err != nil {
		return err
	}
	return x.Page(200, page.Queue(x.Shell("Antrean saya"), queueView(q, f)))
}

func queueView(q screening.Queue, f screening.QueueFilter) page.QueueView {
	v := page.QueueView{Next: q.Next, Filters: queueFilters(f), Empty: emptyQueue(f)}
	v.Sub = fmt.Sprintf("%s usulan ditugaskan, %s selesai.", ui.Thousands(q.Total), ui.Thousands(q.Counts[screening.Done]))
	for _, p := range screening.Piles {
		v.Piles = append(v.Piles, ui.Tally{Count: q.Counts[p], Label: pileWords[p], Current: p == f.Pile,
			Href: href.Screening(href.Query{"tumpukan": {string(p)}})})
	}
	for _, i := range q.Items {
		v.Rows = append(v.Rows, queueRow(i, q.Today))
	}
	v.Summary = ui.Thousands(len(v.Rows)) + " lembar"
	return v
}

func queueRow(i screening.QueueItem, today time.Time) page.QueueRow {
	r := page.QueueRow{Code: i.Code, Name: i.Name, ID: i.ReviewID, Unit: i.UnitName, Service: i.ServiceName, Marked: i.Marked, Claims: i.Claims,
		Claim: innovation.FormatPoints(i.ClaimedX100), Tag: queueTag(i), Again: i.Resubmitted}
	if r.Service == "" {
		r.Service = "belum diisi"
	}
	r.Due, r.Left = "tanpa tenggat", ""
	if i.DueOn != nil {
		r.Due = ui.Day(*i.DueOn)
		if i.Status != screening.Finished {
			r.Left = ui.DaysLeft(*i.DueOn, today)
		}
	}
	if i.Conflict {
		r.Conflict = "Anda pernah bertugas di unit ini, tercatat sebagai inovatornya, atau menyatakan konflik kepentingan. Usulan dialihkan ke penilai lain."
	}
	return r
}

func queueTag(i screening.QueueItem) ui.TagView {
	switch {
	case i.EntryStatus == innovation.Returned:
		return ui.TagView{Label: "Menunggu unit", Icon: "corner-up-left", Tone: ui.Warn}
	case i.Status == screening.Finished:
		return ui.TagView{Label: "Terkirim", Icon: "check", Tone: ui.Good}
	case i.EntryStatus.Decided():
		return ui.TagView{Label: "Sudah diputus", Icon: "gavel", Tone: ui.Neutral}
	case i.Resubmitted:
		return ui.TagView{Label: "Perlu dibuka lagi", Icon: "history", Tone: ui.Warn}
	case i.Status == screening.Assigned:
		return ui.TagView{Label: "Belum dibuka", Icon: "send", Tone: ui.Info, Outline: true}
	case i.Marked == i.Claims:
		return ui.TagView{Label: "Siap disimpulkan", Icon: "eye", Tone: ui.Info}
	}
	return ui.TagView{Label: "Sedang dinilai", Icon: "eye", Tone: ui.Info}
}

func queueFilters(f screening.QueueFilter) ui.FiltersView {
	services := ui.FilterGroup{Name: "urusan", Label: "Semua urusan"}
	if in, err := iid.ForYear(f.Year); err == nil {
		for _, fn := range in.Functions {
			services.Options = append(services.Options, ui.FilterOption{Value: fn.Code, Label: fn.Name, Count: -1, On: f.Service == fn.Code})
		}
	}
	levels := ui.FilterGroup{Name: "jenjang", Label: "Semua jenjang"}
	for _, l := range []string{"PAUD", "SD", "SMP"} {
		levels.Options = append(levels.Options, ui.FilterOption{Value: l, Label: l, Count: -1, On: f.Level == l})
	}
	return ui.FiltersView{Action: href.Screening(nil), Search: &ui.SearchBox{Name: "q", Value: f.Search, Example: "Cari nama atau unit"},
		Groups: []ui.FilterGroup{services, levels}, Keep: href.Query{"tumpukan": {string(f.Pile)}}}
}

func emptyQueue(f screening.QueueFilter) ui.EmptyView {
	switch {
	case f.Search != "" || f.Service != "" || f.Level != "":
		return ui.EmptyView{Title: "Belum ada usulan yang cocok", Text: "Hapus saringan untuk melihat semua lembar Anda.",
			Actions: []ui.Action{{Label: "Hapus saringan", Href: href.Screening(href.Query{"tumpukan": {string(f.Pile)}})}}}
	case f.Pile == screening.Mine:
		return ui.EmptyView{Title: "Tidak ada yang perlu Anda kerjakan sekarang",
			Text: "Usulan muncul di sini setelah koordinator menugaskannya kepada Anda."}
	}
	return ui.EmptyView{Title: "Belum ada lembar di sini", Text: "Lembar berpindah ke sini menurut keadaannya.",
		Actions: []ui.Action{{Label: "Lihat giliran saya", Href: href.Screening(nil)}}}
}
