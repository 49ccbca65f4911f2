// Package admin is the portal for those who keep it running.
package admin

import (
	"net/http"
	"strconv"

	"jaring/internal/fault"
	"jaring/internal/site/handle"
	"jaring/internal/system"
	"jaring/web/href"
	page "jaring/web/page/admin"
)

// Section serves /admin/sistem.
type Section struct{ system *system.Service }

// New returns the section.
func New(s *system.Service) *Section { return &Section{system: s} }

// Routes registers the section's addresses.
func (s *Section) Routes(r *handle.Router) {
	r.Get("/admin/sistem", s.show)
	r.Post("/admin/sistem/pekerjaan/{id}", s.retry)
	r.Post("/admin/sistem/surel/{id}", s.resend)
}

var done = map[string]string{
	"pekerjaan": "Pekerjaan dijadwalkan ulang sekarang",
	"surel":     "Surel dijadwalkan untuk dikirim lagi",
}

func (s *Section) show(x *handle.Exchange) error {
	o, err := s.system.Overview(x.Context(), x.Actor)
	if err != nil {
		return err
	}
	v := view(o)
	v.Done = done[x.Query("ulang")]
	return x.Page(http.StatusOK, page.System(x.Shell("Sistem"), v))
}

func (s *Section) retry(x *handle.Exchange) error {
	if err := x.NoFields(); err != nil {
		return err
	}
	// An id that is none is not found, like one that there is no job of; who may not know gets no answer from it.
	id, err := strconv.ParseInt(x.Param("id"), 10, 64)
	if err != nil {
		return fault.NotFound()
	}
	if err := s.system.RetryJob(x.Context(), x.Actor, id); err != nil {
		return err
	}
	return x.SeeOther(href.System() + "?ulang=pekerjaan")
}

func (s *Section) resend(x *handle.Exchange) error {
	if err := x.NoFields(); err != nil {
		return err
	}
	if err := s.system.Resend(x.Context(), x.Actor, x.Param("id")); err != nil {
		return err
	}
	return x.SeeOther(href.System() + "?ulang=surel")
}
