package unitdesk

import (
	"net/http"
	"strconv"

	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/unitdesk"
	"jaring/web/ui"
)

type beginForm struct {
	Key     string `form:"form_key"`
	Name    string `form:"name"`
	Problem string `form:"problem"`
	Stage   string `form:"stage"`
	Sure    string `form:"sure"` // similar ones were shown
}

func (s *Section) askBegin(x *handle.Exchange) error {
	if !begins(x) {
		return fault.Forbidden("Usulan hanya dapat dimulai oleh operator unit.")
	}
	f := beginForm{Key: handle.NewFormKey(), Name: x.Query("name"), Problem: x.Query("problem"), Stage: x.Query("stage")}
	similar, err := s.innovations.Similar(x.Context(), x.Actor, f.Name, f.Problem)
	if err != nil {
		return err
	}
	if x.Query("bagian") == "mirip" {
		return x.Page(http.StatusOK, page.SimilarWhileTyping(beginSimilar(x, similar)))
	}
	return s.beginPage(x, http.StatusOK, f, similar, nil)
}

func (s *Section) begin(x *handle.Exchange) error {
	var f beginForm
	if err := x.Form(&f); err != nil {
		return err
	}
	if f.Sure == "" {
		similar, err := s.innovations.Similar(x.Context(), x.Actor, f.Name, f.Problem)
		if err != nil {
			return err
		}
		if len(similar) > 0 {
			return s.beginPage(x, http.StatusUnprocessableEntity, f, similar, nil)
		}
	}
	id, err := s.innovations.Create(x.Context(), x.Actor, innovation.CreateInput{Name: f.Name, Stage: f.Stage, Problem: f.Problem, FormKey: f.Key})
	if is(err, fault.KindInvalid) || is(err, fault.KindClosed) {
		return s.beginPage(x, http.StatusUnprocessableEntity, f, nil, err)
	}
	if err != nil {
		return err
	}
	return x.SeeOther(href.Entry(id))
}

func (s *Section) beginPage(x *handle.Exchange, status int, f beginForm, similar []innovation.Similar, refused error) error {
	v := page.BeginView{Unit: x.Actor.Current.UnitName, Key: f.Key, Name: f.Name, Problem: f.Problem, Stage: f.Stage, Stages: options(innovation.Stages), Errors: messages(refused)}
	if year := x.CycleYear(); year > 0 {
		v.Cycle = "IGA " + strconv.Itoa(year)
	}
	if is(refused, fault.KindClosed) {
		v.Stopped = sentence(refused)
	}
	if len(similar) > 0 {
		v.Similar, v.Seek = beginSimilar(x, similar), true
	}
	shell := x.Shell("Usulan baru")
	shell.Back, shell.Question, shell.Errored = &ui.Crumb{Label: "Meja unit", Href: href.Desk()}, true, refused != nil
	shell.Scripts = []string{"serupa.js"}
	return x.Page(status, page.Begin(shell, v))
}
