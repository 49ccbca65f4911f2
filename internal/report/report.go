// Package report answers what leaders and the education office ask: how many innovations were wanted, how many came,
// how many got through, where the gaps are and why entries failed. It only reads.
package report

import (
	"context"

	"jaring/internal/auth"
	"jaring/internal/cycle"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// Service computes the reports. Safe for concurrent use.
type Service struct {
	db     *postgres.DB
	cycles *cycle.Service
}

// New returns a service on the database.
func New(db *postgres.DB, cycles *cycle.Service) *Service { return &Service{db: db, cycles: cycles} }

// Count is how far one part of the region has come: its units by the best of their entries, and the entries.
type Count struct {
	Units       int // living units, and those that took part; each is in one of the five states
	UnitsNone   int
	UnitsDraft  int
	UnitsFailed int
	UnitsSent   int
	UnitsPassed int

	Registered int // entries, drafts included
	Submitted  int // entries that were sent
	InReview   int
	Returned   int
	Passed     int // shortlisted or finalized
	Deferred   int
	Declined   int
}

func (c *Count) add(o Count) {
	c.Units += o.Units
	c.UnitsNone += o.UnitsNone
	c.UnitsDraft += o.UnitsDraft
	c.UnitsFailed += o.UnitsFailed
	c.UnitsSent += o.UnitsSent
	c.UnitsPassed += o.UnitsPassed
	c.Registered += o.Registered
	c.Submitted += o.Submitted
	c.InReview += o.InReview
	c.Returned += o.Returned
	c.Passed += o.Passed
	c.Deferred += o.Deferred
	c.Declined += o.Declined
}

// Group is one part of the region with its target.
type Group struct {
	Key       string // code of the sector, the level, or name of the district
	Count     Count
	Target    int
	HasTarget bool
}

// Missing is how many entries have still to get through until the target is reached; never below zero.
func (g Group) Missing() int { return max(0, g.Target-g.Count.Passed) }

// Reason is why entries did not get through.
type Reason struct {
	Code  string
	Label string
	Act   string // defer or decline
	Count int
}

// Sector is a part of the region that has a target of its own.
type Sector string

// The sectors, in the order of every table.
const (
	Education Sector = "education"
	Health    Sector = "health"
	Offices   Sector = "offices"
	Wards     Sector = "wards"
)

// Sectors lists them.
var Sectors = []Sector{Education, Health, Offices, Wards}

// Levels lists the school levels, youngest first.
var Levels = []string{"PAUD", "SD", "SMP"}

var sectorOfKind = map[string]Sector{
	"school": Education, "health_center": Health, "office": Offices, "ward": Wards, "district": Wards,
}

func kindsOf(s Sector) []string {
	var kinds []string
	for kind, sector := range sectorOfKind {
		if sector == s {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

// begin decides whether the actor may read the report and finds its cycle; year 0 is the current one.
func (s *Service) begin(ctx context.Context, a auth.Actor, do auth.Action, year int) (cycle.Cycle, error) {
	if !auth.Can(a, do, auth.Facts{}) {
		return cycle.Cycle{}, fault.Forbidden("")
	}
	if year == 0 {
		return s.cycles.Current(ctx)
	}
	return s.cycles.Find(ctx, year)
}
