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

type designForm struct {
	Version string `form:"version"`
	Go      string `form:"go"`

	LegalBasis     string `form:"legal_basis"`
	Problem        string `form:"problem"`
	StrategicIssue string `form:"strategic_issue"`
	Method         string `form:"method"`
	Novelty        string `form:"novelty"`
	Mechanism      string `form:"mechanism"`
}

func (f designForm) texts() []string {
	return []string{f.LegalBasis, f.Problem, f.StrategicIssue, f.Method, f.Novelty, f.Mechanism}
}

func (f designForm) input() innovation.DesignInput {
	return innovation.DesignInput{LegalBasis: f.LegalBasis, Problem: f.Problem, StrategicIssue: f.StrategicIssue,
		Method: f.Method, Novelty: f.Novelty, Mechanism: f.Mechanism}
}

func designFormOf(d innovation.Design) designForm {
	return designForm{Version: strconv.Itoa(d.Version), LegalBasis: d.LegalBasis, Problem: d.Problem, StrategicIssue: d.StrategicIssue,
		Method: d.Method, Novelty: d.Novelty, Mechanism: d.Mechanism}
}

func (s *Section) design(x *handle.Exchange) error {
	c, err := s.innovations.Read(x.Context(), x.Actor, x.Param("id"))
	if err != nil {
		return err
	}
	if !writes(x, c.Entry) {
		return s.readDesign(x, &c)
	}
	return s.designPage(x, http.StatusOK, &c, designFormOf(c.Design), nil)
}

func (s *Section) saveDesign(x *handle.Exchange) error {
	var f designForm
	if err := x.Form(&f); err != nil {
		return err
	}
	id := x.Param("id")
	if x.WantsJSON() {
		saved, err := s.innovations.KeepDesign(x.Context(), x.Actor, id, number(f.Version), f.input())
		return s.kept(x, innovation.PartDesign, saved, err)
	}
	err := s.innovations.SaveDesign(x.Context(), x.Actor, id, number(f.Version), f.input())
	if err != nil && !is(err, fault.KindInvalid) && !is(err, fault.KindConflict) {
		return err
	}
	if err == nil && f.Go == "back" {
		return x.SeeOther(href.Entry(id))
	}
	c, readErr := s.innovations.Read(x.Context(), x.Actor, id)
	switch {
	case readErr != nil:
		return readErr
	case err == nil:
		return x.SeeOther(href.EntryIndicator(id, c.Claims[0].Indicator))
	}
	return s.designPage(x, handle.Status(fault.KindOf(err)), &c, f, err)
}

func (s *Section) designPage(x *handle.Exchange, status int, c *innovation.Content, f designForm, refused error) error {
	texts := f.texts()
	v := page.DesignView{
		Entry: entryView(c.Entry, c.Design.UpdatedAt), Version: f.Version, Errors: messages(refused),
		Words: ui.WordCountView{ID: "kata", Count: innovation.CountWords(texts...), Least: c.Entry.MinWords, Note: "Dihitung dari keenam bagian."},
	}
	if c.Design.Version == 1 {
		v.Saved = ""
	}
	for i, p := range innovation.DesignParts {
		v.Parts = append(v.Parts, page.DesignPart{Field: p.Field, Title: p.Title, Help: p.Help, Text: texts[i]})
	}
	if is(refused, fault.KindConflict) {
		v.Version = strconv.Itoa(c.Design.Version)
		if c.Entry.Status.Editable() {
			v.Conflict = conflictOf(c.Design.UpdatedBy, c.Design.UpdatedAt, href.EntryDesign(c.Entry.ID), designRows(texts, c.Design))
		} else {
			v.Stopped = sentence(refused)
		}
	}
	if refused != nil {
		v.Saved = ""
	}
	var err error
	if v.Writing, err = s.writing(x, c.Entry, innovation.PartDesign, refused); err != nil {
		return err
	}
	shell := writingShell(x, "Rancang bangun", c.Entry, refused != nil)
	shell.Scripts = append(shell.Scripts, "kata.js")
	return x.Page(status, page.Design(shell, v))
}

func designRows(mine []string, stored innovation.Design) []page.ConflictRow {
	rows := make([]page.ConflictRow, len(mine))
	for i, p := range innovation.DesignParts {
		rows[i] = page.ConflictRow{Label: p.Title, Mine: mine[i], Theirs: p.Text(stored)}
	}
	return rows
}

// designTexts are the six parts for reading; change adds the way to each.
func designTexts(c *innovation.Content, change bool) []page.Text {
	list := make([]page.Text, len(innovation.DesignParts))
	for i, p := range innovation.DesignParts {
		body := p.Text(c.Design)
		list[i] = page.Text{Title: p.Title, Body: body, Meta: ui.Thousands(innovation.CountWords(body)) + " kata"}
		if change {
			list[i].Href = href.EntryDesign(c.Entry.ID) + "#" + p.Field
		}
	}
	return list
}

func (s *Section) readDesign(x *handle.Exchange, c *innovation.Content) error {
	v := page.ReadView{
		Entry: entryView(c.Entry, c.Entry.UpdatedAt), Kicker: "Rancang bangun · " + ui.Thousands(c.Design.WordCount) + " kata", Title: "Rancang bangun",
		Why: whyLocked(x, c.Entry), Texts: designTexts(c, false), Actions: []ui.Action{backToEntry(c.Entry)},
	}
	return x.Page(http.StatusOK, page.Reading(questionShell(x, "Rancang bangun", c.Entry, false), v))
}
