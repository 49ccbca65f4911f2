package report

import (
	"context"
	"slices"
	"strings"
	"time"

	"jaring/internal/auth"
	"jaring/internal/cycle"
	"jaring/internal/innovation"
)

// Region is the leaders' overview of one cycle.
type Region struct {
	Cycle   cycle.Cycle
	Years   []int // of the cycles that can be looked at, newest first
	Total   Group
	Sectors []Group
	Reasons []Reason
	// Leadless counts the entries whose innovation has people behind it and nobody who leads it now.
	Leadless int
}

// Region returns the whole region's counts against its targets. year 0 is the current cycle.
func (s *Service) Region(ctx context.Context, a auth.Actor, year int) (Region, error) {
	c, err := s.begin(ctx, a, auth.ReadRegionDashboard, year)
	if err != nil {
		return Region{}, err
	}
	r := Region{Cycle: c, Total: target(c, cycle.Region, "")}
	for _, sector := range Sectors {
		r.Sectors = append(r.Sectors, target(c, cycle.Sector, string(sector)))
	}
	cells, err := listCells(ctx, s.db, c.Year)
	if err != nil {
		return Region{}, err
	}
	for _, cell := range cells {
		r.Total.Count.add(cell.Count)
		r.Sectors[slices.Index(Sectors, sectorOfKind[cell.Kind])].Count.add(cell.Count)
	}
	if r.Reasons, err = listReasons(ctx, s.db, c.Year, nil); err != nil {
		return Region{}, err
	}
	if r.Leadless, err = innovation.CountLeadless(ctx, s.db, c.Year, nil); err != nil {
		return Region{}, err
	}
	r.Years, err = listYears(ctx, s.db)
	return r, err
}

// EducationReport is the education office's overview of one cycle.
type EducationReport struct {
	Cycle     cycle.Cycle
	Years     []int
	Total     Group
	Levels    []Group
	Districts []Group // by name; schools without a known district come last under ""
	Cells     []Cell  // level × district, for the coverage grid
	Reasons   []Reason
	Days      []Day // of the cycle, in order
	Before    []Day // of the cycle of the year before; empty when there was none
	Events    []Event
	Leadless  int // entries of schools, as in Region
}

// Cell is what one level has done in one district.
type Cell struct {
	Level    string
	District string
	Count    Count
}

// Day is how many entries had been sent, and how many had got through, by the end of a day (WIB).
type Day struct {
	On        time.Time
	Submitted int
	Passed    int
}

// Event is an activity around the cycle, such as a socialisation.
type Event struct {
	Kind, Title string
	HeldOn      time.Time
	Place       string
	Audience    string
}

// Education returns the schools' counts against their targets. year 0 is the current cycle.
func (s *Service) Education(ctx context.Context, a auth.Actor, year int) (EducationReport, error) {
	c, err := s.begin(ctx, a, auth.ReadEducationDashboard, year)
	if err != nil {
		return EducationReport{}, err
	}
	cells, err := listCells(ctx, s.db, c.Year)
	if err != nil {
		return EducationReport{}, err
	}
	r := educationOf(c, cells)
	if r.Reasons, err = listReasons(ctx, s.db, c.Year, kindsOf(Education)); err != nil {
		return r, err
	}
	if r.Leadless, err = innovation.CountLeadless(ctx, s.db, c.Year, kindsOf(Education)); err != nil {
		return r, err
	}
	if r.Days, err = listDays(ctx, s.db, c.Year); err != nil {
		return r, err
	}
	if r.Before, err = listDays(ctx, s.db, c.Year-1); err != nil {
		return r, err
	}
	if r.Events, err = listEvents(ctx, s.db, c.Year); err != nil {
		return r, err
	}
	r.Years, err = listYears(ctx, s.db)
	return r, err
}

func educationOf(c cycle.Cycle, cells []cell) EducationReport {
	r := EducationReport{Cycle: c, Total: target(c, cycle.Sector, string(Education))}
	for _, level := range Levels {
		r.Levels = append(r.Levels, target(c, cycle.Level, level))
	}
	for _, cell := range cells {
		if cell.Kind != "school" {
			continue
		}
		r.Total.Count.add(cell.Count)
		r.Levels[slices.Index(Levels, cell.Level)].Count.add(cell.Count)
		district := slices.IndexFunc(r.Districts, func(g Group) bool { return g.Key == cell.District })
		if district < 0 {
			district, r.Districts = len(r.Districts), append(r.Districts, Group{Key: cell.District})
		}
		r.Districts[district].Count.add(cell.Count)
		r.Cells = append(r.Cells, Cell{Level: cell.Level, District: cell.District, Count: cell.Count})
	}
	slices.SortFunc(r.Districts, func(a, b Group) int {
		if (a.Key == "") != (b.Key == "") {
			return strings.Compare(b.Key, a.Key)
		}
		return strings.Compare(a.Key, b.Key)
	})
	return r
}

func target(c cycle.Cycle, scope cycle.Scope, key string) Group {
	amount, has := c.Target(scope, key)
	return Group{Key: key, Target: amount, HasTarget: has}
}
