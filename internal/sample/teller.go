package sample

import (
	"time"

	"jaring/internal/iid"
)

// teller turns plans into rows.
type teller struct {
	book
	now         time.Time
	prefix      string // of the innovations' codes
	units       census
	cast        *cast
	press       *press
	instruments map[int]*iid.Instrument
	known       map[string]int            // id of an innovation → its place in the book
	crews       map[string][]innovatorRow // and who carries it on
	slugs       map[string]bool
	tales       []*tale
	pending     []pending
}

// base is the day from which the working days of a cycle count.
func (t *teller) base(year int) time.Time {
	if year == story {
		return story2024
	}
	return t.now
}

// moment is when something happened to the entry of a plan.
func (t *teller) moment(p *plan, day int, act string) time.Time {
	return officeHour(workday(t.base(p.year), day), p.entryKey(), act)
}

// tale is an entry on its way into the book.
type tale struct {
	*plan
	entry     entryRow
	operator  string // person who wrote it
	profile   profileRow
	times     times
	crew      []innovatorRow // who carries the innovation on, the lead first
	design    designRow
	published time.Time // zero unless this entry brought the innovation into the gallery
	decision  *decisionRow
	answered  time.Time
	numbers   []string // of its receipts, by round
	papers    []paper  // what lies with the claims, in the order of the instrument
	claims    []claimRow
	sheets    []sheet
}

// times are the moments of an entry; those that have not come are zero.
type times struct {
	created, submitted, assigned, started, ready, decided, resubmitted, updated time.Time
}

func (t *teller) times(p *plan) times {
	m := times{created: t.moment(p, p.days.created, "create")}
	m.updated = m.created
	step := func(happened bool, at *time.Time, day int, act string) {
		if happened {
			*at = t.moment(p, day, act)
			m.updated = *at
		}
	}
	step(p.sent(), &m.submitted, p.days.submitted, "submit")
	step(p.sheetsOut() > 0, &m.assigned, p.days.assigned, "assign")
	step(p.again || p.reached >= begun, &m.started, p.days.started, "start")
	step(p.again || p.reached == complete, &m.ready, p.days.finished, "finish last")
	step(p.again || p.decided(), &m.decided, p.days.decided, "decide")
	step(p.again, &m.resubmitted, p.days.resubmitted, "submit again")
	if p.status == "draft" {
		m.updated = t.lastTouch(p)
	}
	return m
}

// lastTouch is when a draft was last saved.
func (t *teller) lastTouch(p *plan) time.Time {
	if p.written == bare {
		return t.moment(p, p.days.created, "create")
	}
	if p.unit.Name == operatorSchool {
		return t.now.Add(-2 * time.Hour).Truncate(time.Second)
	}
	return t.moment(p, -between(1, 2, p.entryKey(), "touched"), "touch")
}

// tell puts one entry with all that belongs to it into the book.
func (t *teller) tell(p *plan) error {
	s := &tale{plan: p, operator: t.cast.operators[p.unit.ID], times: t.times(p)}
	s.entry = t.entryOf(s)
	t.writeInnovation(s)
	t.writeProfile(s)
	t.writeDesign(s)
	if err := t.writeClaims(s); err != nil {
		return err
	}
	t.entries = append(t.entries, s.entry)
	t.writeSheets(s)
	if err := t.writeDecision(s); err != nil {
		return err
	}
	t.messages(s)
	t.sendings(s)
	t.tales = append(t.tales, s)
	return nil
}

func (t *teller) entryOf(s *tale) entryRow {
	e := entryRow{
		ID: newID("entry", s.entryKey()), Year: s.year, UnitID: s.unit.ID, Name: s.name, Status: s.status,
		CreatedBy: s.operator, CreatedAt: s.times.created, UpdatedAt: s.times.updated, Version: 3 + between(0, 9, s.entryKey(), "version"),
	}
	if s.sent() {
		e.Round, e.SubmittedAt = 1, &s.times.submitted
	}
	if s.again {
		e.Round, e.SubmittedAt = 2, &s.times.resubmitted
	}
	if s.sent() && s.status != "submitted" {
		e.ReviewStartedAt = &s.times.started
		if s.reached == complete && !s.again {
			e.ReadyAt = &s.times.ready
		}
	}
	if s.decided() {
		e.DecidedAt = &s.times.decided
	}
	if s.status == "deferred" {
		e.DeferredTo = orNil(s.year + 1)
	}
	return e
}
