package innovation

import (
	"context"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// Again is an innovation of the unit that has no entry in the current cycle yet, with its newest one. Due: it was deferred
// to this cycle, so that somebody waits for it.
type Again struct {
	InnovationID string
	Code         string
	EntryID      string
	Name         string
	Year         int
	Status       Status
	DeferredTo   int
	Due          bool
}

// The limit is far above what a unit makes.
const againSQL = `
SELECT i.id AS innovation_id, i.code, e.id AS entry_id, e.name, e.year, e.status, coalesce(e.deferred_to, 0) AS deferred_to,
       e.status = 'deferred' AS due
FROM innovation i
JOIN LATERAL (SELECT e.id, e.name, e.year, e.status, e.deferred_to FROM entry e WHERE e.innovation_id = i.id ORDER BY e.year DESC LIMIT 1) e ON true
WHERE i.unit_id IN (SELECT unit_line(@unit)) AND e.year < @year AND coalesce(e.deferred_to, 0) <= @year
ORDER BY e.status <> 'deferred', e.year DESC, i.created_at DESC, i.id
LIMIT 100`

// Again lists what the unit may carry over into the current cycle, what was deferred to it first. Without a cycle it is
// empty.
func (s *Service) Again(ctx context.Context, actor auth.Actor) ([]Again, error) {
	unitID := actor.Current.UnitID
	if !auth.Can(actor, auth.CreateEntry, auth.Facts{UnitID: unitID}) {
		return nil, fault.Forbidden("")
	}
	c, err := s.cycles.Current(ctx)
	if fault.KindOf(err) == fault.KindNotFound {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return again(ctx, s.db, unitID, c.Year)
}

func again(ctx context.Context, q postgres.Querier, unitID string, year int) ([]Again, error) {
	return postgres.All[Again](ctx, q, againSQL, postgres.Args{"unit": unitID, "year": year})
}
