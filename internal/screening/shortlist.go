package screening

import (
	"context"
	"fmt"
	"time"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/iid"
	"jaring/internal/innovation"
	"jaring/internal/postgres"
)

const maxBulk = 200

// Waiting is an entry that all its assessors have finished, as the coordinator sees it in a list.
type Waiting struct {
	Head
	ClaimedX100     int
	VerifiedX100    int
	Sheets          int
	Recommendations []innovation.Act // the different ones
	Flags           []Flag
}

// GapX100 is what was claimed and not proven, as a negative number of points.
func (w Waiting) GapX100() int { return w.VerifiedX100 - w.ClaimedX100 }

// Pick is one row of a bulk act as the coordinator confirmed it.
type Pick struct {
	EntryID      string
	Version      string
	Acknowledged bool // the page that was confirmed named the entry's flags
}

// Outcome is what became of one row of a bulk act.
type Outcome struct {
	EntryID  string
	Name     string
	UnitName string
	Done     bool
	Repeated bool   // it had been done before
	Message  string // why it was not done
}

// Preview returns the chosen entries for the page that asks for confirmation, in the order of their names. Entries that
// are unknown are left out.
func (s *Service) Preview(ctx context.Context, actor auth.Actor, entryIDs []string) ([]Waiting, error) {
	if !auth.Can(actor, auth.DecideEntry, auth.Facts{}) {
		return nil, fault.Forbidden("")
	}
	ids := distinct(entryIDs)
	if len(ids) == 0 || len(ids) > maxBulk {
		return nil, fault.Invalid(fmt.Sprintf("Pilih paling sedikit satu dan paling banyak %d usulan.", maxBulk))
	}
	rows, err := chosenEntries(ctx, s.db, ids)
	if err != nil {
		return nil, err
	}
	return waitingList(rows)
}

func waitingList(rows []waitingRow) ([]Waiting, error) {
	list := make([]Waiting, len(rows))
	for i, r := range rows {
		in, err := iid.ForYear(r.InstrumentYear)
		if err != nil {
			return nil, fault.Internal(err)
		}
		list[i] = r.waiting(in)
	}
	return list, nil
}

// ShortlistMany lets every picked entry pass, each in its own transaction. Picks that were done before are skipped, so a
// bulk act that broke off may be repeated; one whose flags nobody has seen is not done.
func (s *Service) ShortlistMany(ctx context.Context, actor auth.Actor, picks []Pick) ([]Outcome, error) {
	if !auth.Can(actor, auth.DecideEntry, auth.Facts{}) {
		return nil, fault.Forbidden("")
	}
	if len(picks) == 0 || len(picks) > maxBulk {
		return nil, fault.Invalid(fmt.Sprintf("Pilih paling sedikit satu dan paling banyak %d usulan.", maxBulk))
	}
	bulk := postgres.NewID()
	list := make([]Outcome, len(picks))
	for i, p := range picks {
		outcome, err := s.shortlistOne(ctx, actor, p, bulk)
		if err != nil {
			return nil, err
		}
		list[i] = outcome
	}
	return list, nil
}

// shortlistOne turns a refusal into a row of the result; what is our fault ends the bulk act.
func (s *Service) shortlistOne(ctx context.Context, actor auth.Actor, p Pick, bulk string) (Outcome, error) {
	out := Outcome{EntryID: p.EntryID}
	err := s.decide(ctx, actor, p.EntryID, func(tx postgres.Tx, e entryRow) (ruling, error) {
		out.Name, out.UnitName = e.Name, e.UnitName
		if e.Status == innovation.Shortlisted || e.Status == innovation.Finalized {
			out.Repeated = true
			return ruling{}, fault.Conflict("Sudah lolos saring.")
		}
		to, err := decidable(e, innovation.Shortlist, p.Version)
		if err != nil {
			return ruling{}, err
		}
		return ruling{Act: innovation.Shortlist, To: to, Reason: Eligible, Bulk: bulk}, unseen(ctx, tx, p)
	})
	switch f, ok := fault.As(err); {
	case err == nil:
		out.Done = true
	case ok && f.Kind != fault.KindInternal && f.Kind != fault.KindUnavailable:
		out.Message = f.Message
	default:
		return out, err
	}
	return out, nil
}

// unseen refuses an entry with flags that the confirmed page did not name.
func unseen(ctx context.Context, tx postgres.Tx, p Pick) error {
	if p.Acknowledged {
		return nil
	}
	rows, err := chosenEntries(ctx, tx, []string{p.EntryID})
	if err != nil {
		return err
	}
	list, err := waitingList(rows)
	if err != nil {
		return err
	}
	for _, w := range list {
		if len(w.Flags) > 0 {
			return fault.Conflict("Bertanda " + w.Flags[0].Words() + ", tetapi belum Anda pastikan. Buka usulan ini dan putuskan satu per satu.")
		}
	}
	return nil
}

// WaitingPage is a part of the list of entries that wait for a decision, the longest waiting first.
type WaitingPage struct {
	Items []Waiting
	Total int
	Next  string // cursor of the next page, empty at the end
}

// Waiting returns the entries of a cycle that wait for a decision, limit at a time.
func (s *Service) Waiting(ctx context.Context, actor auth.Actor, year int, after string, limit int) (WaitingPage, error) {
	if !auth.Can(actor, auth.DecideEntry, auth.Facts{}) {
		return WaitingPage{}, fault.Forbidden("")
	}
	at, id := cutCursor(after)
	rows, err := waitingEntries(ctx, s.db, year, at, id, limit+1)
	if err != nil {
		return WaitingPage{}, err
	}
	var page WaitingPage
	if len(rows) > limit {
		rows = rows[:limit]
		last := rows[limit-1]
		page.Next = last.ReadyAt.Format(time.RFC3339Nano) + "_" + last.EntryID
	}
	if page.Items, err = waitingList(rows); err != nil {
		return WaitingPage{}, err
	}
	page.Total, err = countWaiting(ctx, s.db, year)
	return page, err
}
