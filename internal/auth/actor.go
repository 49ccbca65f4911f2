package auth

import "slices"

// Role is what a person may be in the portal. The codes are those of the database.
type Role string

const (
	Submitter         Role = "submitter"          // operator of a unit
	Assessor          Role = "assessor"           // Litbang assessor
	Coordinator       Role = "coordinator"        // Litbang/Bapperida coordinator
	EducationOfficial Role = "education_official" // Dindik
	Supervisor        Role = "supervisor"         // school supervisor
	Executive         Role = "executive"          // mayor, secretary, heads of office
	Admin             Role = "admin"
)

// Roles lists every role in the order in which people see them.
var Roles = []Role{Submitter, Assessor, Coordinator, EducationOfficial, Supervisor, Executive, Admin}

// Grant is a role held today, for one unit or, when UnitID is empty, for the whole region.
type Grant struct {
	ID       string
	Role     Role
	UnitID   string
	UnitName string
	UnitKind string // code of the unit's kind
}

// Actor is who asks. It is established by middleware and passed on as an argument.
// The zero Actor is a visitor who has not signed in.
type Actor struct {
	PersonID string
	Name     string
	Grants   []Grant // in force today
	Current  Grant   // the one the person works in now
}

// SignedIn reports whether anybody is behind the request.
func (a Actor) SignedIn() bool { return a.PersonID != "" }

// Is reports whether the actor works in one of the roles now. A person with several
// roles acts in one at a time, so that history says in which.
func (a Actor) Is(roles ...Role) bool {
	return a.SignedIn() && slices.Contains(roles, a.Current.Role)
}

// Of reports whether the actor now works for the unit.
func (a Actor) Of(unitID string) bool {
	return unitID != "" && a.SignedIn() && a.Current.UnitID == unitID
}
