package screening

import (
	"context"

	"jaring/internal/postgres"
)

type conflictedSheet struct {
	ID         string
	AssessorID string
	Name       string
}

const conflictedSheetsSQL = `
SELECT r.id, r.assessor_id, p.name
FROM review r
JOIN entry e ON e.id = r.entry_id
JOIN person p ON p.id = r.assessor_id
WHERE r.entry_id = @entry AND r.status <> 'void' AND may_not_judge(r.assessor_id, e.unit_id, e.innovation_id)
ORDER BY p.name, r.id`

func conflictedSheets(ctx context.Context, tx postgres.Tx, entry string) ([]conflictedSheet, error) {
	return postgres.All[conflictedSheet](ctx, tx, conflictedSheetsSQL, postgres.Args{"entry": entry})
}

const insertDecisionSQL = `
INSERT INTO decision (id, entry_id, round, act, reason_code, text, next_year, sheets, decided_by)
VALUES (@id, @entry, @round, @act, @reason, @text, @next_year, @sheets, @by)`

func insertDecision(ctx context.Context, tx postgres.Tx, id string, e entryRow, r ruling, sheets, by string) error {
	return postgres.ExecOne(ctx, tx, insertDecisionSQL, postgres.Args{
		"id": id, "entry": e.ID, "round": e.Round, "act": string(r.Act), "reason": r.Reason, "text": r.Text, "next_year": r.NextYear,
		"sheets": sheets, "by": by,
	})
}

const moveDecidedSQL = `
UPDATE entry SET status = @to, decided_at = app_now(), deferred_to = @deferred_to, updated_at = app_now(), version = version + 1
WHERE id = @id AND version = @version AND status = 'in_review' AND ready_at IS NOT NULL`

func moveDecided(ctx context.Context, tx postgres.Tx, e entryRow, r ruling) error {
	return postgres.ExecOne(ctx, tx, moveDecidedSQL, postgres.Args{
		"id": e.ID, "version": e.Version, "to": string(r.To), "deferred_to": r.NextYear,
	})
}
