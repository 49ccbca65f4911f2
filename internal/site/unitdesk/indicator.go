package unitdesk

import (
	"net/http"
	"slices"
	"strconv"

	"jaring/internal/evidence"
	"jaring/internal/fault"
	"jaring/internal/iid"
	"jaring/internal/innovation"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/unitdesk"
	"jaring/web/ui"
)

type claimForm struct {
	Version string `form:"version"`
	Basis   string `form:"basis"`
	Level   string `form:"level"`
	Note    string `form:"note"`
	Go      string `form:"go"`
}

func (s *Section) indicator(x *handle.Exchange) error {
	c, row, err := s.indicatorOf(x)
	if err != nil {
		return err
	}
	claim, _ := c.Claim(row.Code)
	if !writes(x, c.Entry) {
		return s.readIndicator(x, c, row, claim)
	}
	f := claimFormOf(c, claim)
	if _, ok := row.Basis(x.Query("ukuran")); ok || x.Query("ukuran") == changeBasis {
		f.Basis = x.Query("ukuran")
	}
	return s.indicatorPage(x, http.StatusOK, c, row, f, nil)
}

// changeBasis asks for the measure anew.
const changeBasis = "ganti"

func (s *Section) indicatorOf(x *handle.Exchange) (*innovation.Content, *iid.Indicator, error) {
	c, err := s.innovations.Read(x.Context(), x.Actor, x.Param("id"))
	if err != nil {
		return nil, nil, err
	}
	row, ok := c.Instrument.Indicator(x.Param("kode"))
	if !ok || row.Aspect != iid.AspectSID {
		return nil, nil, fault.NotFound()
	}
	return &c, row, nil
}

func claimFormOf(c *innovation.Content, claim innovation.Claim) claimForm {
	f := claimForm{Version: strconv.Itoa(claim.Version), Basis: claim.Basis, Note: claim.Note}
	// Evidence alone makes a claim of level 0: nobody has chosen that.
	if claim.Level > 0 || claim.Version > 0 && len(c.DocumentsOf(claim.Indicator)) == 0 {
		f.Level = strconv.Itoa(claim.Level)
	}
	return f
}

func (s *Section) saveClaim(x *handle.Exchange) error {
	var f claimForm
	if err := x.Form(&f); err != nil {
		return err
	}
	id, code := x.Param("id"), x.Param("kode")
	in := innovation.ClaimInput{Level: f.Level, Basis: f.Basis, Note: f.Note}
	if x.WantsJSON() {
		saved, err := s.innovations.KeepClaim(x.Context(), x.Actor, id, code, number(f.Version), in)
		return s.kept(x, innovation.PartOfClaim(code), saved, err)
	}
	err := s.innovations.SaveClaim(x.Context(), x.Actor, id, code, number(f.Version), in)
	if err != nil && !is(err, fault.KindInvalid) && !is(err, fault.KindConflict) {
		return err
	}
	if err == nil && f.Go == "back" {
		return x.SeeOther(href.Entry(id))
	}
	if err == nil && f.Go == "evidence" {
		return x.SeeOther(href.EntryEvidenceNew(id, code))
	}
	c, row, readErr := s.indicatorOf(x)
	switch {
	case readErr != nil:
		return readErr
	case err == nil:
		return x.SeeOther(afterIndicator(c, code))
	}
	return s.indicatorPage(x, handle.Status(fault.KindOf(err)), c, row, f, err)
}

// afterIndicator is the next indicator in the guideline's order, then the innovators.
func afterIndicator(c *innovation.Content, code string) string {
	if i := place16(c, code); i < len(c.Claims) {
		return href.EntryIndicator(c.Entry.ID, c.Claims[i].Indicator)
	}
	return href.EntryInnovators(c.Entry.ID)
}

// place16 is the indicator's place among those of an innovation, from 1.
func place16(c *innovation.Content, code string) int {
	return 1 + slices.IndexFunc(c.Claims, func(x innovation.Claim) bool { return x.Indicator == code })
}

func (s *Section) indicatorPage(x *handle.Exchange, status int, c *innovation.Content, row *iid.Indicator, f claimForm, refused error) error {
	n, err := s.innovations.Counted(x.Context(), c.Entry.Year)
	if err != nil {
		return err
	}
	claim, _ := c.Claim(row.Code)
	ask, help, none := page.Ask(row.Code, row.Name)
	checks, err := s.evidence.Checks(x.Context(), x.Actor, c.Entry.ID)
	if err != nil {
		return err
	}
	documents := files(c, checks, row.Code, true)
	v := page.IndicatorView{
		Entry: entryView(c.Entry, claim.UpdatedAt), Code: row.Code, Official: row.Name, No: row.No, Place: place16(c, row.Code), Of: len(c.Claims),
		Mandatory: row.Mandatory != nil && *row.Mandatory, Question: ask, Sub: help, Version: f.Version, Errors: messages(refused),
		Level: f.Level, Note: f.Note, Files: documents, FileCount: fileCount(len(documents)), Full: len(documents) >= evidence.MaxPerSlot,
		Cautions: plainAll(row.Notes, c.Instrument.Year), NeedsTitle: "Bukti yang diperlukan",
		Guide: href.HelpIndicator(c.Instrument.Year, row.Code),
	}
	v.Bases, v.Basis, v.BasisName = bases(row, f.Basis)
	v.Needs = needs(row, v.Basis, c.Instrument.Year)
	v.Levels = levels(c, row, v.Basis, none, n)
	v.Price = price(c, row, claim.Level, n)
	if err := s.askedHere(x, c, &v); err != nil {
		return err
	}
	if refused != nil {
		v.Saved = ""
	}
	if is(refused, fault.KindConflict) {
		v.Version = strconv.Itoa(claim.Version)
		if c.Entry.Status.Editable() {
			v.Conflict = conflictOf(claim.UpdatedBy, claim.UpdatedAt, href.EntryIndicator(c.Entry.ID, row.Code), claimRows(c, row, f, claim))
		} else {
			v.Stopped = sentence(refused)
		}
	}
	if v.Writing, err = s.writing(x, c.Entry, innovation.PartOfClaim(row.Code), refused); err != nil {
		return err
	}
	if v.Basis != "" { // another measure is another text
		v.Writing.Key += "/" + v.Basis
	}
	return x.Page(status, page.Indicator(awaiting(writingShell(x, row.Name, c.Entry, refused != nil), awaited(documents)), v))
}

// askedHere tells what an assessor asked for, as long as nothing has changed since.
func (s *Section) askedHere(x *handle.Exchange, c *innovation.Content, v *page.IndicatorView) error {
	if c.Entry.Status != innovation.Returned {
		return nil
	}
	feedback, err := s.innovations.Feedback(x.Context(), x.Actor, c.Entry.ID)
	if err != nil || !innovation.Asked(c, feedback)[v.Code] {
		return err
	}
	for _, p := range feedback[0].Points {
		if p.Indicator == v.Code && v.Asked == "" {
			v.Asked = p.Reason
		}
	}
	return nil
}

func claimRows(c *innovation.Content, row *iid.Indicator, f claimForm, stored innovation.Claim) []page.ConflictRow {
	_, _, mine := bases(row, f.Basis)
	_, _, theirs := bases(row, stored.Basis)
	return []page.ConflictRow{
		{Label: "Ukuran", Mine: mine, Theirs: theirs},
		{Label: "Tingkat", Mine: levelWord(row, f.Basis, number(f.Level), c.Instrument.Year), Theirs: levelWord(row, stored.Basis, stored.Level, c.Instrument.Year)},
		{Label: "Catatan untuk penilai", Mine: f.Note, Theirs: stored.Note},
	}
}

func (s *Section) readIndicator(x *handle.Exchange, c *innovation.Content, row *iid.Indicator, claim innovation.Claim) error {
	checks, err := s.evidence.Checks(x.Context(), x.Actor, c.Entry.ID)
	if err != nil {
		return err
	}
	points, _ := row.PointsX100(claim.Level)
	rows := []ui.KV{
		{Key: "Tingkat yang diklaim", Value: levelWord(row, claim.Basis, claim.Level, c.Instrument.Year)},
		{Key: "Poin", Value: innovation.FormatPoints(points)},
		{Key: "Catatan untuk penilai", Value: claim.Note, Empty: "tidak ada"},
	}
	if _, _, name := bases(row, claim.Basis); name != "" {
		rows = append([]ui.KV{{Key: "Ukuran", Value: name}}, rows...)
	}
	v := page.ReadView{
		Entry: entryView(c.Entry, c.Entry.UpdatedAt), Kicker: "Indikator " + strconv.Itoa(row.No), Title: row.Name, Why: whyLocked(x, c.Entry),
		Rows: rows, Files: files(c, checks, row.Code, false), Actions: []ui.Action{backToEntry(c.Entry)},
	}
	return x.Page(http.StatusOK, page.Reading(awaiting(questionShell(x, row.Name, c.Entry, false), awaited(v.Files)), v))
}
