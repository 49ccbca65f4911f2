package screening

import (
	"context"

	"jaring/internal/postgres"
)

const startReviewSQL = `
UPDATE entry SET status = 'in_review', review_started_at = app_now(), updated_at = app_now(), version = version + 1
WHERE id = @id AND version = @version AND status = 'submitted'`

func startReview(ctx context.Context, tx postgres.Tx, e entryRow) error {
	return postgres.ExecOne(ctx, tx, startReviewSQL, postgres.Args{"id": e.ID, "version": e.Version})
}

const declareSQL = `
UPDATE review SET status = 'started', declared_at = app_now(), finished_at = NULL, version = version + 1
WHERE id = @id AND version = @version AND status <> 'void'`

func declare(ctx context.Context, tx postgres.Tx, r reviewRow) error {
	return postgres.ExecOne(ctx, tx, declareSQL, postgres.Args{"id": r.ID, "version": r.Version})
}
