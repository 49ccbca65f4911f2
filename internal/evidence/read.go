package evidence

import (
	"context"
	"fmt"
	"slices"

	"jaring/internal/auth"
	"jaring/internal/blob"
	"jaring/internal/fault"
)

// Shelf shows one slot of an entry to whoever may see the entry.
func (s *Service) Shelf(ctx context.Context, a auth.Actor, entryID string, slot Slot) (Shelf, error) {
	e, err := find(ctx, s.db, entrySQL, a, entryID)
	if err != nil {
		return Shelf{}, err
	}
	p, err := e.at(a, slot)
	if err != nil {
		return Shelf{}, err
	}
	p.Items, err = listSlot(ctx, s.db, entryID, slot)
	return p, err
}

// Detail shows one piece of evidence, removed or not, with all its versions.
func (s *Service) Detail(ctx context.Context, a auth.Actor, id string) (Detail, error) {
	e, err := find(ctx, s.db, entryOfSQL, a, id)
	if err != nil {
		return Detail{}, err
	}
	versions, err := listVersions(ctx, s.db, id)
	if err != nil {
		return Detail{}, err
	}
	p, err := e.at(a, versions[0].Slot)
	if err != nil {
		return Detail{}, err
	}
	p.Write = p.Write && versions[0].Live()
	return Detail{Shelf: p, Item: versions[0], Versions: versions}, nil
}

// Content is a version of a file with its bytes; whoever gets it closes the file.
type Content struct {
	Item
	File blob.File
}

// Open returns the bytes of version no, or of the newest when no is 0, to whoever may see the entry. A link has none.
func (s *Service) Open(ctx context.Context, a auth.Actor, id string, no int) (Content, error) {
	if _, err := find(ctx, s.db, entryOfSQL, a, id); err != nil {
		return Content{}, err
	}
	versions, err := listVersions(ctx, s.db, id)
	if err != nil {
		return Content{}, err
	}
	at := slices.IndexFunc(versions, func(i Item) bool { return no == 0 || i.No == no })
	if at < 0 || versions[at].Kind != FileKind {
		return Content{}, fault.NotFound()
	}
	file, err := s.blobs.Open(ctx, versions[at].SHA256)
	if err != nil {
		return Content{}, fault.Internal(fmt.Errorf("evidence %s version %d: %w", id, versions[at].No, err))
	}
	return Content{Item: versions[at], File: file}, nil
}
