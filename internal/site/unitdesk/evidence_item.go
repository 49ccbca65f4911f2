package unitdesk

import (
	"net/http"
	"strconv"

	"jaring/internal/evidence"
	"jaring/internal/fault"
	"jaring/internal/site/gauge"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/unitdesk"
	"jaring/web/ui"
)

func (s *Evidence) detail(x *handle.Exchange) (evidence.Detail, page.EvidenceDetail, error) {
	d, err := s.evidence.Detail(x.Context(), x.Actor, x.Param("id"))
	if err != nil {
		return d, page.EvidenceDetail{}, err
	}
	view := page.EvidenceDetail{Place: place(d.Shelf), Rule: s.rule(d.Shelf), Item: checkedItem(d.Item, d.Checks), Write: d.Write}
	view.Item.JudgedAt = d.JudgedAt(d.Item.ID, d.Item.No)
	if d.Write {
		view.Item.Said, view.Form = saidRows(d.Offer(d.Item), d.Item), saidFormOf(d)
	}
	for _, version := range d.Versions {
		view.Versions = append(view.Versions, versionItem(version, d.Checks))
	}
	view.Pages = gauge.Pages(d.Item, d.Checks)
	return d, view, nil
}

func (s *Evidence) show(x *handle.Exchange) error {
	d, view, err := s.detail(x)
	if err != nil {
		return err
	}
	shell := awaiting(entryShell(x, view.Item.Name), d.Waiting([]evidence.Item{d.Item}))
	back := evidenceBack(x.Actor, view.Place)
	shell.Back = &back
	if x.Query("tersimpan") != "" {
		shell.Flash = &ui.NoticeView{Tone: ui.Good, Title: "Versi " + strconv.Itoa(view.Item.No) + " tersimpan " + ui.Clock(view.Item.UploadedAt)}
	}
	return x.Page(http.StatusOK, page.EvidencePage(shell, view))
}

// toChange is detail for the pages that ask before a change.
func (s *Evidence) toChange(x *handle.Exchange) (evidence.Detail, page.EvidenceDetail, error) {
	d, view, err := s.detail(x)
	if err == nil && !d.Write {
		err = fault.Forbidden("Bukti ini tidak dapat Anda ubah sekarang.")
	}
	view.Form = page.EvidenceForm{
		Key: handle.NewFormKey(), Version: strconv.Itoa(d.Item.Version), URL: d.Item.URL, Number: d.Item.LetterNumber,
		Subject: d.Item.Subject, Date: ui.SplitDate(d.Item.LetterDate),
	}
	return d, view, err
}

func (s *Evidence) askReplace(x *handle.Exchange) error {
	_, view, err := s.toChange(x)
	if err != nil {
		return err
	}
	return s.replacePage(x, http.StatusOK, view)
}

func (s *Evidence) replacePage(x *handle.Exchange, status int, view page.EvidenceDetail) error {
	shell := entryShell(x, "Ganti bukti")
	shell.Back = &ui.Crumb{Label: view.Item.Name, Href: href.Evidence(view.Item.ID)}
	shell.Question, shell.Errored = true, len(view.Form.Errors) > 0
	return x.Page(status, page.EvidenceReplace(shell, view))
}

func (s *Evidence) replace(x *handle.Exchange) error {
	var f evidenceForm
	file, err := x.Upload(&f)
	if err != nil {
		return answerLater(x, err)
	}
	d, view, err := s.detail(x)
	if err != nil {
		return answerLater(x, err)
	}
	if err = s.saveVersion(x, d, f, file); err == nil {
		return x.SeeOther(href.Evidence(d.Item.ID) + "?tersimpan=1")
	}
	form, kind, shown := refusedForm(x, f, file, err)
	if !shown || !d.Write {
		return err
	}
	view.Form = form
	return s.replacePage(x, handle.Status(kind), view)
}

// saveVersion takes a file, a link, or neither: then only the words about the letter change.
func (s *Evidence) saveVersion(x *handle.Exchange, d evidence.Detail, f evidenceForm, file *handle.File) error {
	now := d.Item
	switch {
	case file != nil && file.Field != "file":
		return fault.BadRequest("")
	case file != nil && f.URL != "" && f.URL != now.URL:
		return f.notOne(d.Shelf)
	case file != nil:
		return s.evidence.ReplaceFile(x.Context(), x.Actor, now.ID, f.version(), f.meta(file), file)
	case f.URL != "" || now.Kind == evidence.LinkKind:
		return s.evidence.ReplaceLink(x.Context(), x.Actor, now.ID, f.version(), f.meta(nil), f.URL)
	}
	return s.evidence.Correct(x.Context(), x.Actor, now.ID, f.version(), f.meta(nil))
}

func (s *Evidence) askRemove(x *handle.Exchange) error {
	d, view, err := s.toChange(x)
	if err != nil {
		return err
	}
	shell := awaiting(entryShell(x, "Hapus bukti"), d.Waiting([]evidence.Item{d.Item}))
	shell.Back, shell.Question = &ui.Crumb{Label: view.Item.Name, Href: href.Evidence(view.Item.ID)}, true
	return x.Page(http.StatusOK, page.EvidenceRemove(shell, view))
}

type removeForm struct {
	Version string `form:"version"`
}

func (s *Evidence) remove(x *handle.Exchange) error {
	var f removeForm
	if err := x.Form(&f); err != nil {
		return err
	}
	d, view, err := s.detail(x)
	if err != nil {
		return err
	}
	version, _ := handle.Number(f.Version)
	if err := s.evidence.Remove(x.Context(), x.Actor, d.Item.ID, version); err != nil {
		return err
	}
	return x.SeeOther(view.Place.Address())
}
