package screening

import (
	"context"
	"time"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/postgres"
)

const textConflict = "Anda pernah bertugas di unit ini atau tercatat sebagai inovatornya. Usulan dialihkan ke penilai lain."

// entryRow is an entry whose row is locked, seen by the actor.
type entryRow struct {
	ID             string
	InnovationID   string
	Name           string
	UnitID         string
	UnitName       string
	Year           int
	InstrumentYear int
	Status         innovation.Status
	Round          int
	Version        int
	SubmittedAt    *time.Time
	ReadyAt        *time.Time
	Conflict       bool // the actor belongs or belonged to the owner, or as its assessor is named among the innovators
}

// reviewRow is a sheet whose row is locked after its entry's.
type reviewRow struct {
	ID          string
	AssessorID  string
	Status      Status
	DeclaredAt  *time.Time
	Version     int
	Recommended string
}

// current reports whether the assessor has declared to be free of conflicts since the entry was last sent.
func (r reviewRow) current(e entryRow) bool {
	return declaredSince(r.DeclaredAt, e.SubmittedAt)
}

func declaredSince(declared, submitted *time.Time) bool {
	return declared != nil && (submitted == nil || !declared.Before(*submitted))
}

// onSheet runs fn with the actor's own living sheet and its entry locked. A conflict of interest that has appeared since
// the assignment voids the sheet, which stays so although the act is refused.
func (s *Service) onSheet(ctx context.Context, actor auth.Actor, reviewID string, fn func(postgres.Tx, entryRow, reviewRow) error) error {
	conflicted := false
	err := s.db.InTx(ctx, func(tx postgres.Tx) error {
		entry, err := lockEntryOfSheet(ctx, tx, reviewID, actor.PersonID)
		if err != nil {
			return err
		}
		review, err := lockSheet(ctx, tx, reviewID)
		if err != nil {
			return err
		}
		if err := mayWrite(actor, entry, review); err != nil {
			return err
		}
		if entry.Conflict {
			conflicted = true
			return discover(ctx, tx, actor, &entry, review)
		}
		return fn(tx, entry, review)
	})
	if err == nil && conflicted {
		return fault.Forbidden(textConflict)
	}
	return err
}

// mayWrite leaves the conflict itself to onSheet: finding one is an act, not only a refusal.
func mayWrite(actor auth.Actor, e entryRow, r reviewRow) error {
	if r.Status == Void {
		return fault.NotFound()
	}
	facts := auth.Facts{UnitID: e.UnitID, Status: string(e.Status), Assigned: true}
	switch {
	case auth.Can(actor, auth.WriteSheet, facts):
		return nil
	case auth.Can(actor, auth.ReadSheet, facts):
		return fault.Forbidden("")
	}
	return fault.NotFound()
}

// onEntry runs fn with the entry locked for an act of the coordinator.
func (s *Service) onEntry(ctx context.Context, actor auth.Actor, do auth.Action, entryID string, fn func(postgres.Tx, entryRow) error) error {
	if !auth.Can(actor, do, auth.Facts{}) {
		return fault.Forbidden("")
	}
	return s.db.InTx(ctx, func(tx postgres.Tx) error {
		entry, err := lockEntry(ctx, tx, entryID, actor.PersonID)
		if err != nil {
			return err
		}
		facts := auth.Facts{UnitID: entry.UnitID, Status: string(entry.Status), Conflict: entry.Conflict}
		if !auth.Can(actor, do, facts) {
			return fault.Forbidden("Anda bertugas atau pernah bertugas di " + entry.UnitName + ". Mintalah koordinator lain memutuskan usulan ini.")
		}
		return fn(tx, entry)
	})
}

// void ends a sheet and lets the entry follow.
func void(ctx context.Context, tx postgres.Tx, actor auth.Actor, e *entryRow, r reviewRow, because VoidReason, act string) error {
	if err := voidSheet(ctx, tx, r.ID, because); err != nil {
		return err
	}
	event := audit.Event{Subject: audit.Entry, SubjectID: e.ID, Act: act, Actor: actor, Detail: map[string]any{"assessor": r.AssessorID}}
	if err := audit.Record(ctx, tx, event); err != nil {
		return err
	}
	return settle(ctx, tx, actor, e)
}

func discover(ctx context.Context, tx postgres.Tx, actor auth.Actor, e *entryRow, r reviewRow) error {
	return void(ctx, tx, actor, e, r, Conflicted, "conflict")
}
