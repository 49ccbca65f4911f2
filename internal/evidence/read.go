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
	if p.Items, err = listSlot(ctx, s.db, entryID, slot); err != nil {
		return Shelf{}, err
	}
	p.Checks, err = listChecks(ctx, s.db, office(a), entryID, "")
	return p, err
}

// Checks is what was found in an entry's evidence, as far as the actor may know it.
func (s *Service) Checks(ctx context.Context, a auth.Actor, entryID string) (Checks, error) {
	if _, err := find(ctx, s.db, entrySQL, a, entryID); err != nil {
		return Checks{}, err
	}
	return listChecks(ctx, s.db, office(a), entryID, "")
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
	if p.Checks, err = listChecks(ctx, s.db, office(a), p.Entry.ID, id); err != nil {
		return Detail{}, err
	}
	return Detail{Shelf: p, Item: versions[0], Versions: versions}, nil
}

// Content is a version of a file with its bytes; whoever gets it closes the file.
type Content struct {
	Item
	File blob.File
}

// Copy is which of the bytes of a version are wanted.
type Copy int

// A picture has copies without what a camera writes into it about place and device.
const (
	Original Copy = iota
	Shown         // turned, at most 1,600 pixels wide and high
	Thumb         // the same, at most 320
)

// OpenCopy is Open for a copy of a picture. While there is none yet it does not exist.
func (s *Service) OpenCopy(ctx context.Context, a auth.Actor, id string, no int, which Copy) (Content, error) {
	c, err := s.Open(ctx, a, id, no)
	if err != nil || which == Original {
		return c, err
	}
	if err := c.File.Close(); err != nil {
		return Content{}, fault.Internal(err)
	}
	sha256, err := findCopy(ctx, s.db, c.SHA256, which)
	if err != nil {
		return Content{}, err
	}
	c.File, err = s.blobs.Open(ctx, sha256)
	if err != nil {
		return Content{}, fault.Internal(fmt.Errorf("copy of evidence %s version %d: %w", id, c.No, err))
	}
	c.SHA256, c.Size, c.MediaType = sha256, c.File.Size(), JPG.MediaType()
	return c, nil
}

// Open returns the bytes of version no, or of the newest when no is 0, to whoever may see the entry. A link has none.
func (s *Service) Open(ctx context.Context, a auth.Actor, id string, no int) (Content, error) {
	i, err := s.version(ctx, a, id, no)
	if err != nil {
		return Content{}, err
	}
	file, err := s.blobs.Open(ctx, i.SHA256)
	if err != nil {
		return Content{}, fault.Internal(fmt.Errorf("evidence %s version %d: %w", id, i.No, err))
	}
	return Content{Item: i, File: file}, nil
}

// version is a version of a file, or the newest when no is 0, for whoever may see the entry.
func (s *Service) version(ctx context.Context, a auth.Actor, id string, no int) (Item, error) {
	if _, err := find(ctx, s.db, entryOfSQL, a, id); err != nil {
		return Item{}, err
	}
	versions, err := listVersions(ctx, s.db, id)
	if err != nil {
		return Item{}, err
	}
	at := slices.IndexFunc(versions, func(i Item) bool { return no == 0 || i.No == no })
	if at < 0 || versions[at].Kind != FileKind {
		return Item{}, fault.NotFound()
	}
	return versions[at], nil
}
