package evidence

import (
	"context"
	"fmt"
	"io"
	"strconv"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// Meta is what a person sends beside a file or link.
type Meta struct {
	FormKey  string // of the form, so that sent twice it adds once
	FileName string // as the person's machine calls it; files only
	Letter   Letter
}

// AddFile keeps the file and then adds it to a slot; the returned id names the new evidence. Problems with what was sent
// are fault.KindInvalid or fault.KindTooLarge with the fields file, number, date and subject.
func (s *Service) AddFile(ctx context.Context, a auth.Actor, entryID string, slot Slot, m Meta, body io.Reader) (string, error) {
	p, err := s.writablePlace(ctx, a, entryID, slot)
	if err != nil {
		return "", err
	}
	i, err := s.fileItem(ctx, p, m, body)
	if err != nil {
		return "", err
	}
	return s.add(ctx, a, p, m, i)
}

// AddLink adds an address, which is kept as text; its field is url.
func (s *Service) AddLink(ctx context.Context, a auth.Actor, entryID string, slot Slot, m Meta, link string) (string, error) {
	p, err := s.writablePlace(ctx, a, entryID, slot)
	if err != nil {
		return "", err
	}
	i, err := linkItem(p, m, link)
	if err != nil {
		return "", err
	}
	return s.add(ctx, a, p, m, i)
}

// writablePlace asks before any byte is kept; the act asks again on the locked row.
func (s *Service) writablePlace(ctx context.Context, a auth.Actor, entryID string, slot Slot) (Shelf, error) {
	e, err := find(ctx, s.db, entrySQL, a, entryID)
	if err != nil {
		return Shelf{}, err
	}
	return e.writable(a, slot)
}

// fileItem checks the fields and keeps the file. Every problem is reported at once.
func (s *Service) fileItem(ctx context.Context, p Shelf, m Meta, body io.Reader) (Item, error) {
	letter, problems := m.Letter.parse(day(p.now))
	i, problem, err := s.receive(ctx, p.Rule, m.FileName, body, len(problems) == 0)
	if err != nil {
		return i, err
	}
	if problem != "" {
		problems = append([]fault.Field{{Name: "file", Message: problem}}, problems...)
	}
	if len(problems) > 0 {
		return i, fault.Invalid("", problems...)
	}
	return i.with(letter), nil
}

func linkItem(p Shelf, m Meta, link string) (Item, error) {
	letter, problems := m.Letter.parse(day(p.now))
	address, problem := parseLink(link)
	if !p.Rule.Allows(Link) {
		problem = "Tautan tidak diterima di sini. Yang diterima: " + p.Rule.Words() + "."
	}
	if problem != "" {
		problems = append([]fault.Field{{Name: "url", Message: problem}}, problems...)
	}
	if len(problems) > 0 {
		return Item{}, fault.Invalid("", problems...)
	}
	return Item{Kind: LinkKind, URL: address}.with(letter), nil
}

func (i Item) with(l letter) Item {
	i.LetterNumber, i.LetterDate, i.Subject = l.number, l.date, l.subject
	return i
}

// add writes the rows of a new piece of evidence, in one transaction.
func (s *Service) add(ctx context.Context, a auth.Actor, p Shelf, m Meta, i Item) (string, error) {
	i.ID, i.EntryID, i.Slot, i.No = postgres.NewID(), p.Entry.ID, p.Slot, 1
	id := i.ID
	err := s.db.InTx(ctx, func(tx postgres.Tx) error {
		e, err := find(ctx, tx, entryLockSQL, a, p.Entry.ID)
		if err != nil {
			return err
		}
		if _, err := e.writable(a, p.Slot); err != nil {
			return err
		}
		known, first, err := postgres.Once(ctx, tx, i.key(a, m, "add_evidence"))
		if err != nil || !first {
			id = known
			return err
		}
		if err := addRows(ctx, tx, a, i); err != nil {
			return err
		}
		return s.examine(ctx, tx, i)
	})
	return id, err
}

func addRows(ctx context.Context, tx postgres.Tx, a auth.Actor, i Item) error {
	n, err := countLive(ctx, tx, i.EntryID, i.Slot)
	if err != nil {
		return err
	}
	if n >= MaxPerSlot {
		return fault.Conflict(fmt.Sprintf("Di sini sudah ada %d bukti, yaitu paling banyak. Ganti atau hapus salah satu dahulu.", n))
	}
	if err := insertItem(ctx, tx, i, a.PersonID); err != nil {
		return err
	}
	if err := insertVersion(ctx, tx, i, a.PersonID); err != nil {
		return err
	}
	return settle(ctx, tx, a, "add_evidence", i)
}

// settle is the end of every change: the entry and the claim count it, history tells it. Who has checked the entry before
// is told so when they send it.
func settle(ctx context.Context, tx postgres.Tx, a auth.Actor, act string, i Item) error {
	if err := touchEntry(ctx, tx, i.EntryID); err != nil {
		return err
	}
	if i.Slot.Indicator() {
		if err := touchClaim(ctx, tx, i.EntryID, i.Slot, a.PersonID); err != nil {
			return err
		}
	}
	return audit.Record(ctx, tx, audit.Event{
		Subject: audit.Entry, SubjectID: i.EntryID, Act: act, Actor: a,
		Detail: map[string]any{"slot": string(i.Slot), "evidence": i.ID, "no": i.No, "kind": i.Kind},
	})
}

// key binds a form's key to everything that was sent with it.
func (i Item) key(a auth.Actor, m Meta, act string) postgres.FormKey {
	return postgres.FormKey{
		Key: m.FormKey, PersonID: a.PersonID, Act: act, TargetID: i.ID,
		Fingerprint: postgres.Fingerprint(i.EntryID, string(i.Slot), i.SHA256, i.FileName, i.URL, i.LetterNumber,
			i.LetterDate.Format("2006-01-02"), i.Subject, strconv.Itoa(i.Version)),
	}
}
