package unitdesk

import (
	"net/http"
	"slices"
	"strconv"

	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/unitdesk"
	"jaring/web/ui"
)

func (s *Section) desk(x *handle.Exchange) error {
	d, err := s.innovations.Desk(x.Context(), x.Actor)
	if is(err, fault.KindClosed) {
		return x.Page(http.StatusOK, page.DeskWaiting(x.Shell("Meja unit"), sentence(err)))
	}
	if err != nil {
		return err
	}
	cycle := "IGA " + strconv.Itoa(d.Cycle.Year)
	v := page.DeskView{
		Year: d.Cycle.Year, Cycle: cycle, First: first(d), Deadline: deadline(d, cycle),
		Heading: "Usulan " + unitWord(d.UnitKind) + " ini di " + cycle, Goal: goal(d), Stages: stages(d),
	}
	for _, t := range d.Tasks {
		v.Tasks = append(v.Tasks, deskTask(d, t))
	}
	for _, e := range d.Entries {
		v.Entries = append(v.Entries, entryRow(e, d))
	}
	v.Remarks, v.Leads = remarkGroups(d), leadless(d)
	for _, a := range d.Again {
		v.Again = append(v.Again, againRow(a))
	}
	return x.Page(http.StatusOK, page.Desk(x.Shell("Meja unit"), v))
}

var unitWords = map[string]string{"school": "sekolah", "office": "OPD", "health_center": "puskesmas", "ward": "kelurahan", "district": "kecamatan"}

func unitWord(kind string) string {
	if w, ok := unitWords[kind]; ok {
		return w
	}
	return "unit"
}

// goal is the unit's place in the region's slogan: at least one entry sent this year.
func goal(d innovation.Desk) page.Goal {
	g := page.Goal{Name: "1 " + unitWord(d.UnitKind) + " 1 inovasi", State: ui.NotBegun, Text: "belum terpenuhi: belum ada usulan tahun ini."}
	switch {
	case d.Sent > 0:
		g.State, g.Text = ui.Done, "terpenuhi: "+strconv.Itoa(d.Sent)+" usulan sudah terkirim tahun ini."
	case len(d.Entries) > 0:
		g.State, g.Text = ui.Partly, "belum terpenuhi: usulan Anda belum terkirim."
	}
	return g
}

var rowActs = map[innovation.Status]string{innovation.Draft: "Lanjutkan", innovation.Returned: "Perbaiki"}

func entryRow(e innovation.DeskEntry, d innovation.Desk) ui.EntryRow {
	row := listRow(innovation.Row{ID: e.Entry.ID, Code: e.Entry.Code, Name: e.Entry.Name, Status: e.Entry.Status, DeferredTo: e.Entry.DeferredTo})
	row.Sub = standing(e.Entry, d)
	row.Points, row.Most, row.PointsLabel = e.Maturity.ClaimedX100()/100, e.Maturity.MaxX100/100, "Kematangan klaim"
	return row
}

// listRow is an entry with the act that its status offers.
func listRow(r innovation.Row) ui.EntryRow {
	act := rowActs[r.Status]
	if act == "" {
		act = "Lihat"
	}
	return ui.EntryRow{Code: r.Code, Title: r.Name, Href: href.Entry(r.ID), Status: string(r.Status), Next: r.DeferredTo,
		Action: ui.Action{Label: act, Href: href.Entry(r.ID)}}
}

// againRow is an innovation of an earlier cycle with the act that brings it into this one.
func againRow(a innovation.Again) ui.EntryRow {
	row := listRow(innovation.Row{ID: a.EntryID, Code: a.Code, Name: a.Name, Status: a.Status, DeferredTo: a.DeferredTo})
	row.Sub = "Terakhir diusulkan di IGA " + strconv.Itoa(a.Year)
	row.Action = ui.Action{Label: "Usulkan lagi", Href: href.CarryOver(a.InnovationID)}
	return row
}

// standing is the line under an entry's name.
func standing(e innovation.Entry, d innovation.Desk) string {
	switch e.Status {
	case innovation.Draft:
		return savedAt(e.UpdatedAt, d.Now)
	case innovation.Returned:
		return "Perbaikan diminta " + ui.Date(*e.DecidedAt)
	case innovation.Deferred:
		return "Layak diusulkan lagi mulai IGA " + strconv.Itoa(e.DeferredTo)
	case innovation.Submitted, innovation.InReview:
		return "Terkirim " + ui.DateTime(*e.SubmittedAt)
	}
	return "Diputuskan " + ui.Date(*e.DecidedAt)
}

func leadless(d innovation.Desk) []page.Leadless {
	var list []page.Leadless
	for _, t := range d.Tasks {
		if t.Kind == innovation.TaskHandover {
			list = append(list, page.Leadless{Name: t.Name, Why: t.First, Href: href.EntryHandover(t.EntryID)})
		}
	}
	return list
}

func remarkGroups(d innovation.Desk) []page.RemarkGroup {
	var list []page.RemarkGroup
	for _, f := range d.Feedback {
		for _, e := range d.Entries {
			if e.Entry.ID == f.EntryID {
				list = append(list, remarkGroup(f, e.Entry))
			}
		}
	}
	return list
}

// deskRemarks is how many remarks of one entry stand on the desk; the others are one step away.
const deskRemarks = 3

func remarkGroup(f innovation.Feedback, e innovation.Entry) page.RemarkGroup {
	g := page.RemarkGroup{Title: "Catatan untuk " + short(e.Name), Href: href.EntryFeedback(f.EntryID), List: remarks(f, e.InstrumentYear), More: "Baca keputusan dan jawab"}
	if f.Act != innovation.Return && len(g.List) == 0 {
		g.List = []ui.Remark{{Where: decisionTitles[f.Act] + ": " + lowerFirst(f.Reason), Text: f.Text, By: "Koordinator Litbang · " + ui.DateTime(f.DecidedAt)}}
	}
	if n := len(g.List); n > deskRemarks {
		g.List, g.More = g.List[:deskRemarks], "Baca semua "+strconv.Itoa(n)+" catatan dan jawab"
	}
	return g
}

const innovationPages = "setelah"

func (s *Section) innovationList(x *handle.Exchange) error {
	if !begins(x) {
		return fault.Forbidden("Daftar ini memuat inovasi satu unit, untuk operator unit itu.")
	}
	list, err := s.innovations.List(x.Context(), x.Actor, innovation.Filter{After: cursor(x.Query(innovationPages))})
	if err != nil {
		return err
	}
	again, err := s.innovations.Again(x.Context(), x.Actor)
	if err != nil {
		return err
	}
	v := page.InnovationsView{}
	for _, r := range list.Rows {
		row := listRow(r)
		if i := slices.IndexFunc(again, func(a innovation.Again) bool { return a.EntryID == r.ID }); i >= 0 {
			row.Action = againRow(again[i]).Action
		}
		row.Sub = "IGA " + strconv.Itoa(r.Year) + " · kode " + r.Code
		v.Rows = append(v.Rows, row)
	}
	if x.Query(innovationPages) != "" {
		v.First = href.DeskInnovations()
	}
	if next := cursorText(list.Next); next != "" {
		v.Next = href.With(href.DeskInnovations(), href.Query{innovationPages: {next}})
	}
	return x.Page(http.StatusOK, page.Innovations(x.Shell("Inovasi kami"), v))
}
