package report

import (
	"context"
	"iter"
	"slices"
	"strings"

	"jaring/internal/auth"
	"jaring/internal/cycle"
)

// State is how far a school has come with the best of its entries.
type State string

// The states, those who need help first.
const (
	None   State = "none"   // has never begun
	Draft  State = "draft"  // has not sent
	Failed State = "failed" // deferred or declined
	Sent   State = "sent"
	Passed State = "passed"
)

// States lists them in the order of the coverage.
var States = []State{None, Draft, Failed, Sent, Passed}

func stateNames() []string {
	names := make([]string, len(States))
	for i, s := range States {
		names[i] = string(s)
	}
	return names
}

// CoverageFilter narrows the list; empty fields do not.
type CoverageFilter struct {
	Level    string
	District string // name
	State    State
	Search   string // part of the name
}

// Mark is the school a page goes on after.
type Mark struct {
	Rank int // of the state, from one
	Name string
	ID   string
}

// MarkOf is the mark of a school.
func MarkOf(s School) Mark {
	return Mark{Rank: slices.Index(States, s.State) + 1, Name: s.Name, ID: s.ID}
}

// Coverage is "1 sekolah 1 inovasi": every school and its state, never-starters first.
type Coverage struct {
	Cycle   cycle.Cycle
	Years   []int
	Cells   []Cell
	Total   Count
	Schools []School
	More    bool // there are schools behind the last one
}

const coveragePage = 50

// Coverage returns one page of schools behind the mark.
func (s *Service) Coverage(ctx context.Context, a auth.Actor, year int, f CoverageFilter, after Mark) (Coverage, error) {
	c, err := s.begin(ctx, a, auth.ReadEducationDashboard, year)
	if err != nil {
		return Coverage{}, err
	}
	cells, err := listCells(ctx, s.db, c.Year)
	if err != nil {
		return Coverage{}, err
	}
	education := educationOf(c, cells)
	out := Coverage{Cycle: c, Cells: education.Cells, Total: education.Total.Count}
	out.Schools, err = listSchools(ctx, s.db, c.Year, f, after, coveragePage+1)
	if err != nil {
		return out, err
	}
	if out.More = len(out.Schools) > coveragePage; out.More {
		out.Schools = out.Schools[:coveragePage]
	}
	out.Years, err = listYears(ctx, s.db)
	return out, err
}

// NotBegun returns the first of the schools that have never begun, at most limit of them.
func (s *Service) NotBegun(ctx context.Context, a auth.Actor, year, limit int) ([]School, error) {
	c, err := s.begin(ctx, a, auth.ReadEducationDashboard, year)
	if err != nil {
		return nil, err
	}
	return listSchools(ctx, s.db, c.Year, CoverageFilter{State: None}, Mark{}, limit)
}

// AllSchools yields every school of the filter page by page, for an export in constant memory. An error ends it.
func (s *Service) AllSchools(ctx context.Context, a auth.Actor, year int, f CoverageFilter) iter.Seq2[School, error] {
	return func(yield func(School, error) bool) {
		c, err := s.begin(ctx, a, auth.ReadEducationDashboard, year)
		if err != nil {
			yield(School{}, err)
			return
		}
		var after Mark
		for {
			page, err := listSchools(ctx, s.db, c.Year, f, after, coveragePage)
			if err != nil {
				yield(School{}, err)
				return
			}
			for _, school := range page {
				if !yield(school, nil) {
					return
				}
			}
			if len(page) < coveragePage {
				return
			}
			after = MarkOf(page[len(page)-1])
		}
	}
}

// pattern makes a search text match anywhere and literally.
func pattern(search string) string {
	search = strings.TrimSpace(search)
	if search == "" {
		return ""
	}
	return "%" + strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(search) + "%"
}
