package innovation

import (
	"context"
	"strconv"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/cycle"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// Carry is what it means to carry an innovation over into the current cycle: from which entry, and what in it has to be
// looked at again.
type Carry struct {
	Source    Content // the innovation's newest entry of an earlier cycle
	Cycle     cycle.Cycle
	EntryID   string // the innovation's entry of the current cycle, "" before there is one
	Developed string // what the unit wrote when it carried the entry over, "" before and for an entry begun otherwise
	Notes     []CarryNote
	Stopped   string // why nothing can be carried over now, in a sentence
}

// CarryInput is the act: what was developed further since the earlier entry.
type CarryInput struct {
	Developed string
	FormKey   string
}

const (
	minDeveloped = 20
	maxDeveloped = 2000
)

// Carriable shows what carrying the innovation over does, before and after. Only the unit that owns it, or into which its
// owner was merged, may ask.
func (s *Service) Carriable(ctx context.Context, actor auth.Actor, innovationID string) (Carry, error) {
	c, err := s.cycles.Current(ctx)
	if err != nil {
		return Carry{}, noCycle(err)
	}
	carry, err := findCarry(ctx, s.db, actor, innovationID, c)
	if err != nil || carry.EntryID != "" {
		return carry, err
	}
	stopped := carry.stopped()
	if stopped == nil {
		stopped = s.cycles.Open(ctx, s.db, c.Year, cycle.Collection)
	}
	if stopped == nil {
		return carry, nil
	}
	f, ok := fault.As(stopped)
	if !ok || f.Kind != fault.KindClosed && f.Kind != fault.KindConflict {
		return carry, stopped
	}
	carry.Stopped = f.Message
	return carry, nil
}

// CarryOver begins the innovation's entry of the current cycle with profile, design, claims and evidence of its newest
// entry, and returns the new entry's id. What assessors verified stays behind. Done twice, also at once, there is one
// entry. A closed collection is fault.KindClosed.
func (s *Service) CarryOver(ctx context.Context, actor auth.Actor, innovationID string, in CarryInput) (entryID string, err error) {
	c, err := s.cycles.Current(ctx)
	if err != nil {
		return "", noCycle(err)
	}
	developed := paragraphs(in.Developed)
	err = s.db.InTx(ctx, func(tx postgres.Tx) error {
		if err := lockSource(ctx, tx, actor, innovationID, c.Year); err != nil {
			return err
		}
		carry, err := findCarry(ctx, tx, actor, innovationID, c)
		if err != nil || carry.EntryID != "" {
			entryID = carry.EntryID // somebody was first: this is the entry
			return err
		}
		if err := carry.stopped(); err != nil {
			return err
		}
		if err := s.cycles.Open(ctx, tx, c.Year, cycle.Collection); err != nil {
			return err
		}
		if err := checkDeveloped(developed).fault(); err != nil {
			return err
		}
		key := postgres.FormKey{Key: in.FormKey, PersonID: actor.PersonID, Act: "carry_over", TargetID: postgres.NewID(),
			Fingerprint: postgres.Fingerprint(innovationID, strconv.Itoa(c.Year), developed)}
		var first bool
		if entryID, first, err = postgres.Once(ctx, tx, key); err != nil || !first {
			return err
		}
		return carried{queue: s.jobs, actor: actor, entryID: entryID, developed: developed, carry: &carry}.over(ctx, tx)
	})
	return entryID, err
}

func checkDeveloped(text string) problems {
	var wrong problems
	if len([]rune(text)) < minDeveloped {
		wrong.add("developed", "Tulis apa yang dikembangkan sejak usulan terdahulu, paling sedikit "+strconv.Itoa(minDeveloped)+" huruf")
	} else {
		wrong.text("developed", "Pengembangan", text, maxDeveloped)
	}
	return wrong
}

// stopped is why the newest entry cannot be carried over, whatever the window.
func (c *Carry) stopped() error {
	if e := c.Source.Entry; e.Status == Deferred && e.DeferredTo > c.Cycle.Year {
		return fault.Conflict("Usulan ini ditangguhkan ke IGA " + strconv.Itoa(e.DeferredTo) + ". Usulan dapat dibawa setelah siklus itu dibuka.")
	}
	return nil
}

// over writes the new entry; the row of the earlier one is locked.
func (c carried) over(ctx context.Context, tx postgres.Tx) error {
	from, year, unitID := &c.carry.Source.Entry, c.carry.Cycle.Year, c.actor.Current.UnitID
	if err := insertCarried(ctx, tx, c); err != nil {
		return err
	}
	if from.UnitID != unitID {
		if err := adopt(ctx, tx, from.InnovationID, unitID); err != nil {
			return err
		}
	}
	detail := map[string]any{"year": year, "from_year": from.Year, "from_entry": from.ID}
	event := audit.Event{Subject: audit.Entry, SubjectID: c.entryID, Act: "carry_over", Actor: c.actor, Detail: detail}
	if err := audit.Record(ctx, tx, event); err != nil {
		return err
	}
	event.Subject, event.SubjectID = audit.Innovation, from.InnovationID
	event.Detail = map[string]any{"year": year, "from_year": from.Year, "entry": c.entryID, "unit": unitID}
	return audit.Record(ctx, tx, event)
}

// findCarry looks at the innovation as q sees it.
func findCarry(ctx context.Context, q postgres.Querier, actor auth.Actor, innovationID string, c cycle.Cycle) (Carry, error) {
	if !auth.Can(actor, auth.CreateEntry, auth.Facts{UnitID: actor.Current.UnitID}) || !postgres.IsID(innovationID) {
		return Carry{}, fault.NotFound()
	}
	row, err := postgres.One[carryRow](ctx, q, carryRowSQL, postgres.Args{"innovation": innovationID,
		"unit": actor.Current.UnitID, "year": c.Year})
	if err != nil {
		return Carry{}, err
	}
	carry := Carry{Cycle: c, EntryID: row.EntryID, Developed: row.Developed}
	if row.SourceID == "" {
		return carry, fault.NotFound() // begun in this cycle: nothing is behind it
	}
	if carry.Source, err = readContent(ctx, q, row.SourceID); err != nil {
		return carry, err
	}
	inst, err := instrument(c.InstrumentYear)
	if err != nil {
		return carry, err
	}
	carry.Notes = carryNotes(&carry.Source, inst, c)
	return carry, nil
}
