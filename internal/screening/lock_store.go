package screening

import (
	"context"

	"jaring/internal/postgres"
)

const entryFacts = `
SELECT e.id, e.innovation_id, e.name, e.unit_id, u.name AS unit_name, e.year, c.instrument_year, e.status, e.round, e.version,
       e.submitted_at, e.ready_at, `

const entryTables = ` AS conflict
FROM entry e JOIN unit u ON u.id = e.unit_id JOIN cycle c ON c.year = e.year`

// entryColumns are for acts of the coordinator, whose conflicts come from the units alone: otherwise a unit could choose who
// decides by whom it names.
const entryColumns = entryFacts + `has_conflict(@actor, e.unit_id)` + entryTables

const lockEntrySQL = entryColumns + `
WHERE e.id = @id
FOR UPDATE OF e`

func lockEntry(ctx context.Context, tx postgres.Tx, id, actor string) (entryRow, error) {
	return postgres.One[entryRow](ctx, tx, lockEntrySQL, postgres.Args{"id": id, "actor": actor})
}

// A sheet's assessor and entry never change, so they may be read before the lock.
const lockEntryOfSheetSQL = entryFacts + `may_not_judge(@actor, e.unit_id, e.innovation_id)` + entryTables + `
WHERE e.id = (SELECT r.entry_id FROM review r WHERE r.id = @review AND r.assessor_id = @actor)
FOR UPDATE OF e`

func lockEntryOfSheet(ctx context.Context, tx postgres.Tx, review, actor string) (entryRow, error) {
	return postgres.One[entryRow](ctx, tx, lockEntryOfSheetSQL, postgres.Args{"review": review, "actor": actor})
}

const lockEntriesSQL = entryColumns + `
WHERE e.id = ANY(@ids::text[])
ORDER BY e.id
FOR UPDATE OF e`

// lockEntries locks in the order of the ids, so that two bulk acts never wait for each other.
func lockEntries(ctx context.Context, tx postgres.Tx, ids []string, actor string) ([]entryRow, error) {
	return postgres.All[entryRow](ctx, tx, lockEntriesSQL, postgres.Args{"ids": ids, "actor": actor})
}

const lockSheetSQL = `
SELECT r.id, r.assessor_id, r.status, r.declared_at, r.version, coalesce(r.recommendation, '') AS recommended
FROM review r
WHERE r.id = @id
FOR UPDATE`

func lockSheet(ctx context.Context, tx postgres.Tx, id string) (reviewRow, error) {
	return postgres.One[reviewRow](ctx, tx, lockSheetSQL, postgres.Args{"id": id})
}

const voidSheetSQL = `
UPDATE review SET status = 'void', void_because = @because, finished_at = NULL, version = version + 1
WHERE id = @id AND status <> 'void'`

func voidSheet(ctx context.Context, tx postgres.Tx, id string, because VoidReason) error {
	return postgres.ExecOne(ctx, tx, voidSheetSQL, postgres.Args{"id": id, "because": string(because)})
}
