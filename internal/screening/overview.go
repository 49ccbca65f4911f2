package screening

import (
	"context"
	"time"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/iid"
)

// Overview is the state of a cycle's screening, from what was sent to what has passed.
type Overview struct {
	Year       int
	Funnel     Funnel
	Reasons    []ReasonCount // of those that did not pass, most frequent first
	Assessors  []Workload
	SheetsDone int
	Sheets     int
	Today      time.Time
}

// Funnel counts entries. Each number holds the next one.
type Funnel struct {
	Drafts     int // not sent, outside the funnel
	Sent       int
	Judged     int // all sheets finished, or decided
	Decided    int
	Passed     int
	Returned   int // with the unit
	Waiting    int // judged, not decided
	Unassigned int // sent, nobody judges it
}

// Failed counts the decided entries that did not pass.
func (f Funnel) Failed() int { return f.Decided - f.Passed }

// ReasonCount counts the deferred and declined entries with one reason.
type ReasonCount struct {
	Code  string
	Count int
}

// Label is the words of the reason.
func (r ReasonCount) Label() string { return reasonLabel(r.Code) }

// Workload is one assessor's part of a cycle.
type Workload struct {
	PersonID string
	Name     string
	Assigned int
	Finished int
	Overdue  int
	// LoweredX100 is by how many points a finished sheet stays below its claims on average; 0 while none is finished.
	LoweredX100 int
}

// Overview counts a cycle.
func (s *Service) Overview(ctx context.Context, actor auth.Actor, year int) (Overview, error) {
	if !auth.Can(actor, auth.DecideEntry, auth.Facts{}) {
		return Overview{}, fault.Forbidden("")
	}
	o := Overview{Year: year}
	var err error
	if o.Today, err = today(ctx, s.db); err != nil {
		return Overview{}, err
	}
	if o.Funnel, err = funnelOf(ctx, s.db, year); err != nil {
		return Overview{}, err
	}
	if o.Reasons, err = reasonCounts(ctx, s.db, year); err != nil {
		return Overview{}, err
	}
	return o, s.workloads(ctx, &o)
}

func (s *Service) workloads(ctx context.Context, o *Overview) error {
	rows, err := workloadsOf(ctx, s.db, o.Year)
	if err != nil {
		return err
	}
	lost, err := lostLevels(ctx, s.db, o.Year)
	if err != nil {
		return err
	}
	points, err := lostPoints(lost)
	if err != nil {
		return err
	}
	for _, r := range rows {
		w := Workload{PersonID: r.PersonID, Name: r.Name, Assigned: r.Assigned, Finished: r.Finished, Overdue: r.Overdue}
		if w.Finished > 0 {
			w.LoweredX100 = (points[w.PersonID] + w.Finished/2) / w.Finished
		}
		o.Assessors = append(o.Assessors, w)
		o.Sheets, o.SheetsDone = o.Sheets+w.Assigned, o.SheetsDone+w.Finished
	}
	return nil
}

// lostPoints weighs the levels by which each assessor went below the claims.
func lostPoints(rows []lostRow) (map[string]int, error) {
	points := map[string]int{}
	for _, r := range rows {
		in, err := iid.ForYear(r.InstrumentYear)
		if err != nil {
			return nil, fault.Internal(err)
		}
		if i, ok := in.Indicator(r.Indicator); ok && i.WeightX100 != nil {
			points[r.PersonID] += *i.WeightX100 * r.Levels
		}
	}
	return points, nil
}
