// Package screening is the assessor's part of the site: the queue and the sheets, which only their own assessor may open.
package screening

import (
	"jaring/internal/innovation"
	"jaring/internal/screening"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/screening"
)

// Section serves /penilaian.
type Section struct {
	screening   *screening.Service
	innovations *innovation.Service
}

// New returns the section.
func New(s *screening.Service, i *innovation.Service) *Section {
	return &Section{screening: s, innovations: i}
}

// Routes registers the section's addresses; all of them need a sign-in.
func (s *Section) Routes(r *handle.Router) {
	r.Get("/penilaian", s.queue)
	r.Get("/penilaian/{id}", s.open)
	r.Post("/penilaian/{id}/mulai", s.start)
	r.Get("/penilaian/{id}/konflik", s.askConflict)
	r.Post("/penilaian/{id}/konflik", s.recuse)
	r.Get("/penilaian/{id}/indikator/{kode}", s.indicator)
	r.Post("/penilaian/{id}/indikator/{kode}", s.mark)
	r.Post("/penilaian/{id}/kriteria", s.conclude)
	r.Get("/penilaian/{id}/selesai", s.askFinish)
	r.Post("/penilaian/{id}/selesai", s.finish)
}

func (s *Section) start(x *handle.Exchange) error {
	if err := x.NoFields(); err != nil {
		return err
	}
	if err := s.screening.Start(x.Context(), x.Actor, x.Param("id")); err != nil {
		return err
	}
	return x.SeeOther(href.Sheet(x.Param("id")))
}

func (s *Section) askConflict(x *handle.Exchange) error {
	sheet, err := s.screening.Sheet(x.Context(), x.Actor, x.Param("id"))
	if err != nil {
		return err
	}
	view := page.ConflictView{ID: sheet.ID, Name: sheet.Name, Unit: sheet.UnitName}
	shell := x.Shell("Konflik kepentingan")
	shell.Back = backToSheet(sheet.ID)
	return x.Page(200, page.Conflict(shell, view))
}

func (s *Section) recuse(x *handle.Exchange) error {
	if err := x.NoFields(); err != nil {
		return err
	}
	if err := s.screening.Recuse(x.Context(), x.Actor, x.Param("id")); err != nil {
		return err
	}
	return x.SeeOther(href.Screening(href.Query{"tumpukan": {string(screening.Conflict)}}))
}
