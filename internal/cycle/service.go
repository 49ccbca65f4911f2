package cycle

import (
	"context"

	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// Service is how everybody else reaches cycles.
type Service struct {
	db *postgres.DB
}

// New returns the service on the database.
func New(db *postgres.DB) *Service { return &Service{db: db} }

// Get reads a year inside the caller's transaction. An unknown year is fault.NotFound.
func (s *Service) Get(ctx context.Context, q postgres.Querier, year int) (Cycle, error) {
	return byYear(ctx, q, year)
}

// Find reads a year. An unknown year is fault.NotFound.
func (s *Service) Find(ctx context.Context, year int) (Cycle, error) {
	return byYear(ctx, s.db, year)
}

// Current is the newest year whose collection has opened by the database's clock, else the newest year there is. Without
// any cycle it is fault.NotFound.
func (s *Service) Current(ctx context.Context) (Cycle, error) {
	return current(ctx, s.db)
}

// List returns every year, the newest first.
func (s *Service) List(ctx context.Context) ([]Cycle, error) {
	return list(ctx, s.db)
}

// Window returns when a stage of the year is open; fault.NotFound when it is not scheduled.
func (s *Service) Window(ctx context.Context, q postgres.Querier, year int, stage Stage) (Window, error) {
	c, err := byYear(ctx, q, year)
	if err != nil {
		return Window{}, err
	}
	w := c.Window(stage)
	if w.OpensAt.IsZero() {
		return Window{}, fault.NotFound()
	}
	return w, nil
}
