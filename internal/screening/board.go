package screening

import (
	"context"
	"time"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/innovation"
)

// BoardFilter chooses entries that may be assigned.
type BoardFilter struct {
	Year   int
	Search string
	Level  string // PAUD, SD or SMP
	Open   bool   // only those with fewer sheets than the cycle wants
	After  string
	Limit  int
}

// Board is the page on which entries are given to assessors.
type Board struct {
	Items     []BoardItem
	Total     int
	Next      string
	Wanted    int // sheets per entry, as the cycle says
	Assessors []Workload
}

// BoardItem is one entry with its sheets and the assessors who may not judge it.
type BoardItem struct {
	EntryID    string
	Code       string
	Name       string
	UnitName   string
	Status     innovation.Status
	Submitted  time.Time
	Sheets     []BoardSheet
	Conflicted []string // names
}

// BoardSheet is a sheet on the board.
type BoardSheet struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Status Status `json:"status"`
}

// Board returns the entries that may be assigned, the longest waiting first.
func (s *Service) Board(ctx context.Context, actor auth.Actor, f BoardFilter) (Board, error) {
	if !auth.Can(actor, auth.AssignAssessor, auth.Facts{}) {
		return Board{}, fault.Forbidden("")
	}
	b, err := s.boardHead(ctx, f.Year)
	if err != nil {
		return Board{}, err
	}
	if b.Items, err = boardItems(ctx, s.db, f, b.Wanted); err != nil {
		return Board{}, err
	}
	if len(b.Items) > f.Limit {
		b.Items = b.Items[:f.Limit]
		last := b.Items[f.Limit-1]
		b.Next = last.Submitted.Format(time.RFC3339Nano) + "_" + last.EntryID
	}
	b.Total, err = countBoard(ctx, s.db, f, b.Wanted)
	return b, err
}

func (s *Service) boardHead(ctx context.Context, year int) (Board, error) {
	o := Overview{Year: year}
	if err := s.workloads(ctx, &o); err != nil {
		return Board{}, err
	}
	wanted, err := sheetsWanted(ctx, s.db, year)
	return Board{Assessors: o.Assessors, Wanted: wanted}, err
}

// Given is one sheet as the page names it that asks whether to take it back.
type Given struct {
	ID       string
	Assessor string
	Status   Status
	EntryID  string
	Entry    string
	UnitName string
}

// Given returns a living sheet for the coordinator.
func (s *Service) Given(ctx context.Context, actor auth.Actor, reviewID string) (Given, error) {
	if !auth.Can(actor, auth.AssignAssessor, auth.Facts{}) {
		return Given{}, fault.Forbidden("")
	}
	return givenSheet(ctx, s.db, reviewID)
}
