package sample

import (
	"encoding/json"
	"time"

	"jaring/internal/innovation"
	"jaring/internal/screening"
)

// writeDecision puts the last decision into the book, with the sheets as they were, and sometimes the unit's answer.
func (t *teller) writeDecision(s *tale) error {
	if !s.decided() && !s.again {
		return nil
	}
	act, reason := acts[s.status], s.reason
	if s.again {
		act, reason = string(innovation.Return), "evidence_mismatch"
	}
	sheets, err := json.Marshal(s.record())
	if err != nil {
		return err
	}
	text := figures(s.name, s.unit.Name).Replace(pick(sentences[reason], s.entryKey(), "sentence"))
	s.decision = &decisionRow{ID: newID("decision", s.entryKey()), EntryID: s.entry.ID, Round: 1, Act: act, ReasonCode: reason,
		Text: text, NextYear: s.entry.DeferredTo, Sheets: sheets, DecidedBy: t.cast.byUsername["koordinator"], DecidedAt: s.times.decided}
	t.decisions = append(t.decisions, *s.decision)
	if at, text := t.reply(s); text != "" {
		s.answered = at
		t.answers = append(t.answers, answerRow{s.decision.ID, text, s.operator, at})
	}
	return nil
}

// reply is what the unit answers: always before it sends again, now and then to a refusal, never to what still waits.
func (t *teller) reply(s *tale) (time.Time, string) {
	switch {
	case s.again:
		return s.times.resubmitted.Add(-30 * time.Minute), replies[0]
	case s.year == story && s.left != "" && chance(50, s.entryKey(), "reply"):
		return t.moment(s.plan, s.days.decided+1, "reply"), replies[1]
	case s.year == story && s.status == "deferred" && chance(50, s.entryKey(), "reply"):
		return t.moment(s.plan, s.days.decided+2, "reply"), replies[2]
	}
	return time.Time{}, ""
}

// record is what the decision rested on: every sheet was finished then, also those that have been opened again since.
func (s *tale) record() screening.Record {
	r := screening.Record{Sheets: []screening.SheetRecord{}, Verified: []screening.VerifiedRecord{}}
	for _, sh := range s.sheets {
		rec := screening.SheetRecord{
			Review: sh.row.ID, Assessor: sh.row.AssessorID, Status: screening.Finished, FinishedAt: &sh.finished,
			Recommendation: innovation.Act(*sh.row.Recommendation), RemarkUnit: sh.row.RemarkUnit, RemarkInner: sh.row.RemarkInner,
			Criteria: []screening.CriterionRecord{}, Marks: sh.judged,
		}
		for _, c := range sh.criteria {
			rec.Criteria = append(rec.Criteria, screening.CriterionRecord{Letter: c.Letter, Met: c.Met, Note: c.Note})
		}
		r.Sheets = append(r.Sheets, rec)
	}
	for n, m := range s.sheets[0].judged {
		v := screening.VerifiedRecord{Indicator: m.Indicator, ClaimVersion: m.ClaimVersion, Level: m.Level}
		for _, other := range s.sheets[1:] {
			v.Level = min(v.Level, other.judged[n].Level)
		}
		r.Verified = append(r.Verified, v)
	}
	return r
}
