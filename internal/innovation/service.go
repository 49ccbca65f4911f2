package innovation

import (
	"context"
	"time"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/cycle"
	"jaring/internal/fault"
	"jaring/internal/jobs"
	"jaring/internal/message"
	"jaring/internal/postgres"
)

// Service is what people do with innovations and entries. Every method decides by itself whether the actor may.
type Service struct {
	db     *postgres.DB
	cycles *cycle.Service
	jobs   jobs.Adder
	teller *message.Teller
}

// New returns the service on a database. Evidence that is carried over is examined by a job; the teller tells others what
// waits for them.
func New(db *postgres.DB, cycles *cycle.Service, queue jobs.Adder, teller *message.Teller) *Service {
	return &Service{db: db, cycles: cycles, jobs: queue, teller: teller}
}

// act is one change of an entry: an open transaction that holds the entry's row, and the moment at which it began. A
// deadline is measured at that moment, not when the lock was had.
type act struct {
	tx    postgres.Tx
	actor auth.Actor
	now   time.Time
	entry Entry
}

// change locks the entry, asks the policy and runs fn, all in one transaction. An entry that the actor may not see is not
// found; one that they may see but not change is forbidden.
func (s *Service) change(ctx context.Context, actor auth.Actor, id string, do auth.Action, fn func(*act) error) error {
	if !postgres.IsID(id) {
		return fault.NotFound()
	}
	return s.db.InTx(ctx, func(tx postgres.Tx) error {
		now, err := postgres.Now(ctx, tx)
		if err != nil {
			return err
		}
		if err := lockEntry(ctx, tx, actor, id); err != nil {
			return err
		}
		entry, err := readEntry(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := may(ctx, tx, actor, do, &entry); err != nil {
			return err
		}
		return fn(&act{tx: tx, actor: actor, now: now, entry: entry})
	})
}

// edit is change for what may only be written while the entry lies with the unit.
func (s *Service) edit(ctx context.Context, actor auth.Actor, id string, fn func(*act) error) error {
	return s.change(ctx, actor, id, auth.WriteEntry, func(a *act) error {
		if !a.entry.Status.Editable() {
			return errLocked(a.entry.Status)
		}
		return fn(a)
	})
}

// may asks the policy about the row that was read.
func may(ctx context.Context, q postgres.Querier, actor auth.Actor, do auth.Action, e *Entry) error {
	facts := auth.Facts{UnitID: e.UnitID, Status: string(e.Status)}
	if actor.Is(auth.Assessor) {
		var err error
		if facts.Assigned, facts.Conflict, err = assessorFacts(ctx, q, actor.PersonID, e.ID); err != nil {
			return err
		}
	}
	switch {
	case auth.Can(actor, do, facts):
		return nil
	case auth.Can(actor, auth.ReadEntry, facts):
		return fault.Forbidden("")
	}
	return fault.NotFound()
}

// touch counts a change of one of the entry's parts and records it.
func (a *act) touch(ctx context.Context, what string, detail map[string]any) error {
	if err := touchEntry(ctx, a.tx, a.entry.ID, a.now); err != nil {
		return err
	}
	return a.record(ctx, audit.Event{Act: what, Detail: detail})
}

// record appends to the entry's history.
func (a *act) record(ctx context.Context, e audit.Event) error {
	return audit.Record(ctx, a.tx, a.event(e))
}

func (a *act) event(e audit.Event) audit.Event {
	e.Subject, e.SubjectID, e.Actor = audit.Entry, a.entry.ID, a.actor
	return e
}
