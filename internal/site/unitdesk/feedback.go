package unitdesk

import (
	"net/http"
	"strconv"

	"jaring/internal/fault"
	"jaring/internal/iid"
	"jaring/internal/innovation"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/unitdesk"
	"jaring/web/ui"
)

type answerForm struct {
	Decision string `form:"decision"`
	Version  string `form:"version"`
	Text     string `form:"text"`
}

func (s *Section) feedback(x *handle.Exchange) error {
	return s.feedbackPage(x, http.StatusOK, answerForm{}, nil)
}

func (s *Section) answer(x *handle.Exchange) error {
	var f answerForm
	if err := x.Form(&f); err != nil {
		return err
	}
	err := s.innovations.Answer(x.Context(), x.Actor, x.Param("id"), f.Decision, number(f.Version), f.Text)
	switch {
	case err == nil:
		return x.SeeOther(href.EntryFeedback(x.Param("id")))
	case is(err, fault.KindInvalid), is(err, fault.KindConflict):
		return s.feedbackPage(x, handle.Status(fault.KindOf(err)), f, err)
	}
	return err
}

func (s *Section) feedbackPage(x *handle.Exchange, status int, f answerForm, refused error) error {
	e, err := s.innovations.Head(x.Context(), x.Actor, x.Param("id"))
	if err != nil {
		return err
	}
	list, err := s.innovations.Feedback(x.Context(), x.Actor, e.ID)
	if err != nil {
		return err
	}
	v := page.FeedbackView{Entry: entryView(e, e.UpdatedAt), Writable: writes(x, e), Own: owns(x, e)}
	if e.Status == innovation.Returned {
		year, err := s.cycles.Find(x.Context(), e.Year)
		if err != nil {
			return err
		}
		v.Until = closedWord(year, true) + "."
		if until, ok := innovation.SendingUntil(year, year.ReadAt, true); ok {
			v.Until = "Kirim ulang paling lambat " + ui.DayTime(until) + "."
		}
	}
	for _, d := range list {
		view := decisionView(e, d, f, refused)
		view.Answer.Writing = answerWriting(x, e.ID, view.Answer)
		view.Answer.Writing.Key += "/" + d.DecisionID
		v.Decisions = append(v.Decisions, view)
	}
	return x.Page(status, page.Feedback(writingShell(x, "Catatan dan keputusan", e, refused != nil), v))
}

var decisionTitles = map[innovation.Act]string{
	innovation.Return: "Dikembalikan untuk diperbaiki", innovation.Shortlist: "Lolos saring", innovation.Defer: "Ditangguhkan", innovation.Decline: "Tidak lolos",
}

var decisionTones = map[innovation.Act]ui.Tone{innovation.Return: ui.Warn, innovation.Shortlist: ui.Good, innovation.Defer: ui.Later, innovation.Decline: ui.Bad}

func decisionView(e innovation.Entry, d innovation.Feedback, f answerForm, refused error) page.Decision {
	v := page.Decision{ID: d.DecisionID, Title: decisionTitles[d.Act], Reason: d.Reason, Text: d.Text, At: "Koordinator Litbang · " + ui.DateTime(d.DecidedAt),
		Tone: decisionTones[d.Act], Remarks: remarks(d, e.InstrumentYear), Answer: page.AnswerForm{Version: strconv.Itoa(d.Answer.Version), Text: d.Answer.Text}}
	if d.NextYear > 0 {
		v.Title += " ke " + strconv.Itoa(d.NextYear)
	}
	if d.Answer.Version > 0 {
		v.Answered = "Dijawab " + d.Answer.AnsweredBy + ", " + ui.DateTime(*d.Answer.AnsweredAt)
	}
	if refused != nil && f.Decision == d.DecisionID {
		v.Answer.Text, v.Answer.Errors = f.Text, messages(refused)
		if is(refused, fault.KindConflict) {
			at := d.DecidedAt
			if d.Answer.AnsweredAt != nil {
				at = *d.Answer.AnsweredAt
			}
			v.Answer.Conflict = conflictOf(d.Answer.AnsweredBy, at, href.EntryFeedback(e.ID), []page.ConflictRow{{Label: "Jawaban", Mine: f.Text, Theirs: d.Answer.Text}})
		}
	}
	return v
}

// remarks are the words of the assessors, each with the way to its spot.
func remarks(f innovation.Feedback, instrumentYear int) []ui.Remark {
	by := "Penilai Litbang · " + ui.DateTime(f.DecidedAt)
	var list []ui.Remark
	inst, _ := iid.ForYear(instrumentYear)
	said := map[innovation.Point]bool{}
	for _, p := range f.Points {
		// Two assessors who say the same of one indicator are read once.
		if key := (innovation.Point{Indicator: p.Indicator, Reason: p.Reason}); said[key] {
			continue
		} else {
			said[key] = true
		}
		r := ui.Remark{Where: p.Indicator, Text: p.Reason, By: by, Action: &ui.Action{Label: "Buka indikator ini", Href: href.EntryIndicator(f.EntryID, p.Indicator)}}
		if inst != nil {
			if row, ok := inst.Indicator(p.Indicator); ok {
				r.Where = "Indikator " + strconv.Itoa(row.No) + " · " + row.Name
			}
		}
		list = append(list, r)
	}
	for _, text := range f.Remarks {
		list = append(list, ui.Remark{Where: "Untuk seluruh usulan", Text: text, By: by})
	}
	return list
}
