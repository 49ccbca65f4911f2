package evidence

import (
	"context"
	"time"

	"jaring/internal/auth"
	"jaring/internal/blob"
	"jaring/internal/fault"
	"jaring/internal/iid"
	"jaring/internal/jobs"
	"jaring/internal/postgres"
)

// Limits are the largest files, in bytes.
type Limits struct {
	File  int64
	Video int64
}

// Service decides who may do what with evidence, and does it.
type Service struct {
	db     *postgres.DB
	blobs  blob.Store
	limits Limits
	jobs   jobs.Adder

	checkLinks bool
}

// New makes the service; db and blobs are shared. Whatever comes in is examined by a job.
func New(db *postgres.DB, blobs blob.Store, limits Limits, queue jobs.Adder) *Service {
	return &Service{db: db, blobs: blobs, limits: limits, jobs: queue}
}

// examine asks for the examination of a version, and of whatever shares its file; of a link, for a look at it.
func (s *Service) examine(ctx context.Context, tx postgres.Tx, i Item) error {
	switch {
	case i.Kind == LinkKind && s.checkLinks:
		return s.ask(ctx, tx, i)
	case i.Kind != FileKind:
		return nil
	}
	return s.jobs.Add(ctx, tx, Examination{ID: i.ID, No: i.No})
}

// entryRow is an entry with the facts that decide about it.
type entryRow struct {
	Entry
	Now      time.Time
	Assigned bool
	Conflict bool
}

func (e entryRow) facts() auth.Facts {
	return auth.Facts{UnitID: e.UnitID, Status: e.Status, Assigned: e.Assigned, Conflict: e.Conflict}
}

// find looks an entry up by one of the entry statements. Who may not see it learns nothing of it.
func find(ctx context.Context, q postgres.Querier, sql string, a auth.Actor, id string) (entryRow, error) {
	if !a.SignedIn() {
		return entryRow{}, fault.NotFound()
	}
	e, err := findEntry(ctx, q, sql, a, id)
	if err != nil {
		return e, err
	}
	if !auth.Can(a, auth.ReadEntry, e.facts()) {
		return e, fault.NotFound()
	}
	return e, nil
}

// at makes the shelf of a slot, which must be one that the entry's instrument or the profile knows.
func (e entryRow) at(a auth.Actor, slot Slot) (Shelf, error) {
	in, err := iid.ForYear(e.InstrumentYear)
	if err != nil {
		return Shelf{}, fault.Internal(err)
	}
	p := Shelf{Entry: e.Entry, Slot: slot, now: e.Now}
	if !p.fill(in) {
		return p, fault.NotFound()
	}
	p.Write = e.Editable() && auth.Can(a, auth.WriteEntry, e.facts())
	return p, nil
}

// writable is at for somebody who wants to change something.
func (e entryRow) writable(a auth.Actor, slot Slot) (Shelf, error) {
	p, err := e.at(a, slot)
	switch {
	case err != nil:
		return p, err
	case !auth.Can(a, auth.WriteEntry, e.facts()):
		return p, fault.Forbidden("Hanya operator unit pemilik usulan yang dapat mengubah bukti.")
	case !e.Editable():
		return p, fault.Conflict(textSent)
	}
	return p, nil
}

const textSent = "Usulan ini sudah terkirim, jadi buktinya tidak dapat diubah. " +
	"Bukti dapat diubah lagi bila usulan Anda tarik, atau bila dikembalikan untuk diperbaiki."
