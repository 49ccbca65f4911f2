package screening

import (
	"context"

	"jaring/internal/innovation"
	"jaring/internal/postgres"
)

const moveFinalizedSQL = `
UPDATE entry SET status = @to, updated_at = app_now(), version = version + 1
WHERE id = @id AND version = @version AND status = @from`

func moveFinalized(ctx context.Context, tx postgres.Tx, e entryRow, to innovation.Status) error {
	return postgres.ExecOne(ctx, tx, moveFinalizedSQL, postgres.Args{
		"id": e.ID, "version": e.Version, "from": string(e.Status), "to": string(to),
	})
}
