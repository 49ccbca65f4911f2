package screening

import (
	"context"

	"jaring/internal/postgres"
)

const claimSQL = `SELECT level, version FROM claim WHERE entry_id = @entry AND indicator = @indicator`

// claimOf is fault.NotFound for an indicator that the unit never touched. The entry's lock keeps the claim still.
func claimOf(ctx context.Context, tx postgres.Tx, entry, indicator string) (claimRow, error) {
	return postgres.One[claimRow](ctx, tx, claimSQL, postgres.Args{"entry": entry, "indicator": indicator})
}

const saveMarkSQL = `
INSERT INTO review_mark (review_id, entry_id, indicator, claim_version, level, reason)
VALUES (@review, @entry, @indicator, @claim_version, @level, @reason)
ON CONFLICT ON CONSTRAINT review_mark_once DO UPDATE
SET claim_version = excluded.claim_version, level = excluded.level, reason = excluded.reason, marked_at = app_now()`

func saveMark(ctx context.Context, tx postgres.Tx, entry, review, indicator string, m mark) error {
	return postgres.ExecOne(ctx, tx, saveMarkSQL, postgres.Args{
		"review": review, "entry": entry, "indicator": indicator, "claim_version": m.ClaimVersion, "level": m.Level, "reason": m.Reason,
	})
}
