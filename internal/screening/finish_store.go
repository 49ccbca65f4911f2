package screening

import (
	"context"

	"jaring/internal/postgres"
)

const unmarkedSQL = `
SELECT c.indicator
FROM claim c
WHERE c.entry_id = @entry AND c.level > 0 AND NOT EXISTS (
  SELECT FROM review_mark m WHERE m.review_id = @review AND m.indicator = c.indicator AND m.claim_version = c.version)
ORDER BY c.indicator`

// unmarked are the claimed indicators without a level in the sheet.
func unmarked(ctx context.Context, q postgres.Querier, entry, review string) ([]string, error) {
	return postgres.Column[string](ctx, q, unmarkedSQL, postgres.Args{"entry": entry, "review": review})
}

const criteriaSQL = `SELECT letter, met, note FROM review_criterion WHERE review_id = @review ORDER BY letter`

func criteriaOf(ctx context.Context, q postgres.Querier, review string) ([]Criterion, error) {
	return postgres.All[Criterion](ctx, q, criteriaSQL, postgres.Args{"review": review})
}

const finishSQL = `
UPDATE review SET status = 'finished', finished_at = app_now(), version = version + 1
WHERE id = @id AND version = @version AND status = 'started'`

func finish(ctx context.Context, tx postgres.Tx, r reviewRow) error {
	return postgres.ExecOne(ctx, tx, finishSQL, postgres.Args{"id": r.ID, "version": r.Version})
}
