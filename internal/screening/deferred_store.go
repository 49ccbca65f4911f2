package screening

import (
	"context"

	"jaring/internal/postgres"
)

const deferredSQL = `
SELECT e.id AS entry_id, i.code, e.name, u.name AS unit_name, e.year, e.deferred_to, d.reason_code, d.text, p.name AS decided_by, d.decided_at,
       EXISTS (SELECT FROM decision_answer a WHERE a.decision_id = d.id) AS answered,
       EXISTS (SELECT FROM entry n WHERE n.innovation_id = e.innovation_id AND n.year >= e.deferred_to) AS resumed,
       coalesce((SELECT max(n.year) FROM carry k JOIN entry n ON n.id = k.entry_id WHERE k.from_entry_id = e.id), 0) AS carried_to
FROM entry e
JOIN innovation i ON i.id = e.innovation_id
JOIN unit u ON u.id = e.unit_id
JOIN decision d ON d.entry_id = e.id AND d.round = e.round
JOIN person p ON p.id = d.decided_by
WHERE e.status = 'deferred' AND (@year = 0 OR e.deferred_to = @year) AND (e.deferred_to, e.id) > (@after_year, @after_id::text)
ORDER BY e.deferred_to, e.id
LIMIT @limit`

func deferredItems(ctx context.Context, q postgres.Querier, year, afterYear int, afterID string, limit int) ([]DeferredItem, error) {
	return postgres.All[DeferredItem](ctx, q, deferredSQL, postgres.Args{
		"year": year, "after_year": afterYear, "after_id": afterID, "limit": limit,
	})
}

const deferredYearsSQL = `
SELECT deferred_to AS year, count(*) AS count FROM entry WHERE status = 'deferred' GROUP BY deferred_to ORDER BY deferred_to`

func deferredYears(ctx context.Context, q postgres.Querier) ([]YearCount, error) {
	return postgres.All[YearCount](ctx, q, deferredYearsSQL, nil)
}
