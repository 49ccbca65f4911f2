package jobs

import (
	"context"
	"errors"
	"time"

	"github.com/riverqueue/river/rivertype"

	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// State is where a job stands.
type State string

// The states that people see. Done ones are kept for a day.
const (
	Waiting   State = "waiting" // its turn has not come
	Running   State = "running"
	Retrying  State = "retrying" // failed, and will be tried again
	Done      State = "done"
	Abandoned State = "abandoned" // failed too often, or cancelled: only a person brings it back
)

// stateSQL puts River's states into ours.
const stateSQL = `CASE state WHEN 'running' THEN 'running' WHEN 'completed' THEN 'done' WHEN 'retryable' THEN 'retrying'
  WHEN 'discarded' THEN 'abandoned' WHEN 'cancelled' THEN 'abandoned' ELSE 'waiting' END`

// Tally is how many jobs of a kind stand in a state. NextAt is when the first of them is due, nil where none is.
type Tally struct {
	JobKind string
	State   State
	Count   int
	NextAt  *time.Time
}

const talliesSQL = `
SELECT kind AS job_kind, ` + stateSQL + ` AS state, count(*) AS count,
       min(scheduled_at) FILTER (WHERE state IN ('available', 'pending', 'scheduled', 'retryable')) AS next_at
FROM job.river_job GROUP BY 1, 2 ORDER BY 1, 2`

// Tallies counts all jobs there are.
func (q *Queue) Tallies(ctx context.Context) ([]Tally, error) {
	return postgres.All[Tally](ctx, q.db, talliesSQL, nil)
}

// Failed is a job that went wrong the last time it was tried.
type Failed struct {
	ID        int64
	JobKind   string
	State     State
	Attempt   int
	NextAt    time.Time
	LastError string
	LastAt    time.Time
}

const failedSQL = `
SELECT id, kind AS job_kind, ` + stateSQL + ` AS state, attempt, scheduled_at AS next_at,
       coalesce(left(errors[array_upper(errors, 1)] ->> 'error', 500), '') AS last_error, coalesce(attempted_at, created_at) AS last_at
FROM job.river_job WHERE state IN ('retryable', 'discarded', 'cancelled')
ORDER BY id DESC LIMIT @limit`

// Failed lists the newest jobs that went wrong.
func (q *Queue) Failed(ctx context.Context, limit int) ([]Failed, error) {
	return postgres.All[Failed](ctx, q.db, failedSQL, postgres.Args{"limit": limit})
}

// failedNowSQL locks the row: of two people who ask, the second finds it brought back.
const failedNowSQL = `
SELECT kind FROM job.river_job WHERE id = @id AND state IN ('retryable', 'discarded', 'cancelled') FOR UPDATE`

// Retry has a failed job tried again now, in the transaction of the caller, and returns its kind. One that is not there,
// or has not failed, is not found.
func (q *Queue) Retry(ctx context.Context, tx postgres.Tx, id int64) (kind string, err error) {
	if kind, err = postgres.Value[string](ctx, tx, failedNowSQL, postgres.Args{"id": id}); err != nil {
		return "", err
	}
	if _, err := q.adding.JobRetryTx(ctx, tx, id); err != nil {
		if errors.Is(err, rivertype.ErrNotFound) {
			return "", fault.NotFound()
		}
		return "", fault.Internal(err)
	}
	return kind, nil
}
