package innovation

import (
	"context"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/cycle"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// Innovators belong to the innovation, not to its entry: who leads and who has left may be recorded at any time, so that
// the innovation survives a transfer, and consent to be named ends at once. Names and members change only while the entry
// lies with the unit.

// AddInnovator puts somebody behind the innovation. The first one leads. form is the key of the form: sent twice, it adds
// once.
func (s *Service) AddInnovator(ctx context.Context, actor auth.Actor, entryID, form string, in InnovatorInput) (id string, err error) {
	err = s.edit(ctx, actor, entryID, func(a *act) error {
		i := Innovator{}
		if err := in.apply(&i).fault(); err != nil {
			return err
		}
		key := postgres.FormKey{Key: form, PersonID: actor.PersonID, Act: "add_innovator", TargetID: postgres.NewID(),
			Fingerprint: postgres.Fingerprint(entryID, in.Name, in.Position, in.Since)}
		var first bool
		if id, first, err = postgres.Once(ctx, a.tx, key); err != nil || !first {
			return err
		}
		i.ID = id
		if i.IsLead, err = withoutLead(ctx, a.tx, a.entry.InnovationID); err != nil {
			return err
		}
		if err := insertInnovator(ctx, a.tx, a.entry.InnovationID, &i); err != nil {
			return err
		}
		return a.touchInnovation(ctx, "add_innovator", map[string]any{"innovator": id, "lead": i.IsLead})
	})
	return id, err
}

// ChangeInnovator corrects name, position, first day and consent.
func (s *Service) ChangeInnovator(ctx context.Context, actor auth.Actor, entryID, innovatorID string, version int, in InnovatorInput) error {
	return s.edit(ctx, actor, entryID, func(a *act) error {
		i, err := a.innovator(ctx, innovatorID, version)
		if err != nil {
			return err
		}
		if err := in.apply(&i).fault(); err != nil {
			return err
		}
		if err := updateInnovator(ctx, a.tx, &i); err != nil {
			return err
		}
		return a.touchInnovation(ctx, "change_innovator", map[string]any{"innovator": innovatorID, "named": i.MayBeNamed})
	})
}

// Consent gives or withdraws the agreement to be named in public. Withdrawing needs no version: it always goes through.
func (s *Service) Consent(ctx context.Context, actor auth.Actor, entryID, innovatorID string, mayBeNamed bool) error {
	return s.change(ctx, actor, entryID, auth.WriteEntry, func(a *act) error {
		i, err := readInnovator(ctx, a.tx, a.entry.InnovationID, innovatorID)
		if err != nil || i.MayBeNamed == mayBeNamed {
			return err
		}
		i.MayBeNamed = mayBeNamed
		if err := updateInnovator(ctx, a.tx, &i); err != nil {
			return err
		}
		return a.touchInnovation(ctx, "consent", map[string]any{"innovator": innovatorID, "named": mayBeNamed})
	})
}

// MakeLead lets an active innovator lead from now on; whoever led stays a member.
func (s *Service) MakeLead(ctx context.Context, actor auth.Actor, entryID, innovatorID string, version int) error {
	return s.change(ctx, actor, entryID, auth.WriteEntry, func(a *act) error {
		i, err := a.innovator(ctx, innovatorID, version)
		if err != nil || i.IsLead {
			return err
		}
		if !i.Active() {
			return fault.Conflict("Inovator ini sudah berhenti, jadi tidak dapat menjadi ketua.")
		}
		return a.lead(ctx, i)
	})
}

func (a *act) lead(ctx context.Context, i Innovator) error {
	if err := clearLead(ctx, a.tx, a.entry.InnovationID); err != nil {
		return err
	}
	if err := setLead(ctx, a.tx, &i); err != nil {
		return err
	}
	return a.touchInnovation(ctx, "make_lead", map[string]any{"innovator": i.ID})
}

// Leave records that somebody does not carry the innovation on, and who leads instead when it was the lead. Without a
// successor the innovation has no lead until one is named.
func (s *Service) Leave(ctx context.Context, actor auth.Actor, entryID, innovatorID string, version int, in LeaveInput) error {
	return s.change(ctx, actor, entryID, auth.WriteEntry, func(a *act) error {
		i, err := a.innovator(ctx, innovatorID, version)
		if err != nil {
			return err
		}
		if !i.Active() {
			return fault.Conflict("Inovator ini sudah berhenti " + cycle.Day(*i.Until) + ".")
		}
		wasLead := i.IsLead
		if err := in.apply(&i).fault(); err != nil {
			return err
		}
		if err := endInnovator(ctx, a.tx, &i); err != nil {
			return err
		}
		if err := a.touchInnovation(ctx, "leave", map[string]any{"innovator": i.ID, "because": i.LeftBecause}); err != nil {
			return err
		}
		if !wasLead || in.SuccessorID == "" {
			return nil
		}
		return a.succeed(ctx, in.SuccessorID)
	})
}

func (a *act) succeed(ctx context.Context, successorID string) error {
	next, err := readInnovator(ctx, a.tx, a.entry.InnovationID, successorID)
	if err != nil && fault.KindOf(err) != fault.KindNotFound {
		return err
	}
	if err != nil || !next.Active() {
		return fault.Invalid("", fault.Field{Name: "successor", Message: "Pilih ketua baru dari inovator yang aktif"})
	}
	return a.lead(ctx, next)
}

// innovator reads one of the innovation's people for a change.
func (a *act) innovator(ctx context.Context, id string, version int) (Innovator, error) {
	i, err := readInnovator(ctx, a.tx, a.entry.InnovationID, id)
	if err == nil && i.Version != version {
		err = fault.Stale()
	}
	return i, err
}

// touchInnovation records a change of people with the entry in whose work it was made and with the innovation itself.
func (a *act) touchInnovation(ctx context.Context, what string, detail map[string]any) error {
	if err := a.touch(ctx, what, detail); err != nil {
		return err
	}
	return audit.Record(ctx, a.tx, audit.Event{Subject: audit.Innovation, SubjectID: a.entry.InnovationID, Act: what, Detail: detail, Actor: a.actor})
}
