package screening

import (
	"context"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/innovation"
	"jaring/internal/postgres"
)

// settle brings the entry in line with its sheets, after any of them has changed and under the entry's lock: when all
// living ones are finished the entry is ready for decision and carries the lowest level of each indicator; when one is
// open again it is not. e is changed with its row.
func settle(ctx context.Context, tx postgres.Tx, actor auth.Actor, e *entryRow) error {
	if e.Status != innovation.InReview {
		return nil
	}
	n, err := countSheets(ctx, tx, e.ID)
	if err != nil {
		return err
	}
	complete, ready := n.Living > 0 && n.Living == n.Finished, e.ReadyAt != nil
	switch {
	case complete && ready: // a sheet was taken out: the others may agree on something else
		return refill(ctx, tx, e.ID)
	case complete:
		return makeReady(ctx, tx, actor, e, n.Finished)
	case ready:
		return makeUnready(ctx, tx, actor, e)
	}
	return nil
}

func makeReady(ctx context.Context, tx postgres.Tx, actor auth.Actor, e *entryRow, sheets int) error {
	if err := setReady(ctx, tx, e); err != nil {
		return err
	}
	if err := refill(ctx, tx, e.ID); err != nil {
		return err
	}
	return audit.Record(ctx, tx, audit.Event{Subject: audit.Entry, SubjectID: e.ID, Act: "ready", Actor: actor,
		Detail: map[string]any{"sheets": sheets, "round": e.Round}})
}

func makeUnready(ctx context.Context, tx postgres.Tx, actor auth.Actor, e *entryRow) error {
	if err := unsetReady(ctx, tx, e); err != nil {
		return err
	}
	if err := clearVerification(ctx, tx, e.ID); err != nil {
		return err
	}
	return audit.Record(ctx, tx, audit.Event{Subject: audit.Entry, SubjectID: e.ID, Act: "unready", Actor: actor})
}

func refill(ctx context.Context, tx postgres.Tx, entryID string) error {
	if err := clearVerification(ctx, tx, entryID); err != nil {
		return err
	}
	return fillVerification(ctx, tx, entryID)
}
