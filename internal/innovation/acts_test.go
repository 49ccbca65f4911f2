package innovation_test

import (
	"context"
	"testing"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/postgres"
)

// attempt is one act on an entry by somebody, with input that is right for the entry as it is.
type attempt struct {
	name string
	do   func(ctx context.Context, w *world, a auth.Actor, id string, c *innovation.Content) error
	// from are the statuses in which the owner may do it; nil: every one.
	from []innovation.Status
}

var unitHas = []innovation.Status{innovation.Draft, innovation.Returned}

var attempts = []attempt{
	{"profile", func(ctx context.Context, w *world, a auth.Actor, id string, c *innovation.Content) error {
		return w.s.SaveProfile(ctx, a, id, c.Profile.Version, innovation.SectionOutcome, innovation.ProfileInput{Purpose: "Lain."})
	}, unitHas},
	{"design", func(ctx context.Context, w *world, a auth.Actor, id string, c *innovation.Content) error {
		return w.s.SaveDesign(ctx, a, id, c.Design.Version, design(400))
	}, unitHas},
	{"claim", func(ctx context.Context, w *world, a auth.Actor, id string, c *innovation.Content) error {
		claim, _ := c.Claim("sid-16")
		return w.s.SaveClaim(ctx, a, id, "sid-16", claim.Version, innovation.ClaimInput{Level: "3"})
	}, unitHas},
	{"add innovator", func(ctx context.Context, w *world, a auth.Actor, id string, _ *innovation.Content) error {
		_, err := w.s.AddInnovator(ctx, a, id, postgres.NewCode(), innovation.InnovatorInput{Name: "Dwi", Since: "2024-3-4"})
		return err
	}, unitHas},
	{"change innovator", func(ctx context.Context, w *world, a auth.Actor, id string, c *innovation.Content) error {
		i := c.Innovators[0]
		return w.s.ChangeInnovator(ctx, a, id, i.ID, i.Version, innovation.InnovatorInput{Name: "Dwi", Since: "2024-3-4"})
	}, unitHas},
	{"consent", func(ctx context.Context, w *world, a auth.Actor, id string, c *innovation.Content) error {
		return w.s.Consent(ctx, a, id, c.Innovators[0].ID, true)
	}, nil},
	{"make lead", func(ctx context.Context, w *world, a auth.Actor, id string, c *innovation.Content) error {
		return w.s.MakeLead(ctx, a, id, c.Innovators[1].ID, c.Innovators[1].Version)
	}, nil},
	{"leave", func(ctx context.Context, w *world, a auth.Actor, id string, c *innovation.Content) error {
		i := c.Innovators[1]
		return w.s.Leave(ctx, a, id, i.ID, i.Version, innovation.LeaveInput{Until: "2026-1-1", Reason: "other"})
	}, nil},
	{"submit", func(ctx context.Context, w *world, a auth.Actor, id string, c *innovation.Content) error {
		_, err := w.s.Submit(ctx, a, id, innovation.SubmitInput{Version: c.Entry.Version, FormKey: postgres.NewCode(), Truthful: true, HeadKnows: true,
			Difference: "Yang lain untuk guru, ini untuk murid."})
		return err
	}, []innovation.Status{innovation.Draft, innovation.Returned, innovation.Submitted}}, // sent already: the first receipt again
	{"withdraw", func(ctx context.Context, w *world, a auth.Actor, id string, c *innovation.Content) error {
		return w.s.Withdraw(ctx, a, id, c.Entry.Version)
	}, []innovation.Status{innovation.Submitted}},
}

// team gives an entry two innovators.
func (w *world) team(t *testing.T, id string) string {
	w.addInnovator(t, id, "Fitri Lestari")
	w.addInnovator(t, id, "Dwi Handayani")
	return id
}

func TestActs_EveryStatus(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, status := range innovation.Statuses {
		id := "" // an entry that no act has changed yet
		for _, act := range attempts {
			if id == "" {
				id = w.team(t, w.ready(t))
				w.put(t, id, status)
			}
			c := w.read(t, id)
			err := act.do(t.Context(), w, w.own, id, &c)
			allowed := act.from == nil
			for _, s := range act.from {
				allowed = allowed || s == status
			}
			if allowed && err != nil || !allowed && fault.KindOf(err) != fault.KindConflict {
				t.Errorf("%s while %s: %v", act.name, status, err)
			}
			if after := w.read(t, id); !allowed && (err == nil || after.Entry.Version != c.Entry.Version) {
				t.Errorf("%s while %s changed something", act.name, status)
			}
			if allowed {
				id = ""
			}
		}
	}
}

func TestActs_WhoMay(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.team(t, w.ready(t))
	w.assign(t, id)
	stranger := w.addPerson(t, auth.Assessor, "")
	former := w.addPerson(t, auth.Submitter, w.unit)
	former.Current = auth.Grant{Role: auth.Executive} // holds the unit's role no longer
	c := w.read(t, id)
	for name, x := range map[string]struct {
		actor auth.Actor
		kind  fault.Kind
	}{
		"another unit":          {w.other, fault.KindNotFound},
		"a visitor":             {auth.Actor{}, fault.KindNotFound},
		"the coordinator":       {w.koord, fault.KindForbidden},
		"the assigned assessor": {w.judge, fault.KindForbidden},
		"another assessor":      {stranger, fault.KindNotFound},
		"who has left the unit": {former, fault.KindNotFound},
		"the administrator":     {w.addPerson(t, auth.Admin, ""), fault.KindNotFound},
	} {
		for _, act := range attempts {
			if err := act.do(t.Context(), w, x.actor, id, &c); fault.KindOf(err) != x.kind || err == nil {
				t.Errorf("%s by %s: %v", act.name, name, err)
			}
		}
	}
	if after := w.read(t, id); after.Entry.Version != c.Entry.Version {
		t.Error("somebody changed something")
	}
}

func TestActs_UnknownEntry(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.read(t, w.team(t, w.ready(t)))
	for _, id := range []string{postgres.NewID(), "", "x", "' OR 1=1 --", "aaaaaaaaaaaaaaa\x00", "ÄÄÄÄÄÄÄÄ"} {
		for _, act := range attempts {
			if err := act.do(t.Context(), w, w.own, id, &c); fault.KindOf(err) != fault.KindNotFound || err == nil {
				t.Errorf("%s on %q: %v", act.name, id, err)
			}
		}
		if _, err := w.s.Read(t.Context(), w.own, id); fault.KindOf(err) != fault.KindNotFound || err == nil {
			t.Errorf("read %q: %v", id, err)
		}
	}
}

func TestRead_WhoMay(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.ready(t)
	w.send(t, id)
	w.assign(t, id)
	for name, x := range map[string]struct {
		actor auth.Actor
		may   bool
	}{
		"own": {w.own, true}, "mate": {w.mate, true}, "coordinator": {w.koord, true}, "assigned": {w.judge, true},
		"other unit": {w.other, false}, "unassigned": {w.addPerson(t, auth.Assessor, ""), false}, "visitor": {auth.Actor{}, false},
		"dindik": {w.addPerson(t, auth.EducationOfficial, ""), false},
	} {
		_, read := w.s.Read(t.Context(), x.actor, id)
		_, receipt := w.s.Receipt(t.Context(), x.actor, id)
		_, feedback := w.s.Feedback(t.Context(), x.actor, id)
		_, head := w.s.Head(t.Context(), x.actor, id)
		for what, err := range map[string]error{"read": read, "receipt": receipt, "feedback": feedback, "head": head} {
			if x.may && err != nil || !x.may && (err == nil || fault.KindOf(err) != fault.KindNotFound) {
				t.Errorf("%s by %s: %v", what, name, err)
			}
		}
	}
	// A role in the unit that is found later ends what the sheet opened.
	w.Exec(t, "INSERT INTO role_assignment (id, person_id, role, unit_id, starts_on, ends_on) VALUES ($1, $2, 'submitter', $3, '2019-01-01', '2020-01-01')",
		postgres.NewID(), w.judge.PersonID, w.unit)
	if _, err := w.s.Read(t.Context(), w.judge, id); fault.KindOf(err) != fault.KindNotFound {
		t.Errorf("an assessor with a conflict reads: %v", err)
	}
}

func TestActs_Stale(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.team(t, w.ready(t))
	c := w.read(t, id)
	old := c
	old.Entry.Version--
	old.Profile.Version--
	old.Design.Version--
	old.Claims = append([]innovation.Claim{}, c.Claims...)
	for i := range old.Claims {
		old.Claims[i].Version--
	}
	old.Innovators = append([]innovation.Innovator{}, c.Innovators...)
	for i := range old.Innovators {
		old.Innovators[i].Version--
	}
	for _, act := range attempts {
		if act.name == "consent" || act.name == "add innovator" || act.name == "withdraw" {
			continue // these hold no version, or not this status
		}
		if err := act.do(t.Context(), w, w.own, id, &old); fault.KindOf(err) != fault.KindConflict {
			t.Errorf("%s: %v", act.name, err)
		}
	}
	if after := w.read(t, id); after.Entry.Version != c.Entry.Version {
		t.Error("a stale act changed something")
	}
}
