package screening

import (
	"context"
	"time"

	"jaring/internal/postgres"
)

type sheetCount struct {
	Living   int
	Finished int
}

const countSheetsSQL = `
SELECT count(*) FILTER (WHERE status <> 'void') AS living, count(*) FILTER (WHERE status = 'finished') AS finished
FROM review
WHERE entry_id = @entry`

func countSheets(ctx context.Context, tx postgres.Tx, entry string) (sheetCount, error) {
	return postgres.One[sheetCount](ctx, tx, countSheetsSQL, postgres.Args{"entry": entry})
}

const setReadySQL = `
UPDATE entry SET ready_at = app_now(), updated_at = app_now(), version = version + 1
WHERE id = @id AND version = @version AND status = 'in_review' AND ready_at IS NULL
RETURNING ready_at`

func setReady(ctx context.Context, tx postgres.Tx, e *entryRow) error {
	at, err := postgres.Value[time.Time](ctx, tx, setReadySQL, postgres.Args{"id": e.ID, "version": e.Version})
	if err != nil {
		return err
	}
	e.ReadyAt, e.Version = &at, e.Version+1
	return nil
}

const unsetReadySQL = `
UPDATE entry SET ready_at = NULL, updated_at = app_now(), version = version + 1
WHERE id = @id AND version = @version AND status = 'in_review' AND ready_at IS NOT NULL`

func unsetReady(ctx context.Context, tx postgres.Tx, e *entryRow) error {
	if err := postgres.ExecOne(ctx, tx, unsetReadySQL, postgres.Args{"id": e.ID, "version": e.Version}); err != nil {
		return err
	}
	e.ReadyAt, e.Version = nil, e.Version+1
	return nil
}

// What a coordinator has set by hand stays: it says which version of the claim it is about.
const clearVerificationSQL = `DELETE FROM verification WHERE entry_id = @entry AND set_by IS NULL`

func clearVerification(ctx context.Context, tx postgres.Tx, entry string) error {
	_, err := postgres.Exec(ctx, tx, clearVerificationSQL, postgres.Args{"entry": entry})
	return err
}

const fillVerificationSQL = `
INSERT INTO verification (entry_id, indicator, claim_version, level)
SELECT c.entry_id, c.indicator, c.version, min(m.level)
FROM claim c
JOIN review_mark m ON m.entry_id = c.entry_id AND m.indicator = c.indicator AND m.claim_version = c.version
JOIN review r ON r.id = m.review_id AND r.status = 'finished'
WHERE c.entry_id = @entry AND c.level > 0
GROUP BY c.entry_id, c.indicator, c.version
ON CONFLICT ON CONSTRAINT verification_once DO NOTHING`

func fillVerification(ctx context.Context, tx postgres.Tx, entry string) error {
	_, err := postgres.Exec(ctx, tx, fillVerificationSQL, postgres.Args{"entry": entry})
	return err
}
