package innovation

import (
	"context"
	"time"

	"jaring/internal/postgres"
)

// decisionRow is a decision as it is stored. Of the sheets only what is meant for the unit has a field here.
type decisionRow struct {
	EntryID       string
	ID            string
	Round         int
	Act           Act
	ReasonCode    string
	Reason        string
	Text          string
	NextYear      int
	DecidedAt     time.Time
	Sheets        sheets
	AnswerText    string
	AnsweredBy    string
	AnsweredAt    *time.Time
	AnswerVersion int
}

// sheets is the part of decision.sheets that units read; the package screening writes it.
type sheets struct {
	Sheets []struct {
		Status     string `json:"status"`
		RemarkUnit string `json:"remark_unit"`
		Marks      []struct {
			Indicator    string `json:"indicator"`
			Claimed      int    `json:"claimed"`
			ClaimVersion int    `json:"claim_version"`
			Level        int    `json:"level"`
			Reason       string `json:"reason"`
		} `json:"marks"`
	} `json:"sheets"`
	Verified []verifiedLevel `json:"verified"`
}

// verifiedLevel is the level that counted; the coordinator's own has a setter and a reason.
type verifiedLevel struct {
	Indicator string `json:"indicator"`
	Level     int    `json:"level"`
	SetBy     string `json:"set_by"`
	Reason    string `json:"reason"`
}

const feedbackSQL = `
SELECT d.entry_id, d.id, d.round, d.act, d.reason_code, r.label AS reason, d.text, coalesce(d.next_year, 0) AS next_year, d.decided_at,
       d.sheets, coalesce(a.text, '') AS answer_text, coalesce(p.name, '') AS answered_by, a.answered_at,
       coalesce(a.version, 0) AS answer_version
FROM decision d
JOIN decision_reason r ON r.code = d.reason_code
LEFT JOIN decision_answer a ON a.decision_id = d.id
LEFT JOIN person p ON p.id = a.answered_by
WHERE d.entry_id = ANY(@ids)
ORDER BY d.decided_at DESC, d.id`

func readFeedback(ctx context.Context, q postgres.Querier, entryIDs []string) ([]Feedback, error) {
	rows, err := postgres.All[decisionRow](ctx, q, feedbackSQL, postgres.Args{"ids": entryIDs})
	list := make([]Feedback, len(rows))
	for i, r := range rows {
		list[i] = r.feedback()
	}
	return list, err
}

func (r decisionRow) feedback() Feedback {
	f := Feedback{EntryID: r.EntryID, DecisionID: r.ID, Round: r.Round, Act: r.Act, ReasonCode: r.ReasonCode, Reason: r.Reason,
		Text: r.Text, NextYear: r.NextYear, DecidedAt: r.DecidedAt,
		Answer: Answer{Text: r.AnswerText, AnsweredBy: r.AnsweredBy, AnsweredAt: r.AnsweredAt, Version: r.AnswerVersion}}
	said := map[string]bool{}
	for _, s := range r.Sheets.Sheets {
		if s.Status != "finished" {
			continue
		}
		if s.RemarkUnit != "" {
			f.Remarks = append(f.Remarks, s.RemarkUnit)
		}
		for _, m := range s.Marks {
			p := Point{m.Indicator, m.Claimed, m.Level, m.Reason, m.ClaimVersion}
			// Where the coordinator set a level of their own, that is what counts, and it is said once.
			if v, set := r.Sheets.own(m.Indicator); set {
				if said[m.Indicator] {
					continue
				}
				p.Level, p.Reason, said[m.Indicator] = v.Level, v.Reason, true
			}
			if p.Level < p.Claimed {
				f.Points = append(f.Points, p)
			}
		}
	}
	return f
}

// own is the level that the coordinator set for an indicator.
func (s sheets) own(indicator string) (verifiedLevel, bool) {
	for _, v := range s.Verified {
		if v.Indicator == indicator && v.SetBy != "" {
			return v, true
		}
	}
	return verifiedLevel{}, false
}

const decisionThereSQL = `SELECT id FROM decision WHERE id = @id AND entry_id = @entry`

const insertAnswerSQL = `
INSERT INTO decision_answer (decision_id, text, answered_by, answered_at)
VALUES (@id, @text, @by, @now)
ON CONFLICT (decision_id) DO NOTHING`

const updateAnswerSQL = `
UPDATE decision_answer SET text = @text, answered_by = @by, answered_at = @now, version = version + 1
WHERE decision_id = @id AND version = @version`

func writeAnswer(ctx context.Context, a *act, decisionID string, version int, text string) error {
	args := postgres.Args{"id": decisionID, "text": text, "by": a.actor.PersonID, "now": a.now}
	if version == 0 {
		return postgres.ExecOne(ctx, a.tx, insertAnswerSQL, args)
	}
	args["version"] = version
	return postgres.ExecOne(ctx, a.tx, updateAnswerSQL, args)
}
