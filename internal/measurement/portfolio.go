package measurement

import (
	"context"
	"slices"

	"jaring/internal/cycle"
	"jaring/internal/fault"
	"jaring/internal/iid"
	"jaring/internal/postgres"
)

// Portfolio is what the index of the year is computed from. Its JSON, [iid.EncodePortfolio], is the input of the command
// score. A claimed portfolio holds the shortlisted and finalized entries and those that were sent and are not decided
// yet; a verified one holds the shortlisted and finalized ones with the verified levels. Declined entries are in both,
// marked as rejected; drafts and deferred entries are in neither. A row of the region without a level counts 0. Errors:
// fault.NotFound; fault.Conflict where the year has no formula or no total of the region was entered.
func (s *Service) Portfolio(ctx context.Context, q postgres.Querier, year int, basis Basis) (iid.Portfolio, error) {
	m, err := s.gather(ctx, q, year)
	if err != nil {
		return iid.Portfolio{}, err
	}
	if err := m.ready(); err != nil {
		return iid.Portfolio{}, err
	}
	return m.portfolio(basis), nil
}

// material is everything that results of a year are made from. The entries come from one statement, so that both bases
// see them at the same moment.
type material struct {
	cycle      cycle.Cycle
	instrument *iid.Instrument
	levels     map[string]levelRow
	total      *totalRow
	entries    []entryRow
}

// entryRow is an entry with what both bases take from it; levels are in the order of the instrument's rows, 0 where there
// is none.
type entryRow struct {
	ID                string
	Status            string
	Stage             string
	MainService       string
	SecondaryServices []string
	Claimed           []int
	Verified          []int
}

func (s *Service) gather(ctx context.Context, q postgres.Querier, year int) (material, error) {
	var m material
	var err error
	if m.cycle, err = s.cycles.Get(ctx, q, year); err != nil {
		return m, err
	}
	if m.instrument, err = instrumentOf(m.cycle); err != nil {
		return m, err
	}
	if m.levels, err = levelsOf(ctx, q, year); err != nil {
		return m, err
	}
	if m.total, err = totalOf(ctx, q, year); err != nil {
		return m, err
	}
	m.entries, err = entriesOf(ctx, q, year, m.instrument)
	return m, err
}

// instrumentOf cannot fail for a cycle that was saved: its instrument year is checked then.
func instrumentOf(c cycle.Cycle) (*iid.Instrument, error) {
	in, err := iid.ForYear(c.InstrumentYear)
	if err != nil {
		return nil, fault.Internal(err)
	}
	return in, nil
}

const (
	textNoFormula = "Rumus indeks untuk instrumen tahun ini belum diketahui, jadi indeksnya tidak dapat dihitung. " +
		"Tahun instrumen dapat diubah di Jendela dan target."
	textNoTotal = "Total SPD tahun ini belum diisi. Isi dulu di Indikator SPD, lalu hitung lagi."
)

// ready says what is missing for a computation.
func (m material) ready() error {
	switch {
	case m.instrument.Formula == nil:
		return fault.Conflict(textNoFormula)
	case !byLevel(m.instrument) && m.total == nil:
		return fault.Conflict(textNoTotal)
	}
	return nil
}

// byLevel tells whether the region's score is computed from levels; where the weights are unknown it is only known as a
// total.
func byLevel(in *iid.Instrument) bool {
	rows := in.SPD()
	unknown := slices.ContainsFunc(rows, func(i iid.Indicator) bool { return i.WeightX100 == nil })
	return len(rows) > 0 && !unknown
}

func (m material) portfolio(basis Basis) iid.Portfolio {
	p := iid.Portfolio{Year: m.instrument.Year, Settings: m.cycle.Settings, Entries: []iid.Entry{}}
	m.addRegion(&p)
	for _, row := range m.entries {
		if role := row.role(basis); role != left {
			e := row.entry(basis, m.instrument)
			e.Rejected = role == rejected
			p.Entries = append(p.Entries, e)
		}
	}
	return p
}

func (m material) addRegion(p *iid.Portfolio) {
	if !byLevel(m.instrument) {
		p.SPDX100 = new(0)
		if m.total != nil {
			*p.SPDX100 = m.total.TotalX100
		}
		return
	}
	for _, row := range m.instrument.SPD() {
		p.SPDLevels = append(p.SPDLevels, m.levels[row.Code].Level)
	}
}

// role is the part that an entry plays in a portfolio.
type role int

const (
	left role = iota // out altogether
	counted
	rejected
)

func (r entryRow) role(basis Basis) role {
	switch r.Status {
	case "shortlisted", "finalized":
		return counted
	case "declined":
		return rejected
	case "submitted", "in_review", "returned":
		if basis == Claimed {
			return counted
		}
	}
	return left
}

// entry is the row in the words of the formula. Only the main urusan can be the basic service; which others count is a
// setting.
func (r entryRow) entry(basis Basis, in *iid.Instrument) iid.Entry {
	e := iid.Entry{ID: r.ID, Levels: r.Claimed, Stage: iid.Stage(r.Stage)}
	if basis == Verified {
		e.Levels = r.Verified
	}
	if slices.Contains(in.BasicServices, r.MainService) {
		e.BasicService = r.MainService
	}
	for _, code := range r.SecondaryServices {
		if _, known := in.Function(code); known {
			e.SecondaryServices = append(e.SecondaryServices, code)
		}
	}
	return e
}

// counts describes the portfolio of a basis.
func (m material) counts(basis Basis) Counts {
	var c Counts
	for _, row := range m.entries {
		switch role := row.role(basis); {
		case role == rejected:
			c.Declined++
		case role == counted && (row.Status == "shortlisted" || row.Status == "finalized"):
			c.Passed++
		case role == counted:
			c.Waiting++
		}
	}
	if byLevel(m.instrument) {
		for _, row := range m.instrument.SPD() {
			if _, filled := m.levels[row.Code]; !filled {
				c.Unfilled++
			}
		}
	}
	return c
}
