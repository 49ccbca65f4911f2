package evidence

import (
	"context"
	"errors"
	"io"

	"jaring/internal/auth"
	"jaring/internal/blob"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// AppendUpload adds a piece behind the bytes that have arrived, and returns how many it took, also beside an error. As
// soon as enough is there to see that the slot does not take the file, the upload is dropped with fault.KindInvalid.
// Pieces of one upload must not come at once: whoever calls takes care of that.
func (s *Service) AppendUpload(ctx context.Context, a auth.Actor, u Upload, piece io.Reader) (int64, error) {
	if whole, err := s.whole(u); err != nil || whole {
		if err != nil {
			return 0, err
		}
		return io.Copy(io.Discard, piece) // the last byte, sent again
	}
	n, err := s.blobs.Append(ctx, u.ID, u.Arrived, io.LimitReader(piece, u.Size-u.Arrived))
	if err != nil {
		return n, err
	}
	if at := u.Arrived + n; u.Arrived >= headSize || at < headSize {
		return n, nil
	}
	p, err := s.writablePlace(ctx, a, u.EntryID, u.Slot)
	if err != nil {
		return n, err
	}
	part, err := s.blobs.OpenPart(u.ID)
	if err != nil {
		return n, fault.Internal(err)
	}
	defer part.Close()
	if _, err := s.inspectHead(p.Rule, u, part); err != nil {
		return n, s.refuse(ctx, u, err)
	}
	return n, nil
}

// whole reports whether every byte has arrived, though no row says so yet.
func (s *Service) whole(u Upload) (bool, error) {
	part, err := s.blobs.OpenPart(u.ID)
	if errors.Is(err, blob.ErrMissing) {
		return u.EvidenceID != "", nil
	}
	if err != nil {
		return false, err
	}
	defer part.Close()
	return part.Size() >= u.Size, nil
}

// FinishUpload makes evidence of a file that has arrived, the way AddFile does it, and returns its id. Finishing again
// returns the same. A file that is refused is dropped; where something else is in the way it stays, to be finished later.
func (s *Service) FinishUpload(ctx context.Context, a auth.Actor, id string) (string, error) {
	u, err := findUpload(ctx, s.db, a.PersonID, id)
	if err != nil || u.EvidenceID != "" {
		return u.EvidenceID, err
	}
	p, err := s.writablePlace(ctx, a, u.EntryID, u.Slot)
	if err != nil {
		return "", err
	}
	i, err := s.keepPart(ctx, p.Rule, u)
	if errors.Is(err, blob.ErrMissing) { // another one was faster, or nothing has come
		u, err = findUpload(ctx, s.db, a.PersonID, id)
		if err == nil && u.EvidenceID == "" {
			err = fault.Conflict(textUnfinished)
		}
		return u.EvidenceID, err
	}
	if err != nil {
		return "", err
	}
	evidence, err := s.become(ctx, a, u, i.with(u.letter))
	if err != nil {
		return "", err
	}
	return evidence, s.blobs.Discard(u.ID)
}

const textUnfinished = "Berkas ini belum sampai seluruhnya. Lanjutkan unggahannya."

// keepPart judges the whole file and makes a blob of it.
func (s *Service) keepPart(ctx context.Context, rule Rule, u Upload) (Item, error) {
	kind, err := s.inspect(ctx, rule, u)
	if err != nil {
		return Item{}, err
	}
	ref, err := s.blobs.Keep(ctx, u.ID)
	if err != nil {
		return Item{}, err
	}
	return Item{Kind: FileKind, SHA256: ref.SHA256, Size: ref.Size, FileName: cleanName(u.FileName, kind), MediaType: kind.MediaType()}, nil
}

func (s *Service) inspect(ctx context.Context, rule Rule, u Upload) (Kind, error) {
	part, err := s.blobs.OpenPart(u.ID)
	if err != nil {
		return "", err
	}
	defer part.Close()
	if part.Size() != u.Size {
		return "", fault.Conflict(textUnfinished)
	}
	kind, err := s.inspectHead(rule, u, part)
	if err != nil {
		return "", s.refuse(ctx, u, err)
	}
	problem, err := defect(kind, part)
	if err != nil {
		return "", fault.Internal(err)
	}
	if problem != "" {
		return "", s.refuse(ctx, u, fault.Invalid("", fault.Field{Name: "file", Message: problem}))
	}
	return kind, nil
}

// inspectHead judges the first bytes, and the announced size by the kind that they show.
func (s *Service) inspectHead(rule Rule, u Upload, part io.Reader) (Kind, error) {
	head, err := io.ReadAll(io.LimitReader(part, headSize))
	if err != nil {
		return "", fault.Internal(err)
	}
	kind, problem := judge(rule, head)
	switch {
	case problem != "":
		return "", fault.Invalid("", fault.Field{Name: "file", Message: problem})
	case u.Size > s.limit(kind):
		return "", s.tooLarge(kind)
	}
	return kind, nil
}

// refuse drops what will never be taken and returns why.
func (s *Service) refuse(ctx context.Context, u Upload, why error) error {
	if fault.KindOf(why) == fault.KindInternal {
		return why
	}
	if err := s.drop(ctx, u); err != nil {
		return err
	}
	return why
}

// become writes the rows, in one transaction; whoever finishes at the same time waits and finds them.
func (s *Service) become(ctx context.Context, a auth.Actor, u Upload, i Item) (string, error) {
	i.ID, i.EntryID, i.Slot, i.No = postgres.NewID(), u.EntryID, u.Slot, 1
	id := i.ID
	err := s.db.InTx(ctx, func(tx postgres.Tx) error {
		known, err := lockUpload(ctx, tx, a.PersonID, u.ID)
		if err != nil || known.EvidenceID != "" {
			id = known.EvidenceID
			return err
		}
		e, err := find(ctx, tx, entryLockSQL, a, u.EntryID)
		if err != nil {
			return err
		}
		if _, err := e.writable(a, u.Slot); err != nil {
			return err
		}
		if err := addRows(ctx, tx, a, i); err != nil {
			return err
		}
		if err := settleUpload(ctx, tx, u.ID, i.ID); err != nil {
			return err
		}
		return s.examine(ctx, tx, i)
	})
	return id, err
}
