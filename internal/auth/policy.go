// Package auth is the whole policy of the portal on one screen: who may do what, decided from
// values that a service has read from the locked row. It knows no database and no request.
package auth

// Action is something a person wants to do.
type Action string

const (
	ReadEntry     Action = "entry.read"
	WriteEntry    Action = "entry.write" // profile, design, claims, evidence, innovators
	SubmitEntry   Action = "entry.submit"
	WithdrawEntry Action = "entry.withdraw"
	AnswerRemark  Action = "entry.answer"
	CreateEntry   Action = "entry.create"

	ReadSheet  Action = "sheet.read"
	WriteSheet Action = "sheet.write"

	AssignAssessor Action = "screening.assign"
	DecideEntry    Action = "screening.decide"
	PublishEntry   Action = "entry.publish"
	ListEntries    Action = "entries.list" // all of the region

	ConfigureCycle Action = "cycle.configure"
	Measure        Action = "measurement.write"
	ReadResults    Action = "measurement.read"

	ReadRegionDashboard    Action = "dashboard.region"
	ReadEducationDashboard Action = "dashboard.education"

	ManageUnits Action = "units.manage"
	KeepSystem  Action = "system.keep" // see how the machine does, and have failed work tried again
)

// Facts is what the locked row says. Only the facts that an action needs are filled in.
type Facts struct {
	UnitID   string // owner of the row
	Status   string // of the entry
	Assigned bool   // the actor has a living sheet for the entry
	Conflict bool   // the actor belongs or belonged to the owner, or to a unit merged into it
}

// rule decides for an actor who is signed in.
type rule func(Actor, Facts) bool

var policy = map[Action]rule{
	ReadEntry: anyOf(ownUnit, assignedAssessor, in(Coordinator)),
	// Statuses are the transition table's business; here it is only who.
	WriteEntry:    ownUnit,
	SubmitEntry:   ownUnit,
	WithdrawEntry: ownUnit,
	AnswerRemark:  ownUnit,
	CreateEntry:   ownUnit,

	ReadSheet:  anyOf(assignedAssessor, in(Coordinator)),
	WriteSheet: assignedAssessor,

	AssignAssessor: in(Coordinator),
	DecideEntry:    without(in(Coordinator)),
	PublishEntry:   in(Coordinator),
	ListEntries:    in(Coordinator),

	ConfigureCycle: in(Coordinator),
	Measure:        in(Coordinator),
	ReadResults:    in(Coordinator, EducationOfficial, Executive),

	ReadRegionDashboard:    in(Coordinator, EducationOfficial, Executive),
	ReadEducationDashboard: in(Coordinator, EducationOfficial, Supervisor, Executive),

	ManageUnits: in(Admin, Coordinator),
	KeepSystem:  in(Admin),
}

// Can reports whether the actor may do it to the row. What the table does not name is forbidden.
func Can(a Actor, do Action, f Facts) bool {
	allowed, known := policy[do]
	return known && a.SignedIn() && allowed(a, f)
}

func in(roles ...Role) rule {
	return func(a Actor, _ Facts) bool { return a.Is(roles...) }
}

func ownUnit(a Actor, f Facts) bool { return a.Is(Submitter) && a.Of(f.UnitID) }

func assignedAssessor(a Actor, f Facts) bool { return a.Is(Assessor) && f.Assigned && !f.Conflict }

// without refuses whoever has a conflict of interest, whatever else they may do.
func without(r rule) rule {
	return func(a Actor, f Facts) bool { return !f.Conflict && r(a, f) }
}

func anyOf(rules ...rule) rule {
	return func(a Actor, f Facts) bool {
		for _, r := range rules {
			if r(a, f) {
				return true
			}
		}
		return false
	}
}
