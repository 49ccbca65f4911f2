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

type leaveForm struct {
	Version   string `form:"version"`
	Day       string `form:"until-hari"`
	Month     string `form:"until-bulan"`
	Year      string `form:"until-tahun"`
	Reason    string `form:"reason"`
	Successor string `form:"successor"`
}

type versionForm struct {
	Version string `form:"version"`
}

type consentForm struct {
	Named string `form:"may_be_named"`
}

// personOf finds an active innovator of an entry that the actor writes for.
func (s *Section) personOf(x *handle.Exchange) (*innovation.Content, innovation.Innovator, error) {
	c, err := s.innovations.Read(x.Context(), x.Actor, x.Param("id"))
	if err != nil {
		return nil, innovation.Innovator{}, err
	}
	if !owns(x, c.Entry) {
		return nil, innovation.Innovator{}, fault.Forbidden("Inovator hanya dapat diatur oleh operator unitnya.")
	}
	for _, i := range c.Innovators {
		if i.ID == x.Param("orang") && i.Active() {
			return &c, i, nil
		}
	}
	return nil, innovation.Innovator{}, fault.NotFound()
}

func (s *Section) person(x *handle.Exchange) error {
	c, i, err := s.personOf(x)
	if err != nil {
		return err
	}
	return s.personPage(x, http.StatusOK, c, i, page.PersonView{Form: personFormOf(i).view(nil)})
}

func personFormOf(i innovation.Innovator) personForm {
	since := ui.SplitDate(i.Since)
	f := personForm{Version: strconv.Itoa(i.Version), Name: i.Name, Position: i.Position, Day: since.Day, Month: since.Month, Year: since.Year}
	if i.MayBeNamed {
		f.Named = "ya"
	}
	return f
}

func (s *Section) personPage(x *handle.Exchange, status int, c *innovation.Content, i innovation.Innovator, v page.PersonView) error {
	v.Entry, v.Person, v.Writable = entryView(c.Entry, c.Entry.UpdatedAt), personView(c.Entry.ID, i), writes(x, c.Entry)
	v.Leave.Reasons = options(innovation.LeaveReasons)
	for _, other := range c.Innovators {
		if other.Active() && other.ID != i.ID {
			v.Leave.Successors = append(v.Leave.Successors, ui.Option{Value: other.ID, Label: other.Name})
		}
	}
	shell := questionShell(x, i.Name, c.Entry, len(v.Form.Errors)+len(v.Leave.Errors) > 0)
	shell.Back = &ui.Crumb{Label: "Inovator", Href: href.EntryInnovators(c.Entry.ID)}
	return x.Page(status, page.PersonPage(shell, v))
}

func (s *Section) changePerson(x *handle.Exchange) error {
	var f personForm
	if err := x.Form(&f); err != nil {
		return err
	}
	err := s.innovations.ChangeInnovator(x.Context(), x.Actor, x.Param("id"), x.Param("orang"), number(f.Version), f.input())
	if err != nil && !is(err, fault.KindInvalid) && !is(err, fault.KindConflict) {
		return err
	}
	if err == nil {
		return x.SeeOther(href.EntryInnovators(x.Param("id")))
	}
	c, i, readErr := s.personOf(x)
	if readErr != nil || !writes(x, c.Entry) {
		return err
	}
	v := page.PersonView{Form: f.view(err)}
	if is(err, fault.KindConflict) {
		mine, theirs := f.view(nil), personFormOf(i).view(nil)
		v.Conflict = conflictOf("", c.Entry.UpdatedAt, href.EntryInnovator(c.Entry.ID, i.ID), []page.ConflictRow{
			{Label: "Nama", Mine: mine.Name, Theirs: theirs.Name}, {Label: "Jabatan", Mine: mine.Position, Theirs: theirs.Position},
			{Label: "Ikut sejak", Mine: dateText(mine.Since), Theirs: dateText(theirs.Since)}})
	}
	return s.personPage(x, handle.Status(fault.KindOf(err)), c, i, v)
}

func (s *Section) makeLead(x *handle.Exchange) error {
	var f versionForm
	if err := x.Form(&f); err != nil {
		return err
	}
	if err := s.innovations.MakeLead(x.Context(), x.Actor, x.Param("id"), x.Param("orang"), number(f.Version)); err != nil {
		return err
	}
	return x.SeeOther(href.EntryInnovators(x.Param("id")))
}

func (s *Section) consent(x *handle.Exchange) error {
	var f consentForm
	if err := x.Form(&f); err != nil {
		return err
	}
	if err := s.innovations.Consent(x.Context(), x.Actor, x.Param("id"), x.Param("orang"), f.Named == "ya"); err != nil {
		return err
	}
	return x.SeeOther(href.EntryInnovator(x.Param("id"), x.Param("orang")))
}

func (s *Section) leave(x *handle.Exchange) error {
	var f leaveForm
	if err := x.Form(&f); err != nil {
		return err
	}
	in := innovation.LeaveInput{Until: handle.Day(f.Day, f.Month, f.Year), Reason: f.Reason, SuccessorID: f.Successor}
	err := s.innovations.Leave(x.Context(), x.Actor, x.Param("id"), x.Param("orang"), number(f.Version), in)
	if err == nil {
		return x.SeeOther(href.EntryInnovators(x.Param("id")))
	}
	if !is(err, fault.KindInvalid) {
		return err
	}
	c, i, readErr := s.personOf(x)
	if readErr != nil {
		return readErr
	}
	v := page.PersonView{Form: personFormOf(i).view(nil)}
	v.Leave = page.LeaveForm{Until: ui.DateParts{Day: f.Day, Month: f.Month, Year: f.Year}, Reason: f.Reason, Successor: f.Successor, Errors: messages(err)}
	return s.personPage(x, http.StatusUnprocessableEntity, c, i, v)
}
