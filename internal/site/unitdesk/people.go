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

type personForm struct {
	Key      string `form:"form_key"`
	Version  string `form:"version"`
	Name     string `form:"name"`
	Position string `form:"position"`
	Day      string `form:"since-hari"`
	Month    string `form:"since-bulan"`
	Year     string `form:"since-tahun"`
	Named    string `form:"may_be_named"`
}

func (f personForm) input() innovation.InnovatorInput {
	return innovation.InnovatorInput{Name: f.Name, Position: f.Position, Since: handle.Day(f.Day, f.Month, f.Year), MayBeNamed: f.Named == "ya"}
}

func (f personForm) view(refused error) page.PersonForm {
	return page.PersonForm{Key: f.Key, Version: f.Version, Name: f.Name, Position: f.Position, Since: ui.DateParts{Day: f.Day, Month: f.Month, Year: f.Year},
		Named: f.Named == "ya", Errors: messages(refused)}
}

func (s *Section) people(x *handle.Exchange) error {
	return s.peoplePage(x, http.StatusOK, personForm{Key: handle.NewFormKey()}, nil)
}

func (s *Section) addPerson(x *handle.Exchange) error {
	var f personForm
	if err := x.Form(&f); err != nil {
		return err
	}
	_, err := s.innovations.AddInnovator(x.Context(), x.Actor, x.Param("id"), f.Key, f.input())
	if is(err, fault.KindInvalid) {
		return s.peoplePage(x, http.StatusUnprocessableEntity, f, err)
	}
	if err != nil {
		return err
	}
	return x.SeeOther(href.EntryInnovators(x.Param("id")))
}

func (s *Section) peoplePage(x *handle.Exchange, status int, f personForm, refused error) error {
	c, err := s.innovations.Read(x.Context(), x.Actor, x.Param("id"))
	if err != nil {
		return err
	}
	v := page.PeopleView{Entry: entryView(c.Entry, c.Entry.UpdatedAt), Writable: writes(x, c.Entry), Own: owns(x, c.Entry), Add: f.view(refused)}
	for _, i := range c.Innovators {
		if i.Active() {
			v.Active = append(v.Active, personView(c.Entry.ID, i))
		} else {
			v.Former = append(v.Former, personView(c.Entry.ID, i))
		}
	}
	_, v.Handover = c.LastLead()
	_, led := c.Lead()
	v.Leadless = v.Handover && !led
	if v.Leads, err = s.leads(x, c.Entry.ID); err != nil {
		return err
	}
	return x.Page(status, page.People(questionShell(x, "Inovator", c.Entry, refused != nil), v))
}

func personView(entryID string, i innovation.Innovator) page.Person {
	p := page.Person{ID: i.ID, Name: i.Name, Lead: i.IsLead, Named: i.MayBeNamed, Version: strconv.Itoa(i.Version), Sub: "sejak " + ui.Date(i.Since)}
	if i.Position != "" {
		p.Sub = i.Position + ", " + p.Sub
	}
	if i.Active() {
		p.Href = href.EntryInnovator(entryID, i.ID)
	} else {
		p.Sub += " sampai " + ui.Date(*i.Until) + ", " + lowerFirst(innovation.Label(innovation.LeaveReasons, i.LeftBecause))
	}
	return p
}
