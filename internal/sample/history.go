package sample

import (
	"slices"
	"time"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/innovation"
)

// event is one act on an entry, as its history tells it.
type event struct {
	at     time.Time
	act    string
	from   string
	to     string
	reason string
	person string
	role   auth.Role
	detail map[string]any
}

// remember puts the history of an entry into the book.
func (t *teller) remember(s *tale) {
	for _, e := range t.events(s) {
		row := historyRow{Subject: string(audit.Entry), SubjectID: s.entry.ID, Act: e.act, From: orNil(e.from), To: orNil(e.to),
			ReasonCode: orNil(e.reason), Detail: e.detail, ActorID: orNil(e.person), Role: string(e.role), At: e.at}
		if row.Detail == nil {
			row.Detail = map[string]any{}
		}
		t.history = append(t.history, row)
	}
	if s.year == s.since {
		t.history = append(t.history, historyRow{Subject: string(audit.Innovation), SubjectID: s.entry.InnovationID, Act: "create",
			Detail: map[string]any{"unit": s.unit.ID}, ActorID: &s.operator, Role: string(auth.Submitter), At: s.times.created})
	}
}

func (t *teller) events(s *tale) []event {
	own := event{person: s.operator, role: auth.Submitter}
	coordinator := event{person: t.cast.byUsername["koordinator"], role: auth.Coordinator}
	list := []event{own.did("create", s.times.created, map[string]any{"year": s.year})}
	if s.written >= half {
		list = append(list, own.did("save_profile", s.profile.UpdatedAt, map[string]any{"section": string(innovation.SectionOutcome)}),
			own.did("save_design", s.design.UpdatedAt, map[string]any{"words": s.design.WordCount}))
	}
	if s.sent() {
		list = append(list, own.moved(innovation.Submit, innovation.Draft, innovation.Submitted, s.times.submitted, s.receiptDetail(1)))
	}
	if len(s.sheets) > 0 {
		var assessors []string
		for _, sh := range s.sheets {
			assessors = append(assessors, sh.row.AssessorID)
		}
		list = append(list, coordinator.did("assign", s.times.assigned, map[string]any{"assessors": assessors}))
	}
	list = append(list, s.judging()...)
	if s.decision != nil {
		e := coordinator.moved(innovation.Act(s.decision.Act), innovation.InReview, s.outcome(), s.times.decided,
			map[string]any{"decision": s.decision.ID, "round": 1})
		if s.decision.NextYear != nil {
			e.detail["next_year"] = *s.decision.NextYear
		}
		e.reason = s.decision.ReasonCode
		list = append(list, e)
	}
	if !s.answered.IsZero() {
		list = append(list, own.did("answer", s.answered, map[string]any{"decision": s.decision.ID}))
	}
	if s.again {
		list = append(list, own.moved(innovation.Submit, innovation.Returned, innovation.Submitted, s.times.resubmitted, s.receiptDetail(2)))
	}
	if !s.published.IsZero() {
		list = append(list, coordinator.did("publish", s.published, nil))
	}
	return list
}

// judging is what the assessors did.
func (s *tale) judging() []event {
	var list []event
	for k, sh := range s.sheets {
		if sh.row.DeclaredAt == nil {
			continue
		}
		assessor := event{person: sh.row.AssessorID, role: auth.Assessor}
		if k == 0 {
			list = append(list, assessor.moved(innovation.StartReview, innovation.Submitted, innovation.InReview, *sh.row.DeclaredAt, nil))
		}
		detail := map[string]any{"review": sh.row.ID, "round": 1}
		list = append(list, assessor.did("start_sheet", *sh.row.DeclaredAt, detail))
		if sh.finished.IsZero() {
			continue
		}
		list = append(list, assessor.did("finish_sheet", sh.finished, detail))
		if sh.finished.Equal(s.times.ready) {
			list = append(list, assessor.did("ready", s.times.ready, map[string]any{"sheets": len(s.sheets), "round": 1}))
		}
	}
	return list
}

// outcome is the status to which the decision led; an entry that was sent again has left it since.
func (s *tale) outcome() innovation.Status {
	if s.again {
		return innovation.Returned
	}
	return innovation.Status(s.status)
}

func (s *tale) receiptDetail(round int) map[string]any {
	return map[string]any{"receipt": s.numbers[round-1], "round": round}
}

func (e event) did(act string, at time.Time, detail map[string]any) event {
	e.act, e.at, e.detail = act, at, detail
	return e
}

func (e event) moved(act innovation.Act, from, to innovation.Status, at time.Time, detail map[string]any) event {
	e.from, e.to = string(from), string(to)
	if detail == nil {
		detail = map[string]any{}
	}
	return e.did(string(act), at, detail)
}

// inOrder sorts the history by time: its numbers are given in the order of the rows.
func (b *book) inOrder() {
	slices.SortStableFunc(b.history, func(x, y historyRow) int { return x.At.Compare(y.At) })
}
