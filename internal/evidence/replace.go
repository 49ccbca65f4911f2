package evidence

import (
	"context"
	"errors"
	"io"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// ReplaceFile adds a version with another file; earlier ones stay. version is that of the evidence as the person saw it.
// Fields of problems are those of AddFile.
func (s *Service) ReplaceFile(ctx context.Context, a auth.Actor, id string, version int, m Meta, body io.Reader) error {
	p, _, err := s.writableItem(ctx, a, id)
	if err != nil {
		return err
	}
	i, err := s.fileItem(ctx, p, m, body)
	if err != nil {
		return err
	}
	return s.replace(ctx, a, id, version, m, i)
}

// ReplaceLink adds a version with another address; its field is url.
func (s *Service) ReplaceLink(ctx context.Context, a auth.Actor, id string, version int, m Meta, link string) error {
	p, _, err := s.writableItem(ctx, a, id)
	if err != nil {
		return err
	}
	i, err := linkItem(p, m, link)
	if err != nil {
		return err
	}
	return s.replace(ctx, a, id, version, m, i)
}

// Correct adds a version with the same file or link and other words about the letter.
func (s *Service) Correct(ctx context.Context, a auth.Actor, id string, version int, m Meta) error {
	p, now, err := s.writableItem(ctx, a, id)
	if err != nil {
		return err
	}
	letter, problems := m.Letter.parse(day(p.now))
	if len(problems) > 0 {
		return fault.Invalid("", problems...)
	}
	return s.replace(ctx, a, id, version, m, now.with(letter))
}

// writableItem asks before any byte is kept; the act asks again on the locked row.
func (s *Service) writableItem(ctx context.Context, a auth.Actor, id string) (Shelf, Item, error) {
	e, err := find(ctx, s.db, entryOfSQL, a, id)
	if err != nil {
		return Shelf{}, Item{}, err
	}
	return itemToWrite(ctx, s.db, a, e, id)
}

// itemToWrite is the newest version of evidence that the actor may change.
func itemToWrite(ctx context.Context, q postgres.Querier, a auth.Actor, e entryRow, id string) (Shelf, Item, error) {
	versions, err := listVersions(ctx, q, id)
	if err != nil {
		return Shelf{}, Item{}, err
	}
	p, err := e.writable(a, versions[0].Slot)
	if err == nil && !versions[0].Live() {
		err = fault.Conflict("Bukti ini sudah dihapus.")
	}
	return p, versions[0], err
}

// replace writes the rows of a new version, in one transaction.
func (s *Service) replace(ctx context.Context, a auth.Actor, id string, version int, m Meta, i Item) error {
	return s.db.InTx(ctx, func(tx postgres.Tx) error {
		e, err := find(ctx, tx, entryOfLockSQL, a, id)
		if err != nil {
			return err
		}
		_, now, err := itemToWrite(ctx, tx, a, e, id)
		if err != nil {
			return err
		}
		i.ID, i.EntryID, i.Slot, i.No, i.Version = id, now.EntryID, now.Slot, now.No+1, version
		if _, first, err := postgres.Once(ctx, tx, i.key(a, m, "replace_evidence")); err != nil || !first {
			return err
		}
		if err := insertVersion(ctx, tx, i, a.PersonID); err != nil {
			return err
		}
		if err := postgres.ExecOne(ctx, tx, advanceSQL, postgres.Args{"id": id, "version": version, "no": i.No}); err != nil {
			return err
		}
		if err := settle(ctx, tx, a, "replace_evidence", i); err != nil {
			return err
		}
		return errors.Join(s.examine(ctx, tx, now), s.examine(ctx, tx, i))
	})
}

// Remove takes the evidence out of its slot. Its versions stay for receipts and sheets that name them. Removing what is
// removed already is done.
func (s *Service) Remove(ctx context.Context, a auth.Actor, id string, version int) error {
	return s.db.InTx(ctx, func(tx postgres.Tx) error {
		e, err := find(ctx, tx, entryOfLockSQL, a, id)
		if err != nil {
			return err
		}
		versions, err := listVersions(ctx, tx, id)
		if err != nil {
			return err
		}
		now := versions[0]
		if _, err := e.writable(a, now.Slot); err != nil || !now.Live() {
			return err
		}
		if err := postgres.ExecOne(ctx, tx, removeSQL, postgres.Args{"id": id, "version": version}); err != nil {
			return err
		}
		if err := settle(ctx, tx, a, "remove_evidence", now); err != nil {
			return err
		}
		return s.examine(ctx, tx, now)
	})
}
