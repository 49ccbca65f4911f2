// Package audit keeps the append-only history: who did what to which thing, in which role, when, from which state to
// which, and why. A row is written in the transaction of the act it tells of; when it cannot be written, the act fails.
package audit

import (
	"context"
	"encoding/json"
	"time"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// Subject is the kind of thing that has a history.
type Subject string

const (
	Entry       Subject = "entry"
	Innovation  Subject = "innovation"
	Unit        Subject = "unit"
	Cycle       Subject = "cycle"
	Person      Subject = "person"
	Measurement Subject = "measurement"
	Region      Subject = "region"
	System      Subject = "system" // the machine: its jobs and letters
)

// Event is one act. From and To are both set for a change of status and both empty otherwise.
type Event struct {
	Subject   Subject
	SubjectID string
	Act       string
	From, To  string
	Reason    string         // code of decision_reason, or empty
	Detail    map[string]any // what a reader needs to understand the act; never text that belongs to a person
	Actor     auth.Actor     // zero: the program itself
}

const insertSQL = `
INSERT INTO history (subject, subject_id, act, from_status, to_status, reason_code, detail, actor_id, role)
SELECT @subject, @subject_id, @act, nullif(@from, ''), nullif(@to, ''), nullif(@reason, ''), @detail, nullif(@actor, ''), @role`

// Record appends the event. tx is the transaction of the act itself.
func Record(ctx context.Context, tx postgres.Tx, e Event) error {
	args, err := e.args()
	if err != nil {
		return err
	}
	return postgres.ExecOne(ctx, tx, insertSQL, args)
}

func (e Event) args() (postgres.Args, error) {
	if e.Detail == nil {
		e.Detail = map[string]any{}
	}
	detail, err := json.Marshal(e.Detail)
	if err != nil {
		return nil, fault.Internal(err)
	}
	return postgres.Args{
		"subject": string(e.Subject), "subject_id": e.SubjectID, "act": e.Act, "from": e.From, "to": e.To,
		"reason": e.Reason, "detail": string(detail), "actor": e.Actor.PersonID, "role": string(e.Actor.Current.Role),
	}, nil
}

// Item is one row of a history as people read it.
type Item struct {
	ID         int64
	Act        string
	FromStatus string
	ToStatus   string
	ReasonCode string
	Reason     string // the words of the code
	Detail     map[string]any
	ActorName  string // empty: the program itself
	Role       string
	At         time.Time
}

const listSQL = `
SELECT h.id, h.act, coalesce(h.from_status, '') AS from_status, coalesce(h.to_status, '') AS to_status,
       coalesce(h.reason_code, '') AS reason_code, coalesce(r.label, '') AS reason, h.detail,
       coalesce(p.name, '') AS actor_name, h.role, h.at
FROM history h
LEFT JOIN person p ON p.id = h.actor_id
LEFT JOIN decision_reason r ON r.code = h.reason_code
WHERE h.subject = @subject AND h.subject_id = @subject_id AND (@before::bigint = 0 OR h.id < @before)
ORDER BY h.id DESC
LIMIT @limit`

// ListFor returns the newest events of one thing first; before is the id to go on from, 0 for the newest.
// Whoever calls has decided that the reader may see the thing.
func ListFor(ctx context.Context, q postgres.Querier, s Subject, id string, before int64, limit int) ([]Item, error) {
	return postgres.All[Item](ctx, q, listSQL, postgres.Args{
		"subject": string(s), "subject_id": id, "before": before, "limit": limit,
	})
}
