package screening

import (
	"context"

	"jaring/internal/postgres"
)

const overrideSQL = `
INSERT INTO verification (entry_id, indicator, claim_version, level, set_by, reason)
VALUES (@entry, @indicator, @claim_version, @level, @by, @reason)
ON CONFLICT ON CONSTRAINT verification_once DO UPDATE
SET claim_version = excluded.claim_version, level = excluded.level, set_by = excluded.set_by, reason = excluded.reason, set_at = app_now()`

const touchEntrySQL = `
UPDATE entry SET updated_at = app_now(), version = version + 1
WHERE id = @id AND version = @version AND status = 'in_review'`

// override counts as a change of the entry: whoever decides has to have seen it.
func override(ctx context.Context, tx postgres.Tx, e entryRow, indicator string, m mark, by string) error {
	if err := postgres.ExecOne(ctx, tx, touchEntrySQL, postgres.Args{"id": e.ID, "version": e.Version}); err != nil {
		return err
	}
	return postgres.ExecOne(ctx, tx, overrideSQL, postgres.Args{
		"entry": e.ID, "indicator": indicator, "claim_version": m.ClaimVersion, "level": m.Level, "by": by, "reason": m.Reason,
	})
}
