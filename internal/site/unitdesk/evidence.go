package unitdesk

import (
	"net/http"

	"jaring/internal/evidence"
	"jaring/internal/fault"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/unitdesk"
	"jaring/web/ui"
)

// Evidence serves the pages of evidence and its bytes.
type Evidence struct {
	evidence *evidence.Service
}

// NewEvidence returns the pages over the service.
func NewEvidence(s *evidence.Service) *Evidence { return &Evidence{evidence: s} }

// Routes registers the addresses; who may see or do what is the service's decision.
func (s *Evidence) Routes(r *handle.Router) {
	r.Get("/usulan/{id}/indikator/{kode}/bukti", s.shelf)
	r.Upload("/usulan/{id}/indikator/{kode}/bukti", s.add)
	r.Get("/usulan/{id}/dokumen/{dokumen}", s.shelf)
	r.Upload("/usulan/{id}/dokumen/{dokumen}", s.add)
	r.Get("/bukti/{id}", s.show)
	r.Get("/bukti/{id}/ganti", s.askReplace)
	r.Upload("/bukti/{id}/ganti", s.replace)
	r.Get("/bukti/{id}/hapus", s.askRemove)
	r.Post("/bukti/{id}/hapus", s.remove)
	r.Post("/bukti/{id}/terbaca", s.take)
	r.Download("/bukti/{id}/berkas", s.bytes)
	r.Download("/bukti/{id}/versi/{no}/berkas", s.bytes)
	r.Download("/bukti/{id}/halaman/{halaman}", s.page)
	r.Download("/bukti/{id}/versi/{no}/halaman/{halaman}", s.page)
}

// slot is what the address names: an indicator or a document of the profile.
func slot(x *handle.Exchange) evidence.Slot {
	if word := x.Param("dokumen"); word != "" {
		return evidence.Slot(href.DocumentSlot(word))
	}
	return evidence.Slot(x.Param("kode"))
}

func (s *Evidence) shelf(x *handle.Exchange) error {
	return s.shelfPage(x, http.StatusOK, page.EvidenceForm{Key: handle.NewFormKey()})
}

func (s *Evidence) shelfPage(x *handle.Exchange, status int, form page.EvidenceForm) error {
	shelf, err := s.evidence.Shelf(x.Context(), x.Actor, x.Param("id"), slot(x))
	if err != nil {
		return err
	}
	view := page.EvidenceShelf{
		Place: place(shelf), Rule: s.rule(shelf), Max: evidence.MaxPerSlot, Write: shelf.Write, Full: shelf.Full(), Form: form,
	}
	for _, i := range shelf.Items {
		view.Items = append(view.Items, s.offered(shelf, i))
	}
	shell := awaiting(entryShell(x, "Bukti dukung"), shelf.Waiting(shelf.Items))
	back := evidenceBack(x.Actor, view.Place)
	shell.Back, shell.Question, shell.Errored = &back, true, len(form.Errors) > 0
	if view.Write && !view.Full && view.Rule.Files {
		shell.Scripts = append(shell.Scripts, "unggah.js")
	}
	if added := x.Query("tersimpan"); added != "" && status == http.StatusOK {
		shell.Flash = savedNotice(view.Items, added)
	}
	return x.Page(status, page.Shelf(shell, view))
}

// savedNotice confirms what the list shows; an id that is not in it confirms nothing.
func savedNotice(items []page.EvidenceItem, id string) *ui.NoticeView {
	for _, i := range items {
		if i.ID == id {
			return &ui.NoticeView{Tone: ui.Good, Title: "Bukti tersimpan " + ui.Clock(i.UploadedAt), Text: i.Name}
		}
	}
	return nil
}

func (s *Evidence) add(x *handle.Exchange) error {
	var f evidenceForm
	file, err := x.Upload(&f)
	if err != nil {
		return answerLater(x, err)
	}
	id, err := s.save(x, f, file)
	if err == nil {
		return x.SeeOther(href.With(x.R.URL.Path, href.Query{"tersimpan": {id}}))
	}
	view, kind, shown := refusedForm(x, f, file, err)
	if !shown {
		return err
	}
	return s.shelfPage(x, handle.Status(kind), view)
}

func (s *Evidence) save(x *handle.Exchange, f evidenceForm, file *handle.File) (string, error) {
	switch {
	case file != nil && file.Field != "file":
		return "", fault.BadRequest("")
	case file != nil && f.URL == "":
		return s.evidence.AddFile(x.Context(), x.Actor, x.Param("id"), slot(x), f.meta(file), file)
	case file == nil && f.URL != "":
		return s.evidence.AddLink(x.Context(), x.Actor, x.Param("id"), slot(x), f.meta(nil), f.URL)
	}
	shelf, err := s.evidence.Shelf(x.Context(), x.Actor, x.Param("id"), slot(x))
	if err != nil {
		return "", err
	}
	return "", f.notOne(shelf)
}
