package audit

import (
	"context"
	"time"

	"jaring/internal/postgres"
)

const unlessSameSQL = `
WHERE NOT EXISTS (
  SELECT FROM (SELECT act, detail, actor_id, role, at FROM history WHERE subject = @subject AND subject_id = @subject_id ORDER BY id DESC LIMIT 1) AS newest
  WHERE newest.act = @act AND newest.detail = @detail::jsonb AND newest.actor_id = @actor AND newest.role = @role
    AND newest.at > app_now() - @within::interval)`

// RecordRun appends the event, unless the newest one of the thing tells the same of the same person and is not older than
// within: what is saved while somebody types is one act. tx is the transaction of the act itself.
func RecordRun(ctx context.Context, tx postgres.Tx, e Event, within time.Duration) error {
	args, err := e.args()
	if err != nil {
		return err
	}
	args["within"] = within
	_, err = postgres.Exec(ctx, tx, insertSQL+unlessSameSQL, args)
	return err
}
