package innovation

import (
	"context"
	"time"

	"jaring/internal/auth"
	"jaring/internal/postgres"
)

// The scope of an actor is part of every WHERE: what they may not see is never locked and never read.
const lockSQL = `
SELECT e.id FROM entry e
WHERE e.id = @id AND (@all OR e.unit_id = @unit
  OR EXISTS (SELECT FROM review r WHERE r.entry_id = e.id AND r.assessor_id = @assessor AND r.status <> 'void'))
FOR UPDATE OF e`

const visibleSQL = `
SELECT e.id FROM entry e
WHERE e.id = @id AND (@all OR e.unit_id = @unit
  OR EXISTS (SELECT FROM review r WHERE r.entry_id = e.id AND r.assessor_id = @assessor AND r.status <> 'void'))`

// scope are the arguments that limit a query to what the actor may see in the role they work in now.
func scope(actor auth.Actor, id string) postgres.Args {
	args := postgres.Args{"id": id, "all": actor.Is(auth.Coordinator), "unit": "", "assessor": ""}
	if actor.Is(auth.Submitter) {
		args["unit"] = actor.Current.UnitID
	}
	if actor.Is(auth.Assessor) {
		args["assessor"] = actor.PersonID
	}
	return args
}

// lockEntry must come before any other lock of the entry's parts.
func lockEntry(ctx context.Context, tx postgres.Tx, actor auth.Actor, id string) error {
	_, err := postgres.Value[string](ctx, tx, lockSQL, scope(actor, id))
	return err
}

func seeEntry(ctx context.Context, q postgres.Querier, actor auth.Actor, id string) error {
	_, err := postgres.Value[string](ctx, q, visibleSQL, scope(actor, id))
	return err
}

const readEntrySQL = `
SELECT e.id, e.innovation_id, i.code, e.name, e.year, c.instrument_year, c.min_words_design AS min_words,
       c.eligible_from, c.eligible_to,
       e.unit_id, u.name AS unit_name, u.kind AS unit_kind, coalesce(u.level, '') AS unit_level, coalesce(u.npsn, '') AS unit_npsn,
       coalesce(u.ownership, '') AS unit_ownership, coalesce(d.name, '') AS district_name,
       e.status, e.round, e.submitted_at, e.review_started_at, e.ready_at, e.decided_at, coalesce(e.deferred_to, 0) AS deferred_to,
       EXISTS (SELECT FROM decision x WHERE x.entry_id = e.id AND x.act = 'return') AS was_returned,
       app_now() AS read_at, e.created_by, p.name AS created_by_name, e.created_at, e.updated_at, e.version, i.is_sample,
       coalesce(i.slug, '') AS slug, i.published_at, e.difference,
       coalesce(o.year, 0) AS carried_from, coalesce(k.developed, '') AS developed
FROM entry e
JOIN innovation i ON i.id = e.innovation_id
JOIN unit u ON u.id = e.unit_id
JOIN cycle c ON c.year = e.year
JOIN person p ON p.id = e.created_by
LEFT JOIN district d ON d.code = u.district_code
LEFT JOIN carry k ON k.entry_id = e.id
LEFT JOIN entry o ON o.id = k.from_entry_id
WHERE e.id = ANY(@ids)`

func readEntry(ctx context.Context, q postgres.Querier, id string) (Entry, error) {
	return postgres.One[Entry](ctx, q, readEntrySQL, postgres.Args{"ids": []string{id}})
}

func readEntries(ctx context.Context, q postgres.Querier, ids []string) ([]Entry, error) {
	return postgres.All[Entry](ctx, q, readEntrySQL, postgres.Args{"ids": ids})
}

const touchSQL = `UPDATE entry SET updated_at = @now, version = version + 1 WHERE id = @id`

func touchEntry(ctx context.Context, tx postgres.Tx, id string, now time.Time) error {
	return postgres.ExecOne(ctx, tx, touchSQL, postgres.Args{"id": id, "now": now})
}

// An assessor's facts come from the sheets, and from every role they ever had.
const assessorSQL = `
SELECT EXISTS (SELECT FROM review r WHERE r.entry_id = e.id AND r.assessor_id = @assessor AND r.status <> 'void') AS assigned,
       may_not_judge(@assessor, e.unit_id, e.innovation_id) AS conflict
FROM entry e WHERE e.id = @id`

func assessorFacts(ctx context.Context, q postgres.Querier, personID, entryID string) (assigned, conflict bool, err error) {
	type facts struct{ Assigned, Conflict bool }
	f, err := postgres.One[facts](ctx, q, assessorSQL, postgres.Args{"id": entryID, "assessor": personID})
	return f.Assigned, f.Conflict, err
}
