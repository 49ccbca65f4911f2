// Package public serves what everybody may read. No session is read here, so its pages may be cached.
package public

import (
	"strings"

	"jaring/internal/innovation"
	"jaring/internal/measurement"
	"jaring/internal/report"
	"jaring/internal/site/handle"
	"jaring/web/href"
	"jaring/web/ui"
)

// Section serves the public pages.
type Section struct {
	reports     *report.Service
	results     *measurement.Service
	innovations *innovation.Service
	publicKey   string // with which sealed papers are checked
}

// New returns the section. Papers are sealed for publicKey.
func New(reports *report.Service, results *measurement.Service, innovations *innovation.Service, publicKey string) *Section {
	return &Section{reports: reports, results: results, innovations: innovations, publicKey: publicKey}
}

// Routes registers the pages.
func (s *Section) Routes(r *handle.Router) {
	r.Get("/", s.home)
	r.Get("/inovasi", s.gallery)
	r.Get("/inovasi/{slug}", s.article)
	r.Get("/indeks", s.index)
	r.Get("/verifikasi/{kode}", s.attest)
	r.Get("/bantuan", s.help)
	r.Get("/bantuan/indikator/{tahun}/{kode}", s.helpIndicator)
	r.Get("/tentang", s.about)
	r.Get("/privasi", s.privacy)
	r.Get("/aksesibilitas", s.accessibility)
}

// shell is the public frame with its links.
func shell(x *handle.Exchange, title string) ui.Shell {
	s := x.PublicShell(title)
	path := x.R.URL.Path
	for _, item := range []ui.NavItem{
		{Label: "Galeri", Href: href.Gallery(nil)}, {Label: "Indeks", Href: href.Index()}, {Label: "Panduan", Href: href.Help()},
	} {
		item.Current = path == item.Href || strings.HasPrefix(path, item.Href+"/")
		s.Tabs = append(s.Tabs, item)
	}
	return s
}
