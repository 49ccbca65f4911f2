// Package measurement keeps the region's own indicators, computes the index from the entries of a year and keeps every
// result for ever with its exact input, and lists what was published officially.
package measurement

import (
	"time"

	"jaring/internal/cycle"
	"jaring/internal/postgres"
)

// Basis says which levels of the entries a result counts.
type Basis string

// The bases, as the database writes them. Every result names its own, so that the gap between both stays visible.
const (
	Claimed  Basis = "claimed"  // mandiri: what the units say they have reached
	Verified Basis = "verified" // terverifikasi: what the assessors found
)

// Bases lists both, in the order in which they are computed.
var Bases = []Basis{Claimed, Verified}

// Title is the basis on screen.
func (b Basis) Title() string {
	if b == Verified {
		return "Terverifikasi"
	}
	return "Mandiri"
}

// Service is how everybody else reaches measurements.
type Service struct {
	db     *postgres.DB
	cycles *cycle.Service
}

// New returns the service on the database.
func New(db *postgres.DB, cycles *cycle.Service) *Service { return &Service{db: db, cycles: cycles} }

// Result is one computation as it is kept: Input is the exact document that the command score reads, Output what it
// prints for it.
type Result struct {
	ID               string
	Year             int // of the cycle; the input names the year of the instrument
	Basis            Basis
	InstrumentSHA256 string
	RuleVersion      string
	Input            string
	Output           string
	IndexX100        int
	Category         string
	ComputedBy       string // the person's name
	ComputedAt       time.Time
}

// Counts says which entries went into a result, by how far screening had come at that moment.
type Counts struct {
	Passed   int `json:"passed"`   // shortlisted or finalized
	Waiting  int `json:"waiting"`  // sent and not decided: only in a claimed result
	Declined int `json:"declined"` // stay in the divisor where the cycle's settings say so
	Unfilled int `json:"unfilled"` // of the region's rows: without a level, counted as 0
}
