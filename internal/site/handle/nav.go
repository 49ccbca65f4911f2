package handle

import (
	"strings"

	"jaring/internal/auth"
	"jaring/web/href"
	"jaring/web/ui"
)

// Start is where a person in this role begins after signing in.
func Start(a auth.Actor) string {
	switch a.Current.Role {
	case auth.Submitter:
		return href.Desk()
	case auth.Assessor:
		return href.Screening(nil)
	case auth.Coordinator:
		return href.Coordination()
	case auth.EducationOfficial:
		return href.EducationDashboard(nil)
	case auth.Supervisor:
		return href.EducationCoverage(nil)
	case auth.Executive:
		return href.Dashboard()
	case auth.Admin:
		return href.System()
	default:
		return href.Account()
	}
}

// navigation lists the places of each role in the order of the design.
var navigation = map[auth.Role][]ui.NavItem{
	auth.Submitter: {
		{Label: "Meja unit", Short: "Meja", Href: href.Desk(), Icon: "house"},
		{Label: "Inovasi kami", Short: "Inovasi", Href: href.DeskInnovations(), Icon: "lightbulb"},
		{Label: "Panduan", Href: href.Help(), Icon: "book-open"},
	},
	auth.Assessor: {
		{Label: "Antrean saya", Short: "Antrean", Href: href.Screening(nil), Icon: "inbox"},
		{Label: "Pedoman nilai", Short: "Pedoman", Href: href.Help(), Icon: "book-open"},
	},
	auth.Coordinator: {
		{Label: "Siklus berjalan", Short: "Siklus", Href: href.Coordination(), Icon: "layout-dashboard"},
		{Label: "Usulan", Href: href.CoordinationEntries(nil), Icon: "files"},
		{Label: "Penugasan penilai", Short: "Penilai", Href: href.Assignments(nil), Icon: "users"},
		{Label: "Ditangguhkan", Short: "Ditunda", Href: href.Deferred(nil), Icon: "clock"},
		{Label: "Hasil indeks", Short: "Indeks", Href: href.Results(), Icon: "gauge", Group: "Pengukuran"},
		{Label: "Indikator SPD", Short: "SPD", Href: href.RegionalIndicators(), Icon: "list-checks", Group: "Pengukuran"},
		{Label: "Dasbor pendidikan", Short: "Pendidikan", Href: href.EducationDashboard(nil), Icon: "school", Group: "Pengukuran"},
		{Label: "Jendela dan target", Short: "Jendela", Href: href.Cycles(), Icon: "calendar-days", Group: "Pengaturan"},
	},
	auth.EducationOfficial: {
		{Label: "Ringkasan", Href: href.EducationDashboard(nil), Icon: "layout-dashboard"},
		{Label: "Cakupan sekolah", Short: "Cakupan", Href: href.EducationCoverage(nil), Icon: "grid-3x3"},
		{Label: "Seluruh daerah", Short: "Daerah", Href: href.Dashboard(), Icon: "gauge"},
	},
	auth.Supervisor: {
		{Label: "Sekolah saya", Short: "Sekolah", Href: href.EducationCoverage(nil), Icon: "school"},
		{Label: "Ringkasan", Href: href.EducationDashboard(nil), Icon: "layout-dashboard"},
	},
	auth.Executive: {
		{Label: "Indeks", Href: href.Dashboard(), Icon: "gauge"},
		{Label: "Pendidikan", Href: href.EducationDashboard(nil), Icon: "school"},
	},
	auth.Admin: {
		{Label: "Sistem", Href: href.System(), Icon: "settings-2"},
		{Label: "Akun saya", Short: "Akun", Href: href.Account(), Icon: "user"},
	},
}

// places marks the item that the address belongs to: the longest address that begins it.
func places(role auth.Role, path string) []ui.NavItem {
	items := append([]ui.NavItem(nil), navigation[role]...)
	best := -1
	for i, item := range items {
		if within(path, item.Href) && (best < 0 || len(item.Href) > len(items[best].Href)) {
			best = i
		}
	}
	if best >= 0 {
		items[best].Current = true
	}
	return items
}

func within(path, place string) bool {
	return path == place || strings.HasPrefix(path, strings.TrimSuffix(place, "/")+"/")
}
