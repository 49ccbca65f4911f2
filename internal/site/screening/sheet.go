package screening

import (
	"jaring/internal/fault"
	"jaring/internal/screening"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/screening"
	"jaring/web/ui"
)

// open shows the declaration, or leads into the sheet.
func (s *Section) open(x *handle.Exchange) error {
	sheet, err := s.screening.Sheet(x.Context(), x.Actor, x.Param("id"))
	if err != nil {
		return err
	}
	if asks(sheet) {
		shell := x.Shell(sheet.Name)
		shell.Back = &ui.Crumb{Label: "Antrean saya", Href: href.Screening(nil)}
		changes, err := s.changes(x, sheet)
		if err != nil {
			return err
		}
		return x.Page(200, page.Start(shell, startView(sheet, changes)))
	}
	return s.review(x, 200, sheet, draft{code: firstOpen(sheet)})
}

// asks tells whether the declaration comes first. What was judged in an earlier round may still be read while the unit works.
func asks(sheet screening.Sheet) bool {
	return sheet.Status == screening.Assigned || sheet.Status == screening.Started && sheet.Resubmitted
}

func (s *Section) indicator(x *handle.Exchange) error {
	sheet, err := s.screening.Sheet(x.Context(), x.Actor, x.Param("id"))
	if err != nil {
		return err
	}
	if _, known := find(sheet, x.Param("kode")); !known {
		return fault.NotFound()
	}
	if asks(sheet) {
		return x.SeeOther(href.Sheet(sheet.ID))
	}
	return s.review(x, 200, sheet, draft{code: x.Param("kode")})
}

type markForm struct {
	Claim  string `form:"klaim"`
	Level  string `form:"tingkat"`
	Reason string `form:"alasan"`
}

func (s *Section) mark(x *handle.Exchange) error {
	var f markForm
	if err := x.Form(&f); err != nil {
		return err
	}
	in := screening.MarkInput{Indicator: x.Param("kode"), ClaimVersion: f.Claim, Level: f.Level, Reason: f.Reason}
	err := s.screening.SaveMark(x.Context(), x.Actor, x.Param("id"), in)
	if err == nil {
		return s.goOn(x)
	}
	return s.again(x, err, draft{code: in.Indicator, mark: &f})
}

// goOn leads to the next indicator without a level, or to the conclusion after the last.
func (s *Section) goOn(x *handle.Exchange) error {
	sheet, err := s.screening.Sheet(x.Context(), x.Actor, x.Param("id"))
	if err != nil {
		return err
	}
	if next, ok := nextOpen(sheet, x.Param("kode")); ok {
		return x.SeeOther(href.SheetIndicator(sheet.ID, next))
	}
	return x.SeeOther(href.SheetIndicator(sheet.ID, x.Param("kode")) + "#kesimpulan")
}

type concludeForm struct {
	Version        string            `form:"versi"`
	Met            map[string]string `form:"kriteria"`
	Notes          map[string]string `form:"catatan"`
	Recommendation string            `form:"rekomendasi"`
	RemarkUnit     string            `form:"catatan_unit"`
	RemarkInner    string            `form:"catatan_dalam"`
	Go             string            `form:"lanjut"`
}

func (s *Section) conclude(x *handle.Exchange) error {
	var f concludeForm
	if err := x.Form(&f); err != nil {
		return err
	}
	err := s.screening.SaveConclusion(x.Context(), x.Actor, x.Param("id"), screening.Conclusion{Version: f.Version, Met: f.Met, Notes: f.Notes,
		Recommendation: f.Recommendation, RemarkUnit: f.RemarkUnit, RemarkInner: f.RemarkInner})
	switch {
	case err != nil:
		return s.again(x, err, draft{conclusion: &f})
	case f.Go == "selesai":
		return x.SeeOther(href.SheetFinish(x.Param("id")))
	}
	return x.SeeOther(href.Sheet(x.Param("id")) + "#kesimpulan")
}

// again shows the sheet with what was typed and what is wrong with it. Only a sheet that can still be written comes back
// like that; everything else is the error's own page.
func (s *Section) again(x *handle.Exchange, cause error, d draft) error {
	f, ok := fault.As(cause)
	if !ok || f.Kind != fault.KindInvalid && f.Kind != fault.KindConflict {
		return cause
	}
	sheet, err := s.screening.Sheet(x.Context(), x.Actor, x.Param("id"))
	if err != nil || !sheet.Writable {
		return cause
	}
	if d.code == "" {
		d.code = firstOpen(sheet)
	}
	d.fault = f
	return s.review(x, handle.Status(f.Kind), sheet, d)
}

func (s *Section) askFinish(x *handle.Exchange) error { return s.showFinish(x, 200) }

func (s *Section) showFinish(x *handle.Exchange, status int) error {
	sheet, err := s.screening.Sheet(x.Context(), x.Actor, x.Param("id"))
	if err != nil {
		return err
	}
	if asks(sheet) {
		return x.SeeOther(href.Sheet(sheet.ID))
	}
	view, err := finishView(sheet)
	if err != nil {
		return err
	}
	shell := x.Shell("Kirim lembar penilaian")
	shell.Errored, shell.Back = status >= 400, backToSheet(sheet.ID)
	return x.Page(status, page.Finish(shell, view))
}

type finishForm struct {
	Version string `form:"versi"`
}

func (s *Section) finish(x *handle.Exchange) error {
	var f finishForm
	if err := x.Form(&f); err != nil {
		return err
	}
	err := s.screening.Finish(x.Context(), x.Actor, x.Param("id"), f.Version)
	switch {
	case fault.KindOf(err) == fault.KindInvalid && err != nil:
		return s.showFinish(x, handle.Status(fault.KindInvalid))
	case err != nil:
		return err
	}
	return x.SeeOther(href.Screening(href.Query{"tumpukan": {string(screening.Done)}}))
}

func backToSheet(id string) *ui.Crumb {
	return &ui.Crumb{Label: "Kembali ke lembar", Href: href.Sheet(id)}
}
