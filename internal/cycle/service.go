package cycle

import (
	"context"
	"strconv"

	"jaring/internal/audit"
	"jaring/internal/auth"
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

// Overview is List for whoever sets cycles; fault.Forbidden for others.
func (s *Service) Overview(ctx context.Context, actor auth.Actor) ([]Cycle, error) {
	if !auth.Can(actor, auth.ConfigureCycle, auth.Facts{}) {
		return nil, fault.Forbidden("")
	}
	return list(ctx, s.db)
}

// recentActs is how many acts the page of a year shows.
const recentActs = 20

// Inspect reads a year and the newest acts on it for whoever sets cycles; fault.Forbidden for others, NotFound.
func (s *Service) Inspect(ctx context.Context, actor auth.Actor, year int) (Cycle, []audit.Item, error) {
	if !auth.Can(actor, auth.ConfigureCycle, auth.Facts{}) {
		return Cycle{}, nil, fault.Forbidden("")
	}
	c, err := byYear(ctx, s.db, year)
	if err != nil {
		return Cycle{}, nil, err
	}
	acts, err := audit.ListFor(ctx, s.db, audit.Cycle, strconv.Itoa(year), 0, recentActs)
	return c, acts, err
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
