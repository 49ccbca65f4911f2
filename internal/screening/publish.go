package screening

import (
	"context"
	"strings"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/postgres"
)

// Publish shows the innovation of an entry that has passed to the public. Its address stays the same for ever.
func (s *Service) Publish(ctx context.Context, actor auth.Actor, entryID string) error {
	return s.onEntry(ctx, actor, auth.PublishEntry, entryID, func(tx postgres.Tx, e entryRow) error {
		if e.Status != innovation.Shortlisted && e.Status != innovation.Finalized {
			return fault.Conflict("Hanya inovasi yang lolos saring yang dapat diterbitkan.")
		}
		changed, err := publish(ctx, tx, e.InnovationID, innovation.Slug(e.Name))
		if err != nil || !changed {
			return err
		}
		return audit.Record(ctx, tx, audit.Event{Subject: audit.Entry, SubjectID: e.ID, Act: "publish", Actor: actor})
	})
}

// Unpublish takes the innovation off the public pages.
func (s *Service) Unpublish(ctx context.Context, actor auth.Actor, entryID string) error {
	return s.onEntry(ctx, actor, auth.PublishEntry, entryID, func(tx postgres.Tx, e entryRow) error {
		changed, err := unpublish(ctx, tx, e.InnovationID)
		if err != nil || !changed {
			return err
		}
		return audit.Record(ctx, tx, audit.Event{Subject: audit.Entry, SubjectID: e.ID, Act: "unpublish", Actor: actor})
	})
}

// slugTail tells innovations of the same name apart by their permanent code.
func slugTail(code string) string { return strings.ToLower(code) }
