package screening

import (
	"context"
	"time"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/iid"
	"jaring/internal/innovation"
)

// Pile is one part of an assessor's queue.
type Pile string

const (
	Mine     Pile = "giliran"  // to be judged now
	ForUnit  Pile = "menunggu" // given back to the unit
	Done     Pile = "selesai"  // finished
	Conflict Pile = "konflik"  // void for a conflict of interest
)

// Piles lists them in the order of the screen.
var Piles = []Pile{Mine, ForUnit, Done, Conflict}

// QueueFilter chooses one pile of one cycle, and of it names, units or codes that hold Search and one urusan or level.
type QueueFilter struct {
	Year    int
	Pile    Pile
	Search  string
	Service string // code of the main urusan
	Level   string // PAUD, SD or SMP
}

// Queue is an assessor's work in one cycle.
type Queue struct {
	Counts map[Pile]int
	Total  int // assigned and not void
	Items  []QueueItem
	Next   string // id of the sheet to go on with, empty when nothing waits
	Today  time.Time
}

// QueueItem is one sheet in the queue.
type QueueItem struct {
	ReviewID    string
	EntryID     string
	Code        string
	Name        string
	UnitName    string
	Service     string // code of the main urusan, empty while unknown
	ServiceName string
	Status      Status
	EntryStatus innovation.Status
	DueOn       *time.Time
	ClaimedX100 int
	Marked      int
	Claims      int
	Resubmitted bool // sent again since the last declaration
	Conflict    bool
}

// maxQueue bounds the list: a pile is one person's work in one year.
const maxQueue = 500

// Queue returns the actor's sheets, the nearest due date first.
func (s *Service) Queue(ctx context.Context, actor auth.Actor, f QueueFilter) (Queue, error) {
	if !actor.Is(auth.Assessor) {
		return Queue{}, fault.Forbidden("")
	}
	var q Queue
	counts, err := queueCounts(ctx, s.db, actor.PersonID, f.Year)
	if err != nil {
		return Queue{}, err
	}
	q.Counts = map[Pile]int{Mine: counts.Mine, ForUnit: counts.ForUnit, Done: counts.Done, Conflict: counts.Conflict}
	q.Total, q.Next = counts.Mine+counts.ForUnit+counts.Done, counts.Next
	if q.Today, err = today(ctx, s.db); err != nil {
		return Queue{}, err
	}
	rows, err := queueItems(ctx, s.db, actor.PersonID, f, maxQueue)
	if err != nil {
		return Queue{}, err
	}
	q.Items = make([]QueueItem, len(rows))
	for i, r := range rows {
		if q.Items[i], err = r.item(); err != nil {
			return Queue{}, err
		}
	}
	return q, nil
}

func (r queueRow) item() (QueueItem, error) {
	in, err := iid.ForYear(r.InstrumentYear)
	if err != nil {
		return QueueItem{}, fault.Internal(err)
	}
	item := QueueItem{ReviewID: r.ReviewID, EntryID: r.EntryID, Code: r.Code, Name: r.Name, UnitName: r.UnitName, Service: r.Service,
		Status: r.Status, EntryStatus: r.EntryStatus, DueOn: r.DueOn, Marked: r.Marked, Conflict: r.Conflict}
	if f, ok := in.Function(r.Service); ok {
		item.ServiceName = f.Name
	}
	for _, level := range r.Claimed {
		if level > 0 {
			item.Claims++
		}
	}
	item.ClaimedX100 = maturityX100(in, r.Claimed)
	item.Resubmitted = r.Status != Finished && resubmitted(r.EntryStatus, r.DeclaredAt, r.SubmittedAt)
	return item, nil
}
