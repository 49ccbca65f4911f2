package auth

import "testing"

// expectations says, per action, which roles may do it to a row of their own unit (or assigned to
// them) and to a row of another unit (not assigned). Whoever is not named may not.
var expectations = map[Action]struct{ own, other []Role }{
	ReadEntry:              {own: []Role{Submitter, Assessor, Coordinator}, other: []Role{Coordinator}},
	WriteEntry:             {own: []Role{Submitter}},
	SubmitEntry:            {own: []Role{Submitter}},
	WithdrawEntry:          {own: []Role{Submitter}},
	AnswerRemark:           {own: []Role{Submitter}},
	CreateEntry:            {own: []Role{Submitter}},
	ReadSheet:              {own: []Role{Assessor, Coordinator}, other: []Role{Coordinator}},
	WriteSheet:             {own: []Role{Assessor}},
	AssignAssessor:         {own: []Role{Coordinator}, other: []Role{Coordinator}},
	DecideEntry:            {own: []Role{Coordinator}, other: []Role{Coordinator}},
	PublishEntry:           {own: []Role{Coordinator}, other: []Role{Coordinator}},
	ListEntries:            {own: []Role{Coordinator}, other: []Role{Coordinator}},
	ConfigureCycle:         {own: []Role{Coordinator}, other: []Role{Coordinator}},
	Measure:                same(Coordinator),
	ReadResults:            same(Coordinator, EducationOfficial, Executive),
	ReadRegionDashboard:    same(Coordinator, EducationOfficial, Executive),
	ReadEducationDashboard: same(Coordinator, EducationOfficial, Supervisor, Executive),
	ManageUnits:            same(Admin, Coordinator),
	KeepSystem:             same(Admin),
}

func same(roles ...Role) struct{ own, other []Role } {
	return struct{ own, other []Role }{roles, roles}
}

func TestCan_EveryActionEveryRole(t *testing.T) {
	t.Parallel()
	for action := range policy {
		want, ok := expectations[action]
		if !ok {
			t.Errorf("%s: no expectation", action)
			continue
		}
		for _, role := range Roles {
			actor := Actor{PersonID: "p", Current: Grant{Role: role, UnitID: "mine"}}
			check(t, action, actor, Facts{UnitID: "mine", Assigned: true}, want.own)
			check(t, action, actor, Facts{UnitID: "theirs"}, want.other)
		}
	}
}

func check(t *testing.T, do Action, a Actor, f Facts, allowed []Role) {
	t.Helper()
	want := false
	for _, r := range allowed {
		want = want || r == a.Current.Role
	}
	if got := Can(a, do, f); got != want {
		t.Errorf("Can(%s, %s, %+v) = %v, want %v", a.Current.Role, do, f, got, want)
	}
}

func TestCan_VisitorMayNothing(t *testing.T) {
	t.Parallel()
	for action := range policy {
		for _, role := range Roles {
			visitor := Actor{Current: Grant{Role: role, UnitID: "u"}}
			if Can(visitor, action, Facts{UnitID: "u", Assigned: true}) {
				t.Errorf("%s allowed to nobody as %s", action, role)
			}
		}
	}
}

func TestCan_ConflictOfInterest(t *testing.T) {
	t.Parallel()
	conflicted := Facts{UnitID: "theirs", Assigned: true, Conflict: true}
	assessor := Actor{PersonID: "p", Current: Grant{Role: Assessor}}
	for _, do := range []Action{ReadEntry, ReadSheet, WriteSheet} {
		if Can(assessor, do, conflicted) {
			t.Errorf("%s allowed despite a conflict", do)
		}
	}
	coordinator := Actor{PersonID: "p", Current: Grant{Role: Coordinator}}
	if Can(coordinator, DecideEntry, conflicted) {
		t.Error("a coordinator decides on the own unit's entry")
	}
}

func TestCan_UnknownAction(t *testing.T) {
	t.Parallel()
	if Can(Actor{PersonID: "p", Current: Grant{Role: Admin}}, "entry.delete", Facts{}) {
		t.Error("an action that the policy does not name is allowed")
	}
}
