package innovation

import (
	"context"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// Read returns everything an entry consists of, for whoever may see it.
func (s *Service) Read(ctx context.Context, actor auth.Actor, id string) (Content, error) {
	if err := s.see(ctx, actor, id); err != nil {
		return Content{}, err
	}
	return s.Content(ctx, s.db, id)
}

// Head returns only what stands above every page of an entry.
func (s *Service) Head(ctx context.Context, actor auth.Actor, id string) (Entry, error) {
	if err := s.see(ctx, actor, id); err != nil {
		return Entry{}, err
	}
	return readEntry(ctx, s.db, id)
}

// see decides on reading: outside the scope and refused by the policy are both not found.
func (s *Service) see(ctx context.Context, actor auth.Actor, id string) error {
	if !postgres.IsID(id) {
		return fault.NotFound()
	}
	if err := seeEntry(ctx, s.db, actor, id); err != nil {
		return err
	}
	e, err := readEntry(ctx, s.db, id)
	if err != nil {
		return err
	}
	if may(ctx, s.db, actor, auth.ReadEntry, &e) != nil {
		return fault.NotFound()
	}
	return nil
}

// Content reads an entry as q sees it and asks nobody whether it may: it is for the slices above, which have decided
// that themselves, inside their own transaction where it matters.
func (s *Service) Content(ctx context.Context, q postgres.Querier, entryID string) (Content, error) {
	return readContent(ctx, q, entryID)
}

// Contents is Content for many entries, in a fixed number of statements; the order is that of the ids. An id that is not
// there is left out.
func (s *Service) Contents(ctx context.Context, q postgres.Querier, entryIDs []string) ([]Content, error) {
	return readContents(ctx, q, entryIDs)
}

func readContent(ctx context.Context, q postgres.Querier, id string) (Content, error) {
	list, err := readContents(ctx, q, []string{id})
	if err != nil {
		return Content{}, err
	}
	if len(list) == 0 {
		return Content{}, fault.NotFound()
	}
	return list[0], nil
}
