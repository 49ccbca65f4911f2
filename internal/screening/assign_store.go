package screening

import (
	"context"
	"time"

	"jaring/internal/postgres"
)

const todaySQL = `SELECT (app_now() AT TIME ZONE 'Asia/Jakarta')::date`

// today is the date in Pekalongan, at midnight UTC as dates are scanned.
func today(ctx context.Context, q postgres.Querier) (time.Time, error) {
	return postgres.Value[time.Time](ctx, q, todaySQL, nil)
}

const inForce = `r.role = 'assessor' AND r.starts_on <= (app_now() AT TIME ZONE 'Asia/Jakarta')::date
  AND (r.ends_on IS NULL OR r.ends_on >= (app_now() AT TIME ZONE 'Asia/Jakarta')::date)`

const countAssessorsSQL = `
SELECT count(*)
FROM person p
WHERE p.id = ANY(@ids::text[]) AND p.active AND EXISTS (SELECT FROM role_assignment r WHERE r.person_id = p.id AND ` + inForce + `)`

func countAssessors(ctx context.Context, tx postgres.Tx, ids []string) (int, error) {
	return postgres.Value[int](ctx, tx, countAssessorsSQL, postgres.Args{"ids": ids})
}

const conflictsSQL = `
SELECT p.name AS person, e.name AS entry, u.name AS unit, v.id IS NOT NULL AS declared, NOT has_conflict(p.id, e.unit_id) AS named
FROM entry e
JOIN unit u ON u.id = e.unit_id
CROSS JOIN person p
LEFT JOIN review v ON v.entry_id = e.id AND v.assessor_id = p.id AND v.void_because = 'conflict'
WHERE e.id = ANY(@entries::text[]) AND p.id = ANY(@assessors::text[]) AND (v.id IS NOT NULL OR may_not_judge(p.id, e.unit_id, e.innovation_id))
ORDER BY p.name, e.name, e.id`

func conflicts(ctx context.Context, tx postgres.Tx, a Assignment) ([]conflictPair, error) {
	return postgres.All[conflictPair](ctx, tx, conflictsSQL, postgres.Args{"entries": a.Entries, "assessors": a.Assessors})
}

// A sheet that was taken back is given out again with what it holds; one that is void for a conflict never is.
const insertSheetsSQL = `
INSERT INTO review (id, entry_id, assessor_id, due_on, assigned_by)
SELECT n.id, @entry, n.assessor, @due, @by
FROM unnest(@ids::text[], @assessors::text[]) AS n (id, assessor)
ON CONFLICT ON CONSTRAINT review_once_per_assessor DO UPDATE
SET status = 'assigned', void_because = NULL, declared_at = NULL, due_on = excluded.due_on, assigned_by = excluded.assigned_by,
    assigned_at = app_now(), version = review.version + 1
WHERE review.void_because = 'unassigned'
RETURNING assessor_id`

func insertSheets(ctx context.Context, tx postgres.Tx, entry string, assessors []string, due *time.Time, by string) ([]string, error) {
	ids := make([]string, len(assessors))
	for i := range ids {
		ids[i] = postgres.NewID()
	}
	return postgres.Column[string](ctx, tx, insertSheetsSQL, postgres.Args{
		"entry": entry, "ids": ids, "assessors": assessors, "due": due, "by": by,
	})
}

const setDueSQL = `
UPDATE review SET due_on = @due
WHERE entry_id = @entry AND assessor_id = ANY(@assessors::text[]) AND status IN ('assigned', 'started') AND due_on IS DISTINCT FROM @due`

func setDue(ctx context.Context, tx postgres.Tx, entry string, assessors []string, due time.Time) error {
	_, err := postgres.Exec(ctx, tx, setDueSQL, postgres.Args{"entry": entry, "assessors": assessors, "due": due})
	return err
}

const lockEntryWithSheetSQL = entryColumns + `
WHERE e.id = (SELECT r.entry_id FROM review r WHERE r.id = @review)
FOR UPDATE OF e`

func lockEntryWithSheet(ctx context.Context, tx postgres.Tx, review, actor string) (entryRow, error) {
	return postgres.One[entryRow](ctx, tx, lockEntryWithSheetSQL, postgres.Args{"review": review, "actor": actor})
}
