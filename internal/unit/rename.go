package unit

import (
	"context"
	"time"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// The names of the form fields, which the messages are tied to.
const (
	FieldName      = "name"
	FieldOn        = "on"
	FieldSuccessor = "successor"
)

// Rename gives the unit another name from the day on; the earlier one stays on record with its dates. Errors:
// fault.NotFound, Forbidden, Stale, Conflict (the unit has ended), Invalid by field.
func (s *Service) Rename(ctx context.Context, actor auth.Actor, id string, version int, name string, on time.Time) error {
	return s.db.InTx(ctx, func(tx postgres.Tx) error {
		u, err := open(ctx, tx, actor, id, version)
		if err != nil {
			return err
		}
		name = tidy(name)
		if err := mayBeCalled(ctx, tx, u, name, on); err != nil {
			return err
		}
		if err := nextName(ctx, tx, id, name, on); err != nil {
			return err
		}
		if err := postgres.ExecOne(ctx, tx, renameSQL, postgres.Args{"id": id, "name": name, "version": version}); err != nil {
			return err
		}
		return audit.Record(ctx, tx, audit.Event{Subject: audit.Unit, SubjectID: id, Act: "rename", Actor: actor,
			Detail: map[string]any{"from": u.Name, "to": name, "on": on.Format(time.DateOnly)}})
	})
}

// open locks a unit that lives for an act of the actor.
func open(ctx context.Context, tx postgres.Tx, actor auth.Actor, id string, version int) (Unit, error) {
	if err := lock(ctx, tx, id); err != nil {
		return Unit{}, err
	}
	return openLocked(ctx, tx, actor, id, version)
}

func openLocked(ctx context.Context, tx postgres.Tx, actor auth.Actor, id string, version int) (Unit, error) {
	u, err := byID(ctx, tx, id)
	switch {
	case err != nil:
		return Unit{}, err
	case !auth.Can(actor, auth.ManageUnits, auth.Facts{UnitID: id}):
		return Unit{}, fault.Forbidden("")
	case u.Version != version:
		return Unit{}, fault.Stale()
	case u.Closed():
		return Unit{}, fault.Conflict("Unit ini sudah berakhir, jadi tidak dapat diubah lagi.")
	}
	return u, nil
}

func mayBeCalled(ctx context.Context, tx postgres.Tx, u Unit, name string, on time.Time) error {
	wrong := fault.Invalid("")
	if problem := nameProblem(name); problem != "" {
		wrong.Add(FieldName, problem)
	} else if name == u.Name {
		wrong.Add(FieldName, "Tulis nama yang berbeda dari nama sekarang")
	}
	current, err := postgres.One[Name](ctx, tx, currentNameSQL, postgres.Args{"id": u.ID})
	if err != nil {
		return err
	}
	now, err := today(ctx, tx)
	if err != nil {
		return err
	}
	if on.After(now) {
		wrong.Add(FieldOn, "Tanggal berlaku tidak boleh sesudah hari ini")
	} else if !on.After(current.From) {
		wrong.Add(FieldOn, "Tanggal berlaku harus sesudah nama sekarang mulai dipakai")
	}
	if len(wrong.Fields) > 0 {
		return wrong
	}
	return nil
}
