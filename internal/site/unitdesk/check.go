package unitdesk

import (
	"cmp"
	"net/http"
	"strconv"

	"jaring/internal/auth"
	"jaring/internal/cycle"
	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/unitdesk"
	"jaring/web/ui"
)

type submitForm struct {
	Version    string `form:"version"`
	Key        string `form:"form_key"`
	Truthful   string `form:"truthful"`
	HeadKnows  string `form:"head_knows"`
	Difference string `form:"difference"`
}

func (s *Section) check(x *handle.Exchange) error {
	return s.checkPage(x, http.StatusOK, submitForm{}, nil)
}

func (s *Section) submit(x *handle.Exchange) error {
	var f submitForm
	if err := x.Form(&f); err != nil {
		return err
	}
	in := innovation.SubmitInput{Version: number(f.Version), FormKey: f.Key, Truthful: f.Truthful == "ya", HeadKnows: f.HeadKnows == "ya", Difference: f.Difference}
	_, err := s.innovations.Submit(x.Context(), x.Actor, x.Param("id"), in)
	switch {
	case err == nil:
		return x.SeeOther(href.EntryReceipt(x.Param("id")))
	case is(err, fault.KindInvalid), is(err, fault.KindClosed), is(err, fault.KindConflict):
		return s.checkPage(x, handle.Status(fault.KindOf(err)), f, err)
	}
	return err
}

// checkPage shows everything of the entry. Each time it is shown the button gets a key and the version that is shown, so
// that only what was read can be sent, and only once.
func (s *Section) checkPage(x *handle.Exchange, status int, f submitForm, refused error) error {
	c, err := s.innovations.Read(x.Context(), x.Actor, x.Param("id"))
	if err != nil {
		return err
	}
	year, err := s.cycles.Find(x.Context(), c.Entry.Year)
	if err != nil {
		return err
	}
	write := writes(x, c.Entry)
	if refused != nil && !write {
		return refused
	}
	report := c.Check(nil)
	v := page.CheckView{
		Entry: entryView(c.Entry, c.Entry.UpdatedAt), Refused: refused != nil, Profile: profileFacts(&c, write), Design: designTexts(&c, write),
		Words:   ui.Thousands(report.Words) + " dari paling sedikit " + ui.Thousands(report.MinWords) + " kata",
		Summary: claimSummary(&c, report), Files: profileLines(&c), People: peopleFacts(&c, write), PeopleHref: href.EntryInnovators(c.Entry.ID),
		Writable: write, Resend: c.Entry.Round > 0, Version: strconv.Itoa(c.Entry.Version), Key: handle.NewFormKey(),
		Truthful: f.Truthful != "", HeadKnows: f.HeadKnows != "", HeadWord: headWord(c.Entry.UnitKind), Deadline: sendingLine(year, c.Entry.WasReturned),
	}
	if write {
		v.Blocks, v.Warnings = blockRows(c.Entry.ID, report.Blocks), blockRows(c.Entry.ID, report.Warnings)
	}
	v.Claims, v.Unclaimed = claimRowsOf(&c, report)
	var strong bool
	if v.Similar, strong, err = s.entrySimilar(x, &c); err != nil {
		return err
	}
	if v.Difference = c.Entry.Difference; write {
		v.AskDifference, v.Typed = strong, cmp.Or(f.Difference, c.Entry.Difference)
	}
	if is(refused, fault.KindInvalid) {
		v.Errors = messages(refused)
	} else if refused != nil {
		v.Message = sentence(refused)
	}
	if v.Changed, err = s.changes(x, c.Entry); err != nil {
		return err
	}
	shell := questionShell(x, "Periksa", c.Entry, refused != nil)
	return x.Page(status, page.CheckPage(shell, v))
}

var heads = map[string]string{"school": "Kepala sekolah", "office": "Kepala perangkat daerah", "health_center": "Kepala puskesmas", "ward": "Lurah", "district": "Camat"}

func headWord(kind string) string {
	if w, ok := heads[kind]; ok {
		return w
	}
	return "Pimpinan unit"
}

func blockRows(entryID string, list []innovation.Block) []page.Block {
	rows := make([]page.Block, len(list))
	for i, b := range list {
		rows[i] = page.Block{Text: b.Text, Action: b.Action, Href: address(entryID, b.Target)}
	}
	return rows
}

func sendingLine(year cycle.Cycle, wasReturned bool) string {
	if until, ok := innovation.SendingUntil(year, year.ReadAt, wasReturned); ok {
		return sendingWord(wasReturned) + " ditutup " + ui.DayTime(until) + ". Jam server yang dipakai."
	}
	return closedWord(year, wasReturned) + "."
}

func claimSummary(c *innovation.Content, r innovation.Report) []ui.KV {
	claimed, proven, documents := 0, 0, 0
	for _, claim := range c.Claims {
		if claim.Level > 0 {
			claimed++
		}
		if c.Proven(claim.Indicator) {
			proven++
		}
		documents += len(c.DocumentsOf(claim.Indicator))
	}
	m := c.Maturity()
	return []ui.KV{
		{Key: "Diklaim", Value: strconv.Itoa(claimed) + " dari " + strconv.Itoa(len(c.Claims)) + " indikator"},
		{Key: "Dengan bukti", Value: strconv.Itoa(proven) + " indikator, " + strconv.Itoa(documents) + " bukti"},
		{Key: "Klaim kematangan", Value: innovation.FormatPoints(m.ClaimedX100()) + " dari " + innovation.FormatPoints(m.MaxX100) + " poin"},
	}
}

func claimRowsOf(c *innovation.Content, r innovation.Report) (claimed, unclaimed []page.ClaimRow) {
	for _, g := range r.Groups {
		for _, p := range g.Parts {
			claim, _ := c.Claim(p.Indicator.Code)
			row := page.ClaimRow{Title: p.Title, Href: href.EntryIndicator(c.Entry.ID, p.Indicator.Code), Level: p.Level, Mandatory: p.Mandatory,
				Points: innovation.FormatPoints(p.PointsX100) + " poin", Note: claim.Note, Files: fileLines(c.DocumentsOf(p.Indicator.Code), "")}
			if p.Level == 0 {
				unclaimed = append(unclaimed, row)
				continue
			}
			row.Label = levelWord(p.Indicator, claim.Basis, p.Level, c.Instrument.Year)
			if _, _, basis := bases(p.Indicator, claim.Basis); basis != "" {
				row.Label = basis + ": " + row.Label
			}
			claimed = append(claimed, row)
		}
	}
	return claimed, unclaimed
}

func (s *Section) askWithdraw(x *handle.Exchange) error {
	e, err := s.innovations.Head(x.Context(), x.Actor, x.Param("id"))
	if err != nil {
		return err
	}
	if !auth.Can(x.Actor, auth.WithdrawEntry, auth.Facts{UnitID: e.UnitID}) {
		return fault.Forbidden("Usulan hanya dapat ditarik oleh operator unitnya.")
	}
	if _, err := innovation.Next(e.Status, innovation.Withdraw); err != nil {
		return err
	}
	r, err := s.innovations.Receipt(x.Context(), x.Actor, e.ID)
	if err != nil {
		return err
	}
	year, err := s.cycles.Find(x.Context(), e.Year)
	if err != nil {
		return err
	}
	v := page.WithdrawView{Entry: entryView(e, e.UpdatedAt), Number: r.Number, Version: strconv.Itoa(e.Version)}
	if until, ok := innovation.SendingUntil(year, year.ReadAt, e.WasReturned); ok {
		v.Warning = "Kirim lagi paling lambat " + ui.DayTime(until) + ", supaya tetap dinilai tahun ini."
	} else {
		v.Warning = closedWord(year, e.WasReturned) + ". Usulan yang ditarik sekarang tidak dapat dikirim lagi tahun ini."
	}
	return x.Page(http.StatusOK, page.Withdrawing(questionShell(x, "Tarik usulan", e, false), v))
}

func (s *Section) withdraw(x *handle.Exchange) error {
	var f versionForm
	if err := x.Form(&f); err != nil {
		return err
	}
	if err := s.innovations.Withdraw(x.Context(), x.Actor, x.Param("id"), number(f.Version)); err != nil {
		return err
	}
	return x.SeeOther(href.Entry(x.Param("id")))
}
