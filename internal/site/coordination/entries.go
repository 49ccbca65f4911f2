package coordination

import (
	"context"
	"sync"
	"time"

	"jaring/internal/cycle"
	"jaring/internal/innovation"
	"jaring/internal/screening"
	"jaring/internal/site/handle"
	"jaring/internal/unit"
	page "jaring/web/page/coordination"
)

// Entries serves the cycle's state, its entries and their decisions, the assignments and the register of what was deferred.
type Entries struct {
	screening   *screening.Service
	innovations *innovation.Service
	cycles      *cycle.Service
	units       *unit.Service
	places      places
}

// NewEntries returns the part.
func NewEntries(s *screening.Service, i *innovation.Service, c *cycle.Service, u *unit.Service) *Entries {
	return &Entries{screening: s, innovations: i, cycles: c, units: u}
}

// Routes registers its addresses; all of them need a sign-in.
func (e *Entries) Routes(r *handle.Router) {
	r.Get("/koordinasi", e.overview)
	r.Get("/koordinasi/usulan", e.list)
	r.Download("/koordinasi/usulan.csv", e.csv)
	r.Get("/koordinasi/usulan/massal", e.askBulk)
	r.Post("/koordinasi/usulan/massal", e.bulk)
	r.Get("/koordinasi/usulan/{id}", e.entry)
	r.Post("/koordinasi/usulan/{id}/putusan", e.decide)
	r.Post("/koordinasi/usulan/{id}/tingkat", e.override)
	r.Get("/koordinasi/usulan/{id}/tetapkan", e.askFinalize)
	r.Post("/koordinasi/usulan/{id}/tetapkan", e.finalize)
	r.Post("/koordinasi/usulan/{id}/terbit", e.publish)
	r.Get("/koordinasi/penugasan", e.board)
	r.Post("/koordinasi/penugasan", e.assign)
	r.Get("/koordinasi/penugasan/{id}/batal", e.askUnassign)
	r.Post("/koordinasi/penugasan/{id}/batal", e.unassign)
	r.Get("/koordinasi/ditunda", e.deferred)
}

// places remembers for a while what the filters of every page view offer and what changes once a year.
type places struct {
	mu        sync.Mutex
	readAt    time.Time
	districts []unit.Place
	years     []int
}

const placesAge = time.Minute

func (e *Entries) filterPlaces(ctx context.Context) (districts []unit.Place, years []int, err error) {
	p := &e.places
	p.mu.Lock()
	defer p.mu.Unlock()
	if time.Since(p.readAt) < placesAge {
		return p.districts, p.years, nil
	}
	if p.districts, err = e.units.Districts(ctx); err != nil {
		return nil, nil, err
	}
	cycles, err := e.cycles.List(ctx)
	if err != nil {
		return nil, nil, err
	}
	p.years = nil
	for _, c := range cycles {
		p.years = append(p.years, c.Year)
	}
	p.readAt = time.Now()
	return p.districts, p.years, nil
}

func (e *Entries) yearLinks(ctx context.Context, address string, shown int) ([]page.YearLink, error) {
	_, years, err := e.filterPlaces(ctx)
	links := make([]page.YearLink, len(years))
	for i, y := range years {
		links[i] = page.YearLink{Year: y, Href: ofYear(address, y), Current: y == shown}
	}
	return links, err
}
