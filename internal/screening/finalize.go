package screening

import (
	"context"
	"strconv"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/postgres"
)

// TryFinalize says whether Finalize would be refused, without doing it: for the page that asks.
func (s *Service) TryFinalize(ctx context.Context, actor auth.Actor, entryID string) error {
	return s.onEntry(ctx, actor, auth.DecideEntry, entryID, func(_ postgres.Tx, e entryRow) error {
		_, err := innovation.Next(e.Status, innovation.Finalize)
		return err
	})
}

// Finalize ends the way of an entry that has passed: nothing moves it any more. version is that of the entry as the
// coordinator saw it; another one is fault.Conflict.
func (s *Service) Finalize(ctx context.Context, actor auth.Actor, entryID, version string) error {
	return s.onEntry(ctx, actor, auth.DecideEntry, entryID, func(tx postgres.Tx, e entryRow) error {
		to, err := innovation.Next(e.Status, innovation.Finalize)
		switch {
		case err != nil:
			return err
		case version != strconv.Itoa(e.Version):
			return fault.Stale()
		}
		if err := moveFinalized(ctx, tx, e, to); err != nil {
			return err
		}
		return audit.Record(ctx, tx, audit.Event{Subject: audit.Entry, SubjectID: e.ID, Act: string(innovation.Finalize),
			From: string(e.Status), To: string(to), Detail: map[string]any{"round": e.Round}, Actor: actor})
	})
}
