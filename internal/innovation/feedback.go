package innovation

import (
	"context"
	"time"
	"unicode/utf8"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// Feedback is one decision as the unit reads it: what was decided and why, what the assessors wrote to the unit, and the
// unit's answer. Remarks that assessors keep among themselves are not in it.
type Feedback struct {
	EntryID    string
	DecisionID string
	Round      int
	Act        Act
	ReasonCode string
	Reason     string // the words of the code
	Text       string
	NextYear   int // 0 unless deferred
	DecidedAt  time.Time
	Remarks    []string // of the sheets, to the unit as a whole
	Points     []Point  // indicators that were lowered
	Answer     Answer
}

// Point is what one assessor said of one indicator, at a lower level than was claimed.
type Point struct {
	Indicator    string
	Claimed      int
	Level        int
	Reason       string
	ClaimVersion int // the version that was judged
}

// Answer is what the unit wrote back. Version 0: nothing yet.
type Answer struct {
	Text       string
	AnsweredBy string
	AnsweredAt *time.Time
	Version    int
}

// Feedback lists the decisions on an entry, the newest first, for whoever may see the entry.
func (s *Service) Feedback(ctx context.Context, actor auth.Actor, entryID string) ([]Feedback, error) {
	if err := s.see(ctx, actor, entryID); err != nil {
		return nil, err
	}
	return readFeedback(ctx, s.db, []string{entryID})
}

// Asked names the indicators of a returned entry that were lowered and whose claim or evidence has not changed since.
func Asked(c *Content, feedback []Feedback) map[string]bool {
	asked := map[string]bool{}
	if c.Entry.Status != Returned || len(feedback) == 0 {
		return asked
	}
	for _, p := range feedback[0].Points {
		if claim, ok := c.Claim(p.Indicator); ok && claim.Version == p.ClaimVersion {
			asked[p.Indicator] = true
		}
	}
	return asked
}

// maxAnswer bounds an answer, in characters.
const maxAnswer = 4000

// Answer writes the unit's answer to a decision, or changes it; version 0 is the first. It changes nothing else.
func (s *Service) Answer(ctx context.Context, actor auth.Actor, entryID, decisionID string, version int, text string) error {
	return s.change(ctx, actor, entryID, auth.AnswerRemark, func(a *act) error {
		text := paragraphs(text)
		var wrong problems
		if utf8.RuneCountInString(text) < minName {
			wrong.add("text", "Tulis jawaban, paling sedikit 3 huruf")
		}
		wrong.text("text", "Jawaban", text, maxAnswer)
		if err := wrong.fault(); err != nil {
			return err
		}
		if err := a.decisionThere(ctx, decisionID); err != nil {
			return err
		}
		if err := writeAnswer(ctx, a, decisionID, version, text); err != nil {
			return err
		}
		if err := a.tellAnswer(ctx, s.teller, decisionID, text); err != nil {
			return err
		}
		return a.touch(ctx, "answer", map[string]any{"decision": decisionID})
	})
}

func (a *act) decisionThere(ctx context.Context, id string) error {
	if !postgres.IsID(id) {
		return fault.NotFound()
	}
	_, err := postgres.Value[string](ctx, a.tx, decisionThereSQL, postgres.Args{"id": id, "entry": a.entry.ID})
	return err
}
