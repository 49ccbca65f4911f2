package innovation

import (
	"context"

	"jaring/internal/audit"
	"jaring/internal/auth"
)

// History lists what happened to an entry, the newest first, for whoever may see the entry. before is the id to go on from,
// 0 for the newest.
func (s *Service) History(ctx context.Context, actor auth.Actor, entryID string, before int64, limit int) ([]audit.Item, error) {
	if err := s.see(ctx, actor, entryID); err != nil {
		return nil, err
	}
	return audit.ListFor(ctx, s.db, audit.Entry, entryID, before, limit)
}
