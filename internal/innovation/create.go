package innovation

import (
	"context"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// CreateInput is what it takes to begin. The unit is the one that the actor works for now, the year the current cycle's.
type CreateInput struct {
	Name    string
	Stage   string
	Problem string // may stay empty: it is the part of the design that is asked about again later
	FormKey string
}

// Create begins an innovation with its entry in the current cycle, as a draft, and returns the entry's id. The same form
// sent twice begins it once.
func (s *Service) Create(ctx context.Context, actor auth.Actor, in CreateInput) (entryID string, err error) {
	unitID := actor.Current.UnitID
	if !auth.Can(actor, auth.CreateEntry, auth.Facts{UnitID: unitID}) {
		return "", fault.Forbidden("")
	}
	name, problem := oneLine(in.Name), paragraphs(in.Problem)
	if err := in.check(name, problem).fault(); err != nil {
		return "", err
	}
	c, err := s.cycles.Current(ctx)
	if err != nil {
		return "", noCycle(err)
	}
	err = s.db.InTx(ctx, func(tx postgres.Tx) error {
		key := postgres.FormKey{Key: in.FormKey, PersonID: actor.PersonID, Act: "create", TargetID: postgres.NewID(),
			Fingerprint: postgres.Fingerprint(unitID, name, in.Stage, problem)}
		var first bool
		if entryID, first, err = postgres.Once(ctx, tx, key); err != nil || !first {
			return err
		}
		return begin(ctx, tx, actor, beginning{entryID: entryID, innovationID: postgres.NewID(), unitID: unitID,
			name: name, stage: in.Stage, problem: problem, year: c.Year})
	})
	return entryID, err
}

func (in CreateInput) check(name, problem string) problems {
	var wrong problems
	wrong.name("name", name)
	if !known(Stages, in.Stage) {
		wrong.add("stage", "Pilih tahapan inovasi")
	}
	wrong.text("problem", "Permasalahan", problem, maxDesignText)
	return wrong
}

func noCycle(err error) error {
	if fault.KindOf(err) == fault.KindNotFound {
		return fault.Closed("Belum ada siklus IGA yang dibuka. Tanyakan jadwalnya kepada koordinator Litbang.")
	}
	return err
}

// beginning is a new innovation with its first entry.
type beginning struct {
	entryID, innovationID, unitID, name, stage, problem string
	year                                                int
}

func begin(ctx context.Context, tx postgres.Tx, actor auth.Actor, b beginning) error {
	r, err := readRegion(ctx, tx)
	if err != nil {
		return err
	}
	seq, err := postgres.Value[int64](ctx, tx, nextCodeSQL, nil)
	if err != nil {
		return err
	}
	code := formatCode(r.Prefix, b.year, seq)
	if err := insertBeginning(ctx, tx, actor.PersonID, code, b); err != nil {
		return err
	}
	event := audit.Event{Subject: audit.Innovation, SubjectID: b.innovationID, Act: "create", Actor: actor,
		Detail: map[string]any{"code": code, "unit": b.unitID}}
	if err := audit.Record(ctx, tx, event); err != nil {
		return err
	}
	event.Subject, event.SubjectID, event.Detail = audit.Entry, b.entryID, map[string]any{"year": b.year}
	return audit.Record(ctx, tx, event)
}
