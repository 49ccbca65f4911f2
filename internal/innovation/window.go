package innovation

import (
	"context"
	"time"

	"jaring/internal/cycle"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// sendingStages are the stages in which an entry may be sent: while the region collects, and once it has been given back
// also while the region measures.
func sendingStages(wasReturned bool) []cycle.Stage {
	if wasReturned {
		return []cycle.Stage{cycle.Collection, cycle.Measurement}
	}
	return []cycle.Stage{cycle.Collection}
}

// SendingUntil is the last moment at which the entry may be sent without a break from now on; false: it may not be sent now.
func SendingUntil(c cycle.Cycle, now time.Time, wasReturned bool) (until time.Time, ok bool) {
	at := now
	for _, stage := range sendingStages(wasReturned) {
		// A stage that closes at 23.59 and one that opens with the next day leave no break that anybody would notice.
		if w := c.Window(stage); w.State(at) == cycle.Open || ok && w.State(until.Add(time.Minute)) == cycle.Open {
			until, at, ok = w.ClosesAt, w.ClosesAt, true
		}
	}
	return until, ok
}

// requireOpen holds the deadline against the moment at which the act began, however long it then waited for the row. The
// refusal says until when sending was possible and whom to ask.
func (s *Service) requireOpen(ctx context.Context, a *act) error {
	c, err := s.cycles.Get(ctx, a.tx, a.entry.Year)
	if err != nil {
		return err
	}
	if _, ok := SendingUntil(c, a.now, a.entry.WasReturned); ok {
		return nil
	}
	return s.cycles.Open(ctx, a.tx, a.entry.Year, sendingStages(a.entry.WasReturned)...)
}

type region struct {
	Name, Prefix, OfficeName string
}

const regionSQL = `SELECT name, prefix, office_name FROM region`

func readRegion(ctx context.Context, q postgres.Querier) (region, error) {
	r, err := postgres.One[region](ctx, q, regionSQL, nil)
	if err != nil && fault.KindOf(err) == fault.KindNotFound {
		return r, fault.Conflict("Data daerah belum diisi. Hubungi administrator.")
	}
	return r, err
}
