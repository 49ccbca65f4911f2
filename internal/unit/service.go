package unit

import (
	"context"
	"time"

	"jaring/internal/postgres"
)

// Service is how everybody else reaches units.
type Service struct {
	db *postgres.DB
}

// New returns the service on the database.
func New(db *postgres.DB) *Service { return &Service{db: db} }

// Find reads a unit, also a closed one; fault.NotFound.
func (s *Service) Find(ctx context.Context, id string) (Unit, error) {
	return byID(ctx, s.db, id)
}

// Living follows mergers from a unit to the one that goes on today. A unit that ended without a successor is returned
// itself.
func (s *Service) Living(ctx context.Context, id string) (Unit, error) {
	return postgres.One[Unit](ctx, s.db, livingSQL, postgres.Args{"id": id})
}

// Filter narrows a list; what is empty does not.
type Filter struct {
	Kind      Kind
	Level     string
	District  string // a district's code
	Parent    string // a unit's id
	Query     string // part of a name, of today or of earlier, or of an NPSN
	WithEnded bool   // closed units too
}

// After is where a page goes on: behind the unit of this name and id. The zero After is the beginning.
type After struct {
	Name, ID string
}

// List returns up to limit units by name.
func (s *Service) List(ctx context.Context, f Filter, after After, limit int) ([]Unit, error) {
	args := filterArgs(f)
	args["after_name"], args["after_id"], args["limit"] = after.Name, after.ID, limit
	return postgres.All[Unit](ctx, s.db, listSQL, args)
}

// Count returns how many units the filter leaves.
func (s *Service) Count(ctx context.Context, f Filter) (int, error) {
	return postgres.Value[int](ctx, s.db, countSQL, filterArgs(f))
}

// Names returns what the unit was called, the first name first. It is empty for an unknown unit.
func (s *Service) Names(ctx context.Context, id string) ([]Name, error) {
	return postgres.All[Name](ctx, s.db, namesSQL, postgres.Args{"id": id})
}

// NameOn returns what the unit was called on a day; fault.NotFound when it had no name yet.
func (s *Service) NameOn(ctx context.Context, id string, day time.Time) (string, error) {
	return postgres.Value[string](ctx, s.db, nameOnSQL, postgres.Args{"id": id, "day": day})
}
