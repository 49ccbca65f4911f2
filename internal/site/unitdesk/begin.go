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
	Key   string `form:"form_key"`
	Name  string `form:"name"`
	Stage string `form:"stage"`
	Sure  string `form:"sure"` // similar ones were shown
}

func (s *Section) askBegin(x *handle.Exchange) error {
	if !begins(x) {
		return fault.Forbidden("Usulan hanya dapat dimulai oleh operator unit.")
	}
	return s.beginPage(x, http.StatusOK, beginForm{Key: handle.NewFormKey()}, nil, nil)
}

func (s *Section) begin(x *handle.Exchange) error {
	var f beginForm
	if err := x.Form(&f); err != nil {
		return err
	}
	if f.Sure == "" {
		similar, err := s.innovations.Similar(x.Context(), x.Actor, f.Name)
		if err != nil {
			return err
		}
		if len(similar) > 0 {
			return s.beginPage(x, http.StatusUnprocessableEntity, f, similar, nil)
		}
	}
	id, err := s.innovations.Create(x.Context(), x.Actor, innovation.CreateInput{Name: f.Name, Stage: f.Stage, FormKey: f.Key})
	if is(err, fault.KindInvalid) || is(err, fault.KindClosed) {
		return s.beginPage(x, http.StatusUnprocessableEntity, f, nil, err)
	}
	if err != nil {
		return err
	}
	return x.SeeOther(href.Entry(id))
}

func (s *Section) beginPage(x *handle.Exchange, status int, f beginForm, similar []innovation.Similar, refused error) error {
	v := page.BeginView{Unit: x.Actor.Current.UnitName, Key: f.Key, Name: f.Name, Stage: f.Stage, Stages: options(innovation.Stages), Errors: messages(refused)}
	if year := x.CycleYear(); year > 0 {
		v.Cycle = "IGA " + strconv.Itoa(year)
	}
	if is(refused, fault.KindClosed) {
		v.Stopped = sentence(refused)
	}
	for _, i := range similar {
		v.Similar = append(v.Similar, page.SimilarRow{Code: i.Code, Name: i.Name, Href: href.Entry(i.EntryID),
			Sub: "IGA " + strconv.Itoa(i.Year) + " · " + ui.StatusWord(string(i.Status), 0)})
	}
	shell := x.Shell("Usulan baru")
	shell.Back, shell.Question, shell.Errored = &ui.Crumb{Label: "Meja unit", Href: href.Desk()}, true, refused != nil
	return x.Page(status, page.Begin(shell, v))
}
