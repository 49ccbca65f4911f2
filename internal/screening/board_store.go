package screening

import (
	"context"

	"jaring/internal/postgres"
)

const sheetsWantedSQL = `SELECT assessors_per_entry FROM cycle WHERE year = @year`

func sheetsWanted(ctx context.Context, q postgres.Querier, year int) (int, error) {
	return postgres.Value[int](ctx, q, sheetsWantedSQL, postgres.Args{"year": year})
}

const boardWhere = `
FROM entry e
JOIN innovation i ON i.id = e.innovation_id
JOIN unit u ON u.id = e.unit_id
WHERE e.year = @year AND e.status IN ('submitted', 'in_review', 'returned')
  AND (@search = '' OR e.name ILIKE @search OR u.name ILIKE @search OR i.code ILIKE @search)
  AND (@level = '' OR u.level = @level)
  AND (NOT @open OR (SELECT count(*) FROM review r WHERE r.entry_id = e.id AND r.status <> 'void') < @wanted)`

// The few assessors are named first: the planner would rather ask of everybody whether they may judge.
const boardSQL = `
WITH assessor AS MATERIALIZED (
  SELECT p.id, p.name FROM person p
  WHERE p.active AND EXISTS (SELECT FROM role_assignment r WHERE r.person_id = p.id AND ` + inForce + `))
SELECT e.id AS entry_id, i.code, e.name, u.name AS unit_name, e.status, e.submitted_at AS submitted,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'name', p.name, 'status', r.status) ORDER BY p.name, r.id), '[]')
        FROM review r JOIN person p ON p.id = r.assessor_id WHERE r.entry_id = e.id AND r.status <> 'void') AS sheets,
       ARRAY(SELECT p.name FROM assessor p
             WHERE may_not_judge(p.id, e.unit_id, e.innovation_id)
               OR EXISTS (SELECT FROM review r WHERE r.entry_id = e.id AND r.assessor_id = p.id AND r.void_because = 'conflict')
             ORDER BY p.name) AS conflicted` + boardWhere + `
  AND (e.submitted_at, e.id) > (@at, @id::text)
ORDER BY e.submitted_at, e.id
LIMIT @limit`

func boardArgs(f BoardFilter, wanted int) postgres.Args {
	return postgres.Args{"year": f.Year, "search": contains(f.Search), "level": f.Level, "open": f.Open, "wanted": wanted}
}

func boardItems(ctx context.Context, q postgres.Querier, f BoardFilter, wanted int) ([]BoardItem, error) {
	args := boardArgs(f, wanted)
	args["at"], args["id"] = cutCursor(f.After)
	args["limit"] = f.Limit + 1
	return postgres.All[BoardItem](ctx, q, boardSQL, args)
}

const countBoardSQL = `SELECT count(*)` + boardWhere

func countBoard(ctx context.Context, q postgres.Querier, f BoardFilter, wanted int) (int, error) {
	return postgres.Value[int](ctx, q, countBoardSQL, boardArgs(f, wanted))
}

const givenSheetSQL = `
SELECT r.id, p.name AS assessor, r.status, e.id AS entry_id, e.name AS entry, u.name AS unit_name
FROM review r
JOIN person p ON p.id = r.assessor_id
JOIN entry e ON e.id = r.entry_id
JOIN unit u ON u.id = e.unit_id
WHERE r.id = @id AND r.status <> 'void'`

func givenSheet(ctx context.Context, q postgres.Querier, id string) (Given, error) {
	return postgres.One[Given](ctx, q, givenSheetSQL, postgres.Args{"id": id})
}
