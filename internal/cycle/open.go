package cycle

import (
	"context"
	"strings"
	"time"

	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// gate is one window of a year against the database's clock.
type gate struct {
	Stage    string
	OpensAt  time.Time
	ClosesAt time.Time
	IsOpen   bool
	IsAhead  bool
}

// The clock is read once, so that no moment can lie between two windows' answers.
const gatesSQL = `
WITH clock AS MATERIALIZED (SELECT app_now() AS now)
SELECT w.stage, w.opens_at, w.closes_at,
       w.opens_at <= clock.now AND clock.now <= w.closes_at AS is_open,
       clock.now < w.opens_at AS is_ahead
FROM clock JOIN cycle_window w ON w.year = @year AND w.stage = ANY(@stages)
ORDER BY w.opens_at, w.closes_at`

// The region's row is read here because the sentence must name somebody to ask.
const officeSQL = `
SELECT r.office_name FROM region r`

// Open refuses unless one of the stages is open by the database's clock, its first and last moment included. The refusal
// (fault.KindClosed) says until when it was open, when it opens, and whom to ask.
func (s *Service) Open(ctx context.Context, q postgres.Querier, year int, stages ...Stage) error {
	names := make([]string, len(stages))
	for i, stage := range stages {
		names[i] = string(stage)
	}
	gates, err := postgres.All[gate](ctx, q, gatesSQL, postgres.Args{"year": year, "stages": names})
	if err != nil {
		return err
	}
	for _, g := range gates {
		if g.IsOpen {
			return nil
		}
	}
	office, err := postgres.Column[string](ctx, q, officeSQL, nil)
	if err != nil {
		return err
	}
	return fault.Closed(closedSentence(stages[0], gates, strings.Join(office, "")))
}

// closedSentence speaks of what closed last and of what opens next. first is the stage to name when nothing is scheduled.
func closedSentence(first Stage, gates []gate, office string) string {
	var parts []string
	if last := lastClosed(gates); last != nil {
		parts = append(parts, Stage(last.Stage).Title()+" sudah ditutup "+Moment(last.ClosesAt)+".")
	}
	for _, g := range gates {
		if g.IsAhead {
			parts = append(parts, Stage(g.Stage).Title()+" baru dibuka "+Moment(g.OpensAt)+".")
			break
		}
	}
	if len(parts) == 0 {
		parts = append(parts, "Jadwal "+lower(first.Title())+" belum ditetapkan.")
	}
	if office == "" {
		office = "koordinator Litbang"
	}
	return strings.Join(append(parts, "Bila ada pertanyaan, hubungi "+office+"."), " ")
}

func lastClosed(gates []gate) *gate {
	var last *gate
	for i, g := range gates {
		if !g.IsAhead && (last == nil || g.ClosesAt.After(last.ClosesAt)) {
			last = &gates[i]
		}
	}
	return last
}
