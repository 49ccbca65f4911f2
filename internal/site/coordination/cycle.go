package coordination

import (
	"net/http"
	"strconv"

	"jaring/internal/audit"
	"jaring/internal/cycle"
	"jaring/internal/fault"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/coordination"
	"jaring/web/ui"
)

// Routes registers its addresses; all of them need a sign-in.
func (s *Cycles) Routes(r *handle.Router) {
	r.Get("/koordinasi/siklus", s.list)
	r.Post("/koordinasi/siklus", s.create)
	r.Get("/koordinasi/siklus/{tahun}", s.one)
	r.Post("/koordinasi/siklus/{tahun}", s.save)
}

func (s *Cycles) list(x *handle.Exchange) error {
	return s.listPage(x, http.StatusOK, nil, nil)
}

// listPage shows the list and the form; form nil is a suggestion for the next year.
func (s *Cycles) listPage(x *handle.Exchange, status int, form *newCycleForm, refused error) error {
	list, err := s.cycles.Overview(x.Context(), x.Actor)
	if err != nil {
		return err
	}
	view := page.CyclesView{Instruments: instrumentOptions()}
	for _, c := range list {
		view.Rows = append(view.Rows, cycleRow(c))
	}
	if form == nil {
		form = suggestion(list)
	}
	view.New = page.Fields{Values: form.values(), Errors: refusals(refused)}
	shell := x.Shell("Siklus IGA")
	shell.Errored = refused != nil
	return x.Page(status, page.Cycles(shell, view))
}

func (s *Cycles) create(x *handle.Exchange) error {
	var form newCycleForm
	if err := x.Form(&form); err != nil {
		return err
	}
	year, err := s.cycles.Create(x.Context(), x.Actor, form.draft())
	if err != nil && fault.KindOf(err) == fault.KindInvalid {
		return s.listPage(x, http.StatusUnprocessableEntity, &form, err)
	}
	if err != nil {
		return err
	}
	return x.SeeOther(href.With(href.Cycle(year), href.Query{"tersimpan": {"dibuat"}}))
}

func (s *Cycles) one(x *handle.Exchange) error {
	c, acts, err := s.cycles.Inspect(x.Context(), x.Actor, x.Year())
	if err != nil {
		return err
	}
	return s.onePage(x, http.StatusOK, c, acts, page.Fields{Values: c.Draft().Fields()}, nil)
}

func (s *Cycles) onePage(x *handle.Exchange, status int, c cycle.Cycle, acts []audit.Item, form page.Fields, differences []page.Difference) error {
	form.Saved = savedWords(c)
	view := page.CycleView{Year: c.Year, Version: strconv.Itoa(c.Version), Steps: stageSteps(c), Form: form, Differences: differences,
		Instruments: instrumentOptions(), Stages: stageFields(), Aims: aimFields(), Questions: openQuestions(form), Sections: sections(form, len(differences) > 0),
		Instrument: instrumentView(c.InstrumentYear), History: cycleHistory(acts)}
	shell := x.Shell("Siklus IGA " + strconv.Itoa(c.Year))
	shell.Errored = status != http.StatusOK
	shell.Crumbs = []ui.Crumb{{Label: "Siklus", Href: href.Cycles()}, {Label: "IGA " + strconv.Itoa(c.Year)}}
	shell.Flash = savedFlash(x.Query("tersimpan"))
	return x.Page(status, page.Cycle(shell, view))
}

// save never overwrites what somebody else saved meanwhile: it shows both and asks again.
func (s *Cycles) save(x *handle.Exchange) error {
	var form cycleForm
	if err := x.Form(&form); err != nil {
		return err
	}
	draft := form.draft()
	refused := s.cycles.Save(x.Context(), x.Actor, x.Year(), draft)
	kind := fault.KindOf(refused)
	if refused == nil {
		return x.SeeOther(href.With(href.Cycle(x.Year()), href.Query{"tersimpan": {"siklus"}}))
	}
	if kind != fault.KindInvalid && kind != fault.KindConflict {
		return refused
	}
	c, acts, err := s.cycles.Inspect(x.Context(), x.Actor, x.Year())
	if err != nil {
		return err
	}
	typed := page.Fields{Values: draft.Fields(), Errors: refusals(refused)}
	if kind == fault.KindInvalid {
		c.Version = draft.Version
		return s.onePage(x, http.StatusUnprocessableEntity, c, acts, typed, nil)
	}
	return s.onePage(x, http.StatusConflict, c, acts, typed, overtaken(c, draft))
}

func savedFlash(what string) *ui.NoticeView {
	switch what {
	case "dibuat":
		return &ui.NoticeView{Tone: ui.Good, Title: "Siklus sudah dibuat", Text: "Isi jendela tahapan dan target di bawah ini."}
	case "siklus":
		return &ui.NoticeView{Tone: ui.Good, Title: "Siklus sudah tersimpan", Text: "Perubahan berlaku sejak sekarang."}
	}
	return nil
}
