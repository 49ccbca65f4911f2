package innovation

import (
	"context"
	"slices"
	"strconv"
	"time"

	"jaring/internal/auth"
	"jaring/internal/cycle"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// Desk is what a unit sees first: what to do now, in order, and how its entries of the current cycle stand.
type Desk struct {
	Cycle    cycle.Cycle
	Now      time.Time // the database's clock
	UnitKind string
	Tasks    []Task
	Entries  []DeskEntry
	Feedback []Feedback // of decisions that nobody has answered yet
	Again    []Again    // innovations without an entry in this cycle, which may be carried over into it
	Sent     int        // entries of this cycle that lie with the region or were decided
}

// DeskEntry is one entry with how far it is.
type DeskEntry struct {
	Entry    Entry
	Maturity Maturity
	Report   Report
	Lead     string // name of the active lead, "" without one
}

// TaskKind is a kind of work on the desk.
type TaskKind string

const (
	TaskFix      TaskKind = "fix"      // a returned entry
	TaskFinish   TaskKind = "finish"   // a draft with something missing
	TaskSend     TaskKind = "send"     // a draft that only has to be sent
	TaskHandover TaskKind = "handover" // an innovation whose lead has left or is about to
	TaskCarry    TaskKind = "carry"    // an innovation that was deferred to this cycle
	TaskAnswer   TaskKind = "answer"   // a decision that waits for an answer
)

// Task is one thing to do. Until is the deadline, nil without one; a deadline that has passed stays.
type Task struct {
	Kind         TaskKind
	EntryID      string // to carry over: of the earlier entry
	InnovationID string
	Name         string // of the entry
	Count        int    // of things missing or asked for
	First        string // the first of them, in words
	Until        *time.Time
}

// Desk gathers the desk of the unit for which the actor works now.
func (s *Service) Desk(ctx context.Context, actor auth.Actor) (Desk, error) {
	unitID := actor.Current.UnitID
	if !auth.Can(actor, auth.CreateEntry, auth.Facts{UnitID: unitID}) {
		return Desk{}, fault.Forbidden("")
	}
	c, err := s.cycles.Current(ctx)
	if err != nil {
		return Desk{}, noCycle(err)
	}
	d := Desk{Cycle: c, Now: c.ReadAt}
	if d.UnitKind, err = postgres.Value[string](ctx, s.db, unitKindSQL, postgres.Args{"unit": unitID}); err != nil {
		return d, err
	}
	ids, err := postgres.Column[string](ctx, s.db, deskSQL, postgres.Args{"unit": unitID, "year": c.Year})
	if err != nil {
		return d, err
	}
	contents, err := readContents(ctx, s.db, ids)
	if err != nil {
		return d, err
	}
	feedback, err := readFeedback(ctx, s.db, ids)
	if err != nil {
		return d, err
	}
	for i := range contents {
		d.add(&contents[i], of(feedback, contents[i].Entry.ID))
	}
	if d.Again, err = again(ctx, s.db, unitID, c.Year); err != nil {
		return d, err
	}
	d.comeBack()
	due, err := handoversDue(ctx, s.db, unitID)
	if err != nil {
		return d, err
	}
	for _, h := range due {
		d.Tasks = append(d.Tasks, Task{Kind: TaskHandover, EntryID: h.EntryID, InnovationID: h.InnovationID, Name: h.Name, Count: 1, First: h.Because(), Until: h.EndsOn})
	}
	slices.SortStableFunc(d.Tasks, earlier)
	return d, nil
}

// comeBack asks for what was deferred to this cycle, as long as it may still be sent.
func (d *Desk) comeBack() {
	until, open := SendingUntil(d.Cycle, d.Now, false)
	for _, a := range d.Again {
		if a.Due && open {
			d.Tasks = append(d.Tasks, Task{Kind: TaskCarry, EntryID: a.EntryID, InnovationID: a.InnovationID, Name: a.Name, Count: 1,
				First: "Ditangguhkan ke IGA " + strconv.Itoa(a.DeferredTo), Until: &until})
		}
	}
}

const unitKindSQL = `SELECT kind FROM unit WHERE id = @unit`

// What waits for the unit stands first.
const deskSQL = `
SELECT id FROM entry WHERE unit_id = @unit AND year = @year
ORDER BY status <> 'returned', status <> 'draft', updated_at DESC, id`

func of(feedback []Feedback, entryID string) []Feedback {
	var list []Feedback
	for _, f := range feedback {
		if f.EntryID == entryID {
			list = append(list, f)
		}
	}
	return list
}

func (d *Desk) add(c *Content, feedback []Feedback) {
	asked := Asked(c, feedback)
	e := DeskEntry{Entry: c.Entry, Maturity: c.Maturity(), Report: c.Check(asked)}
	if lead, ok := c.Lead(); ok {
		e.Lead = lead.Name
	}
	d.Entries = append(d.Entries, e)
	if c.Entry.Status.Sent() {
		d.Sent++
	}
	d.work(e, len(asked))
	for _, f := range feedback {
		settled := f.Act == Return && !c.Entry.Status.Editable() // sent again: that was the answer
		if f.Answer.Version == 0 && f.Act != Shortlist && !settled {
			d.Feedback = append(d.Feedback, f)
			if f.Act != Return {
				d.task(TaskAnswer, c.Entry, 1, f.Reason, nil)
			}
		}
	}
}

// work is what the entry itself asks for, while it lies with the unit.
func (d *Desk) work(e DeskEntry, asked int) {
	if !e.Entry.Status.Editable() {
		return
	}
	until := d.until(e.Entry)
	blocks := e.Report.Blocks
	first := ""
	if len(blocks) > 0 {
		first = blocks[0].Text
	}
	switch {
	case e.Entry.Status == Returned:
		d.task(TaskFix, e.Entry, asked+len(blocks), first, until)
	case len(blocks) > 0:
		d.task(TaskFinish, e.Entry, len(blocks), first, until)
	default:
		d.task(TaskSend, e.Entry, 0, "", until)
	}
}

// until is the last moment at which the entry may be sent without a break from now on, the same as on its own page; where
// it may not be sent now, when the last window closes in which it may.
func (d *Desk) until(e Entry) *time.Time {
	if at, ok := SendingUntil(d.Cycle, d.Now, e.WasReturned); ok {
		return &at
	}
	var last *time.Time
	for _, stage := range sendingStages(e.WasReturned) {
		if w := d.Cycle.Window(stage); !w.ClosesAt.IsZero() {
			last = &w.ClosesAt
		}
	}
	return last
}

func (d *Desk) task(kind TaskKind, e Entry, n int, first string, until *time.Time) {
	d.Tasks = append(d.Tasks, Task{Kind: kind, EntryID: e.ID, InnovationID: e.InnovationID, Name: e.Name, Count: n, First: first, Until: until})
}

// order of the kinds: what somebody waits for comes first.
var taskOrder = []TaskKind{TaskFix, TaskSend, TaskFinish, TaskHandover, TaskCarry, TaskAnswer}

func earlier(a, b Task) int {
	return slices.Index(taskOrder, a.Kind) - slices.Index(taskOrder, b.Kind)
}
