package coordination

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"jaring/internal/fault"
	"jaring/internal/screening"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/coordination"
	"jaring/web/ui"
)

const boardSize = 25

// assignForm is the form of the page; Back is the filter to come back to.
type assignForm struct {
	Entries   []string `form:"usulan"`
	Assessors []string `form:"penilai"`
	Day       string   `form:"tenggat-hari"`
	Month     string   `form:"tenggat-bulan"`
	Year      string   `form:"tenggat-tahun"`
	Back      string   `form:"kembali"`
}

func (e *Entries) board(x *handle.Exchange) error {
	return e.showBoard(x, x.R.URL.Query(), assignForm{}, nil)
}

func (e *Entries) showBoard(x *handle.Exchange, q href.Query, form assignForm, refused error) error {
	f := screening.BoardFilter{Year: x.CycleYear(), Search: q.Get("q"), Level: q.Get("jenjang"), Open: q.Get("kurang") == "ya",
		After: q.Get("sesudah"), Limit: boardSize}
	b, err := e.screening.Board(x.Context(), x.Actor, f)
	if err != nil {
		return err
	}
	shell, status := x.Shell("Penugasan penilai"), 200
	if refused != nil {
		shell.Errored, status = true, handle.Status(fault.KindOf(refused))
	}
	v := boardView(b, f, form, refused)
	v.Back = boardQuery(f).Encode()
	if n := q.Get("dibagi"); refused == nil && n != "" {
		v.Done = doneWords(n)
	}
	return x.Page(status, page.Board(shell, v))
}

func doneWords(n string) string {
	count, ok := handle.Number(n)
	switch {
	case !ok || count < 0:
		return ""
	case count == 0:
		return "Semua usulan terpilih sudah ditugaskan sebelumnya. Tenggatnya diperbarui."
	}
	return ui.Thousands(count) + " lembar penilaian dibagikan"
}

func (e *Entries) assign(x *handle.Exchange) error {
	var f assignForm
	if err := x.Form(&f); err != nil {
		return err
	}
	back := parseQuery(f.Back)
	done, err := e.screening.Assign(x.Context(), x.Actor, screening.Assignment{Entries: f.Entries, Assessors: f.Assessors, DueOn: handle.Day(f.Day, f.Month, f.Year)})
	switch {
	case err != nil && fault.KindOf(err) == fault.KindInvalid:
		return e.showBoard(x, back, f, err)
	case err != nil:
		return err
	}
	back.Set("dibagi", strconv.Itoa(done.New))
	back.Del("sesudah")
	return x.SeeOther(href.Assignments(back))
}

func boardQuery(f screening.BoardFilter) href.Query {
	q := href.Query{}
	for name, value := range map[string]string{"q": f.Search, "jenjang": f.Level, "sesudah": f.After, "kurang": yesIf(f.Open)} {
		if value != "" {
			q.Set(name, value)
		}
	}
	return q
}

func yesIf(on bool) string {
	if on {
		return "ya"
	}
	return ""
}

func boardView(b screening.Board, f screening.BoardFilter, form assignForm, refused error) page.BoardView {
	v := page.BoardView{Sub: fmt.Sprintf("Setiap usulan dinilai %d orang menurut setelan siklus.", b.Wanted), Filters: boardFilters(f),
		Errors: refusals(refused), Due: ui.DateField{Field: ui.Field{Name: "tenggat", Label: "Tenggat", Optional: true},
			Parts: ui.DateParts{Day: form.Day, Month: form.Month, Year: form.Year}}}
	if bad, ok := fault.As(refused); ok {
		v.Due.Error = bad.Field("due")
	}
	for i := range v.Errors {
		v.Errors[i].Field = map[string]string{"entries": "usulan", "assessors": "penilai", "due": "tenggat"}[v.Errors[i].Field]
	}
	for _, a := range b.Assessors {
		v.Assessors = append(v.Assessors, page.AssessorOption{ID: a.PersonID, Name: a.Name, On: slices.Contains(form.Assessors, a.PersonID),
			Load: fmt.Sprintf("%s ditugaskan, %s selesai", ui.Thousands(a.Assigned), ui.Thousands(a.Finished))})
	}
	for _, i := range b.Items {
		row := boardRow(i)
		row.On = slices.Contains(form.Entries, i.EntryID)
		v.Rows = append(v.Rows, row)
	}
	v.Pager = ui.PagerView{Summary: fmt.Sprintf("%d dari %s usulan, yang paling lama menunggu lebih dulu", len(v.Rows), ui.Thousands(b.Total))}
	if b.Next != "" {
		q := boardQuery(f)
		q.Set("sesudah", b.Next)
		v.Pager.Next = href.Assignments(q)
	}
	v.Empty = emptyBoard(f)
	return v
}

func boardRow(i screening.BoardItem) page.BoardRow {
	r := page.BoardRow{ID: i.EntryID, Code: i.Code, Name: i.Name, Unit: i.UnitName, Href: href.CoordinationEntry(i.EntryID), Status: string(i.Status),
		Sent: "dikirim " + ui.ShortDate(i.Submitted), Barred: strings.Join(i.Conflicted, ", ")}
	for _, s := range i.Sheets {
		word, state := sheetWord(s.Status)
		r.Sheets = append(r.Sheets, page.SheetMark{ID: s.ID, Name: s.Name, Word: word, State: state})
	}
	return r
}

func sheetWord(s screening.Status) (string, ui.State) {
	switch s {
	case screening.Finished:
		return "lembar terkirim", ui.Done
	case screening.Started:
		return "sedang menilai", ui.Partly
	}
	return "belum dibuka", ui.NotBegun
}

func boardFilters(f screening.BoardFilter) ui.FiltersView {
	open := ui.FilterGroup{Name: "kurang", Label: "Semua usulan", Options: []ui.FilterOption{{Value: "ya", Label: "Kurang penilai", Count: -1, On: f.Open}}}
	return ui.FiltersView{Action: href.Assignments(nil), Search: &ui.SearchBox{Name: "q", Value: f.Search, Example: "Nama, unit, atau kode"},
		Groups: []ui.FilterGroup{levelGroup(f.Level), open}}
}

func emptyBoard(f screening.BoardFilter) ui.EmptyView {
	if f.Search == "" && f.Level == "" && !f.Open {
		return ui.EmptyView{Title: "Belum ada usulan yang dapat dibagi", Text: "Usulan muncul di sini setelah unit mengirimnya, dan tetap di sini sampai diputus."}
	}
	return ui.EmptyView{Title: "Belum ada usulan yang cocok", Text: "Hapus saringan untuk melihat semua usulan yang dapat dibagi.",
		Actions: []ui.Action{{Label: "Hapus saringan", Href: href.Assignments(nil)}}}
}

func (e *Entries) askUnassign(x *handle.Exchange) error {
	g, err := e.screening.Given(x.Context(), x.Actor, x.Param("id"))
	if err != nil {
		return err
	}
	v := page.UnassignView{ID: g.ID, Assessor: g.Assessor, Entry: g.Entry, Unit: g.UnitName, Finished: g.Status == screening.Finished}
	return x.Page(200, page.Unassign(x.Shell("Batalkan penugasan"), v))
}

func (e *Entries) unassign(x *handle.Exchange) error {
	if err := x.NoFields(); err != nil {
		return err
	}
	if err := e.screening.Unassign(x.Context(), x.Actor, x.Param("id")); err != nil {
		return err
	}
	return x.SeeOther(href.Assignments(nil))
}
