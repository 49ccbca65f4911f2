// Package sheet shows every component of the design system in its states, for
// looking at and for the accessibility test. No route of the product serves it.
package sheet

import (
	"net/http"

	"github.com/a-h/templ"

	"jaring/web/static"
	"jaring/web/ui"
)

// Pages are the sheets by name.
func Pages() map[string]templ.Component {
	return map[string]templ.Component{
		"parts": Parts(), "form": Form(), "list": List(), "charts": Charts(), "desk": Desk(), "receipt": Receipt(), "home": Home(),
	}
}

// Handler serves the sheets under /NAME with the files they need.
func Handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle(static.Prefix, static.Handler())
	for name, page := range Pages() {
		mux.Handle("/"+name, templ.Handler(page))
	}
	return mux
}

// Staff is a staff frame with sample names.
func Staff() ui.Shell {
	return ui.Shell{
		Title: "Lembar komponen", Region: "Kota Pekalongan", Office: "Bapperida Kota Pekalongan",
		CycleLabel: "IGA 2026", CycleStage: "Pengukuran sampai 15 Juli", Demo: true,
		Person: "Nur Hidayah", RoleLabel: "Koordinator Litbang", Role: "coordinator",
		Search: "/koordinasi/usulan", Notices: 3, NoticesURL: "/notifikasi",
		Roles: []ui.RoleOption{
			{ID: "a", Label: "Koordinator Litbang", Unit: "Seluruh daerah", Current: true},
			{ID: "b", Label: "Operator unit", Unit: "SMP Negeri 8 Pekalongan"},
		},
		Side: []ui.NavItem{
			{Label: "Siklus", Href: "#s", Icon: "gauge"},
			{Label: "Usulan", Href: "#u", Icon: "files", Count: 120, Current: true},
			{Label: "Penilai", Href: "#p", Icon: "users"},
			{Label: "Keputusan", Href: "#k", Icon: "gavel", Count: 9},
			{Label: "Hasil indeks", Href: "#h", Icon: "chart-no-axes-column", Group: "Indeks"},
			{Label: "Indikator SPD", Href: "#i", Icon: "landmark", Group: "Indeks"},
			{Label: "Unit", Href: "#t", Icon: "building-2", Group: "Daerah"},
			{Label: "Target", Href: "#g", Icon: "target", Group: "Daerah"},
		},
		Crumbs: []ui.Crumb{{Label: "Siklus", Href: "#s"}, {Label: "Lembar komponen"}},
	}
}

// Submitter is the unit's frame with sample names.
func Submitter() ui.Shell {
	s := Staff()
	s.Title = "Nama, inisiator, dan jenis"
	s.Side, s.Search, s.Crumbs = nil, "", nil
	s.Person, s.RoleLabel, s.Role, s.UnitName = "Siti Aminah, S.Pd.", "Operator unit", "submitter", "SMP Negeri 8 Pekalongan"
	s.UnitKind = "school"
	s.CycleStage = "Penjaringan sampai 30 Juni"
	s.Tabs = []ui.NavItem{
		{Label: "Meja unit", Href: "#m", Icon: "layout-dashboard"},
		{Label: "Inovasi kami", Short: "Inovasi", Href: "#i", Icon: "lightbulb", Current: true},
		{Label: "Kegiatan", Href: "#k", Icon: "calendar-days"},
		{Label: "Panduan", Href: "#p", Icon: "book-open"},
	}
	s.Back = &ui.Crumb{Label: "Rumah Botol", Href: "#r"}
	return s
}

// Public is the frame of the public pages.
func Public() ui.Shell {
	return ui.Shell{
		Title: "Galeri inovasi", Region: "Kota Pekalongan", Office: "Bapperida Kota Pekalongan", Demo: true,
		Tabs: []ui.NavItem{
			{Label: "Galeri", Href: "#g", Current: true}, {Label: "Indeks", Href: "#i"}, {Label: "Panduan", Href: "#p"},
		},
	}
}
