package coordination

import (
	"net/url"
	"slices"
	"strconv"

	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/screening"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/coordination"
)

// parseQuery reads a query that a form brought along; one that is broken is none.
func parseQuery(text string) href.Query {
	q, err := url.ParseQuery(text)
	if err != nil {
		return href.Query{}
	}
	return q
}

// typed is what a person has filled in on the page of an entry, and what is wrong with it.
type typed struct {
	decision *decisionForm
	override *overrideForm
	fault    *fault.Error
}

func (t typed) message(field string) string {
	if t.fault == nil {
		return ""
	}
	return t.fault.Field(field)
}

func (e *Entries) entry(x *handle.Exchange) error { return e.showEntry(x, 200, typed{}) }

func (e *Entries) showEntry(x *handle.Exchange, status int, t typed) error {
	c, err := e.screening.Compare(x.Context(), x.Actor, x.Param("id"))
	if err != nil {
		return err
	}
	shell := x.Shell(c.Name)
	shell.Errored = t.fault != nil
	return x.Page(status, page.Entry(shell, entryView(c, t)))
}

// entryAgain shows the page with what was typed; a refusal that no typing can mend is the error's own page.
func (e *Entries) entryAgain(x *handle.Exchange, cause error, t typed) error {
	f, ok := fault.As(cause)
	if !ok || f.Kind != fault.KindInvalid && f.Kind != fault.KindConflict {
		return cause
	}
	t.fault = f
	return e.showEntry(x, handle.Status(f.Kind), t)
}

type decisionForm struct {
	Version  string `form:"versi"`
	Act      string `form:"keputusan"`
	Reason   string `form:"alasan"`
	Text     string `form:"penjelasan"`
	NextYear string `form:"siklus"`
	Step     string `form:"langkah"`
}

func (f decisionForm) ruling() screening.Ruling {
	return screening.Ruling{Version: f.Version, Act: f.Act, Reason: f.Reason, Text: f.Text, NextYear: f.NextYear}
}

// decide first shows what the unit will read; only "putuskan" decides.
func (e *Entries) decide(x *handle.Exchange) error {
	var f decisionForm
	if err := x.Form(&f); err != nil {
		return err
	}
	id := x.Param("id")
	switch f.Step {
	case "ubah":
		return e.showEntry(x, 200, typed{decision: &f})
	case "putuskan":
		if err := e.screening.Decide(x.Context(), x.Actor, id, f.ruling()); err != nil {
			return e.entryAgain(x, err, typed{decision: &f})
		}
		return x.SeeOther(href.CoordinationEntry(id))
	}
	if err := e.screening.Try(x.Context(), x.Actor, id, f.ruling()); err != nil {
		return e.entryAgain(x, err, typed{decision: &f})
	}
	c, err := e.screening.Compare(x.Context(), x.Actor, id)
	if err != nil {
		return err
	}
	v := confirmView(c, f)
	return x.Page(200, page.Confirm(x.Shell(v.Title), v))
}

type overrideForm struct {
	Version   string `form:"versi"`
	Indicator string `form:"indikator"`
	Level     string `form:"tingkat"`
	Reason    string `form:"alasan"`
}

func (e *Entries) override(x *handle.Exchange) error {
	var f overrideForm
	if err := x.Form(&f); err != nil {
		return err
	}
	in := screening.Override{Version: f.Version, Indicator: f.Indicator, Level: f.Level, Reason: f.Reason}
	err := e.screening.SetVerification(x.Context(), x.Actor, x.Param("id"), in)
	if fault.KindOf(err) == fault.KindNotFound && err != nil && f.Indicator == "" {
		err = fault.Invalid("", fault.Field{Name: "indicator", Message: "Pilih indikator."})
	}
	if err != nil {
		return e.entryAgain(x, err, typed{override: &f})
	}
	return x.SeeOther(href.CoordinationEntry(x.Param("id")))
}

type publishForm struct {
	Public string `form:"terbit"`
}

func (e *Entries) publish(x *handle.Exchange) error {
	var f publishForm
	if err := x.Form(&f); err != nil {
		return err
	}
	act := e.screening.Publish
	switch f.Public {
	case "ya":
	case "tidak":
		act = e.screening.Unpublish
	default:
		return fault.BadRequest("")
	}
	if err := act(x.Context(), x.Actor, x.Param("id")); err != nil {
		return err
	}
	return x.SeeOther(href.CoordinationEntry(x.Param("id")) + "#terbit")
}

func confirmView(c screening.Comparison, f decisionForm) page.ConfirmView {
	act := innovation.Act(f.Act)
	v := page.ConfirmView{ID: c.EntryID, Name: c.Name, Unit: c.UnitName, Against: act != innovation.Shortlist, Text: f.Text, Points: points(c)}
	v.Button, v.Act = screening.ActWords(act), outcomeWords(act, f.NextYear)
	v.Title = v.Button + "?"
	if act == innovation.Defer {
		v.Button = "Tangguhkan ke IGA " + f.NextYear
		v.Title = v.Button + "?"
	}
	if v.Against {
		v.Reason = reasonWords(f.Reason)
	}
	for _, s := range c.Sheets {
		if s.RemarkUnit != "" {
			v.Remarks = append(v.Remarks, s.RemarkUnit)
		}
	}
	for name, value := range map[string]string{"versi": f.Version, "keputusan": f.Act, "alasan": f.Reason, "penjelasan": f.Text, "siklus": f.NextYear} {
		v.Fields = append(v.Fields, kv(name, value))
	}
	return v
}

func outcomeWords(act innovation.Act, next string) string {
	switch act {
	case innovation.Return:
		return "Usulan Anda dikembalikan untuk diperbaiki."
	case innovation.Defer:
		return "Usulan Anda ditangguhkan ke IGA " + next + "."
	case innovation.Decline:
		return "Usulan Anda tidak lolos."
	}
	return "Usulan Anda lolos saring."
}

func reasonWords(code string) string {
	for _, r := range screening.Reasons {
		if r.Code == code {
			return r.Label
		}
	}
	return ""
}

// points are the indicators of which less counts than was claimed.
func points(c screening.Comparison) []page.PointLine {
	var list []page.PointLine
	for _, r := range c.Rows {
		level := lowest(r)
		if level >= r.Claimed {
			continue
		}
		p := page.PointLine{Title: "Indikator " + strconv.Itoa(r.No) + ", " + r.Name + ":",
			Words: "klaim tingkat " + strconv.Itoa(r.Claimed) + ", terbukti tingkat " + strconv.Itoa(level)}
		for _, m := range r.Marks {
			if m != nil && m.Level < r.Claimed && !slices.Contains(p.Reasons, m.Reason) {
				p.Reasons = append(p.Reasons, m.Reason)
			}
		}
		list = append(list, p)
	}
	return list
}

func lowest(r screening.ComparedRow) int {
	if r.Verified != nil {
		return r.Verified.Level
	}
	return r.Claimed
}
