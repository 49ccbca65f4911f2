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
	if !validID(id) {
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

func readContent(ctx context.Context, q postgres.Querier, id string) (c Content, err error) {
	if c.Entry, err = readEntry(ctx, q, id); err != nil {
		return c, err
	}
	if c.Instrument, err = instrument(c.Entry.InstrumentYear); err != nil {
		return c, err
	}
	if c.Profile, err = readProfile(ctx, q, id); err != nil {
		return c, err
	}
	if c.Design, err = readDesign(ctx, q, id); err != nil {
		return c, err
	}
	claims, err := readClaims(ctx, q, id)
	if err != nil {
		return c, err
	}
	c.Claims = inOrder(c.Instrument, claims)
	if c.Innovators, err = readInnovators(ctx, q, c.Entry.InnovationID); err != nil {
		return c, err
	}
	if c.Documents, err = readDocuments(ctx, q, id); err != nil {
		return c, err
	}
	c.Eligible, err = readEligible(ctx, q, c.Entry.Year)
	return c, err
}
