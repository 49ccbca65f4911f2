package unitdesk

import (
	"net/http"

	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/unitdesk"
	"jaring/web/ui"
)

type handoverForm struct {
	Key       string `form:"form_key"`
	From      string `form:"from"`
	Day       string `form:"until-hari"`
	Month     string `form:"until-bulan"`
	Year      string `form:"until-tahun"`
	Reason    string `form:"reason"`
	Next      string `form:"next"`
	Name      string `form:"name"`
	Position  string `form:"position"`
	State     string `form:"state"`
	Documents string `form:"documents"`
	Plan      string `form:"plan"`
}

func (f handoverForm) input() innovation.HandoverInput {
	return innovation.HandoverInput{FormKey: f.Key, FromID: f.From, Until: handle.Day(f.Day, f.Month, f.Year), Reason: f.Reason,
		NextID: f.Next, Name: f.Name, Position: f.Position, State: f.State, Documents: f.Documents, Plan: f.Plan}
}

func (s *Section) askHandover(x *handle.Exchange) error {
	return s.handoverPage(x, http.StatusOK, handoverForm{Key: handle.NewFormKey()}, nil)
}

func (s *Section) handOver(x *handle.Exchange) error {
	var f handoverForm
	if err := x.Form(&f); err != nil {
		return err
	}
	_, err := s.innovations.HandOver(x.Context(), x.Actor, x.Param("id"), f.input())
	if is(err, fault.KindInvalid) {
		return s.handoverPage(x, http.StatusUnprocessableEntity, f, err)
	}
	if err != nil {
		return err
	}
	return x.SeeOther(href.EntryInnovators(x.Param("id")) + "#serah-terima")
}

func (s *Section) handoverPage(x *handle.Exchange, status int, f handoverForm, refused error) error {
	c, err := s.innovations.Read(x.Context(), x.Actor, x.Param("id"))
	if err != nil {
		return err
	}
	if !owns(x, c.Entry) {
		return fault.Forbidden("Inovator hanya dapat diatur oleh operator unitnya.")
	}
	v := page.HandoverView{Entry: entryView(c.Entry, c.Entry.UpdatedAt), Key: f.Key, Until: ui.DateParts{Day: f.Day, Month: f.Month, Year: f.Year},
		Reason: f.Reason, Reasons: options(innovation.LeaveReasons), Next: f.Next, NewName: f.Name, Position: f.Position,
		State: f.State, Documents: f.Documents, Plan: f.Plan, Errors: messages(refused)}
	from, ok := c.LastLead()
	if !ok {
		v.Stopped = "Inovasi ini belum pernah punya ketua. Tambahkan inovator; yang pertama menjadi ketua."
	}
	v.FromID, v.From = from.ID, commas(from.Name, from.Position)
	if ok && !from.Active() {
		v.Ended = "Berhenti " + ui.Date(*from.Until) + ", " + lowerFirst(innovation.Label(innovation.LeaveReasons, from.LeftBecause))
	}
	for _, i := range c.Innovators {
		if i.Active() && i.ID != from.ID {
			v.Candidates = append(v.Candidates, ui.Option{Value: i.ID, Label: i.Name})
		}
	}
	shell := questionShell(x, "Serah terima", c.Entry, refused != nil)
	shell.Back = &ui.Crumb{Label: "Inovator", Href: href.EntryInnovators(c.Entry.ID)}
	return x.Page(status, page.Handover(shell, v))
}

// leads are the hand-overs of an entry's innovation.
func (s *Section) leads(x *handle.Exchange, entryID string) ([]page.LeadStep, error) {
	list, err := s.innovations.Successions(x.Context(), x.Actor, entryID)
	if err != nil {
		return nil, err
	}
	steps := make([]page.LeadStep, len(list))
	for i, r := range list {
		steps[i] = page.LeadStep{From: r.Content.From.Name, To: r.Content.To.Name, At: ui.Date(r.RecordedAt), Number: r.Number,
			Href: href.EntryHandoverRecord(entryID, r.Code)}
	}
	return steps, nil
}
