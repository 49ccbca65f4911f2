package unit

import (
	"context"
	"time"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// Merge ends the unit on the day and names the unit that goes on; units below it move there. Errors: fault.NotFound,
// Forbidden, Stale, Conflict (the unit has ended), Invalid by field.
func (s *Service) Merge(ctx context.Context, actor auth.Actor, id string, version int, successor string, on time.Time) error {
	return s.db.InTx(ctx, func(tx postgres.Tx) error {
		if err := lock(ctx, tx, id, successor); err != nil {
			return err
		}
		u, err := openLocked(ctx, tx, actor, id, version)
		if err != nil {
			return err
		}
		into, err := mayGoInto(ctx, tx, u, successor, on)
		if err != nil {
			return err
		}
		args := postgres.Args{"id": id, "successor": into.ID, "on": on, "version": version}
		if err := postgres.ExecOne(ctx, tx, closeSQL, args); err != nil {
			return err
		}
		if _, err := postgres.Exec(ctx, tx, moveChildrenSQL, postgres.Args{"id": id, "successor": into.ID}); err != nil {
			return err
		}
		return recordMerger(ctx, tx, actor, u, into, on)
	})
}

func mayGoInto(ctx context.Context, tx postgres.Tx, u Unit, successor string, on time.Time) (Unit, error) {
	wrong := fault.Invalid("")
	into, err := byID(ctx, tx, successor)
	switch {
	case fault.KindOf(err) == fault.KindNotFound:
		wrong.Add(FieldSuccessor, "Pilih unit penerus yang ada")
	case err != nil:
		return Unit{}, err
	case into.ID == u.ID:
		wrong.Add(FieldSuccessor, "Unit penerus harus unit lain")
	case into.Closed():
		wrong.Add(FieldSuccessor, "Unit penerus sudah berakhir. Pilih unit yang masih ada")
	case into.Kind != u.Kind:
		wrong.Add(FieldSuccessor, "Unit penerus harus sejenis: "+u.Kind.Title())
	case into.ParentID == u.ID:
		wrong.Add(FieldSuccessor, "Unit penerus tidak boleh bawahan unit ini")
	}
	now, err := today(ctx, tx)
	if err != nil {
		return Unit{}, err
	}
	if on.After(now) {
		wrong.Add(FieldOn, "Tanggal penggabungan tidak boleh sesudah hari ini")
	}
	if len(wrong.Fields) > 0 {
		return Unit{}, wrong
	}
	return into, nil
}

// recordMerger writes the act into the history of both units.
func recordMerger(ctx context.Context, tx postgres.Tx, actor auth.Actor, u, into Unit, on time.Time) error {
	day := on.Format(time.DateOnly)
	err := audit.Record(ctx, tx, audit.Event{Subject: audit.Unit, SubjectID: u.ID, Act: "merge", Actor: actor,
		Detail: map[string]any{"into": into.Name, "into_id": into.ID, "on": day}})
	if err != nil {
		return err
	}
	return audit.Record(ctx, tx, audit.Event{Subject: audit.Unit, SubjectID: into.ID, Act: "take_in", Actor: actor,
		Detail: map[string]any{"unit": u.Name, "unit_id": u.ID, "on": day}})
}
