package coordination

import (
	"strconv"

	"jaring/internal/cycle"
	"jaring/internal/fault"
	"jaring/internal/measurement"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/coordination"
)

// Measuring serves the index and the region's own indicators.
type Measuring struct {
	results *measurement.Service
	cycles  *cycle.Service
}

// NewMeasuring returns the part.
func NewMeasuring(results *measurement.Service, cycles *cycle.Service) *Measuring {
	return &Measuring{results: results, cycles: cycles}
}

// Routes registers its addresses; all of them need a sign-in.
func (m *Measuring) Routes(r *handle.Router) {
	r.Get("/koordinasi/indeks", m.index)
	r.Post("/koordinasi/indeks", m.compute)
	r.Get("/koordinasi/indeks/{id}", m.receipt)
	r.Get("/koordinasi/indeks/{id}/masukan.json", m.input)
	r.Get("/koordinasi/spd", m.regional)
	r.Post("/koordinasi/spd", m.saveRegional)
}

// askedYear is the year of the address, or else the current cycle's. What is no year is a page that does not exist.
func askedYear(x *handle.Exchange) (int, error) {
	text := x.Query("tahun")
	if text == "" {
		return x.CycleYear(), nil
	}
	return yearOf(text)
}

func yearOf(text string) (int, error) {
	year, ok := handle.Number(text)
	if !ok {
		return 0, fault.NotFound()
	}
	return year, nil
}

// yearLinks leads to the same page of every cycle.
func (m *Measuring) yearLinks(x *handle.Exchange, address string, shown int) ([]page.YearLink, error) {
	cycles, err := m.cycles.List(x.Context())
	links := make([]page.YearLink, len(cycles))
	for i, c := range cycles {
		links[i] = page.YearLink{Year: c.Year, Href: ofYear(address, c.Year), Current: c.Year == shown}
	}
	return links, err
}

func ofYear(address string, year int) string {
	return href.With(address, href.Query{"tahun": {strconv.Itoa(year)}})
}
