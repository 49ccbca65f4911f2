package handle

import (
	"fmt"

	"jaring/internal/auth"
	"jaring/internal/site/session"
	"jaring/web/href"
	"jaring/web/ui"
)

// Shell is what stands around a page of this person. When the frame cannot be read the page stands without it.
func (x *Exchange) Shell(title string) ui.Shell {
	s := x.PublicShell(title)
	a := x.Actor
	if !a.SignedIn() {
		return s
	}
	s.Person, s.UnitName, s.UnitKind = a.Name, a.Current.UnitName, a.Current.UnitKind
	s.NoticesURL, s.Notices = href.Messages(nil), session.Unread(x.Context())
	s.Role, s.RoleLabel = roleOf(a), ui.RoleWord(roleOf(a))
	for _, g := range a.Grants {
		s.Roles = append(s.Roles, ui.RoleOption{
			ID: g.ID, Label: ui.RoleWord(string(g.Role)), Unit: orRegion(g.UnitName), Current: g.ID == a.Current.ID,
		})
	}
	items := places(a.Current.Role, x.R.URL.Path)
	if a.Is(auth.Submitter) {
		s.Tabs = items
	} else {
		s.Side = items
	}
	return s
}

// PublicShell is what stands around a page that knows no person.
func (x *Exchange) PublicShell(title string) ui.Shell {
	s := ui.Shell{Title: title, Demo: x.host.Demo}
	f, err := x.host.Frame(x.Context())
	if err != nil {
		x.host.Log.Warn("frame", "id", RequestID(x.Context()), "error", err)
		return s
	}
	s.Region, s.Office = f.Region, f.Office
	if f.CycleYear > 0 {
		s.CycleLabel, s.CycleStage, s.Deadline = fmt.Sprintf("IGA %d", f.CycleYear), f.CycleStage, f.Deadline
	}
	return s
}

func orRegion(unit string) string {
	if unit == "" {
		return "Seluruh daerah"
	}
	return unit
}

// CycleYear is the cycle that pages are about unless their address says otherwise; 0 while there is none.
func (x *Exchange) CycleYear() int {
	f, err := x.host.Frame(x.Context())
	if err != nil {
		x.host.Log.Warn("frame", "id", RequestID(x.Context()), "error", err)
		return 0
	}
	return f.CycleYear
}
