package screening

import (
	"context"

	"jaring/internal/postgres"
)

const funnelSQL = `
SELECT count(*) FILTER (WHERE status = 'draft') AS drafts,
       count(*) FILTER (WHERE status <> 'draft') AS sent,
       count(*) FILTER (WHERE status IN ('shortlisted', 'deferred', 'declined', 'finalized') OR status = 'in_review' AND ready_at IS NOT NULL) AS judged,
       count(*) FILTER (WHERE status IN ('shortlisted', 'deferred', 'declined', 'finalized')) AS decided,
       count(*) FILTER (WHERE status IN ('shortlisted', 'finalized')) AS passed,
       count(*) FILTER (WHERE status = 'returned') AS returned,
       count(*) FILTER (WHERE status = 'in_review' AND ready_at IS NOT NULL) AS waiting,
       count(*) FILTER (WHERE status IN ('submitted', 'in_review')
         AND NOT EXISTS (SELECT FROM review r WHERE r.entry_id = entry.id AND r.status <> 'void')) AS unassigned
FROM entry
WHERE year = @year`

func funnelOf(ctx context.Context, q postgres.Querier, year int) (Funnel, error) {
	return postgres.One[Funnel](ctx, q, funnelSQL, postgres.Args{"year": year})
}

const reasonCountsSQL = `
SELECT d.reason_code AS code, count(*) AS count
FROM entry e JOIN decision d ON d.entry_id = e.id AND d.round = e.round
WHERE e.year = @year AND e.status IN ('deferred', 'declined')
GROUP BY d.reason_code
ORDER BY count(*) DESC, d.reason_code`

func reasonCounts(ctx context.Context, q postgres.Querier, year int) ([]ReasonCount, error) {
	return postgres.All[ReasonCount](ctx, q, reasonCountsSQL, postgres.Args{"year": year})
}

type workloadRow struct {
	PersonID string
	Name     string
	Assigned int
	Finished int
	Overdue  int
}

// Assessors without a sheet stand in the list too: they can take some.
const workloadsSQL = `
SELECT p.id AS person_id, p.name,
       count(v.id) AS assigned, count(v.id) FILTER (WHERE v.status = 'finished') AS finished,
       count(v.id) FILTER (WHERE v.status <> 'finished' AND v.due_on < (app_now() AT TIME ZONE 'Asia/Jakarta')::date) AS overdue
FROM person p
LEFT JOIN (SELECT r.id, r.assessor_id, r.status, r.due_on FROM review r JOIN entry e ON e.id = r.entry_id
           WHERE e.year = @year AND r.status <> 'void') AS v ON v.assessor_id = p.id
WHERE v.id IS NOT NULL OR (p.active AND EXISTS (SELECT FROM role_assignment r WHERE r.person_id = p.id AND ` + inForce + `))
GROUP BY p.id, p.name
ORDER BY count(v.id) DESC, p.name, p.id`

func workloadsOf(ctx context.Context, q postgres.Querier, year int) ([]workloadRow, error) {
	return postgres.All[workloadRow](ctx, q, workloadsSQL, postgres.Args{"year": year})
}

type lostRow struct {
	PersonID       string
	InstrumentYear int
	Indicator      string
	Levels         int
}

const lostLevelsSQL = `
SELECT r.assessor_id AS person_id, c.instrument_year, m.indicator, sum(k.level - m.level) AS levels
FROM review r
JOIN entry e ON e.id = r.entry_id
JOIN cycle c ON c.year = e.year
JOIN review_mark m ON m.review_id = r.id
JOIN claim k ON k.entry_id = m.entry_id AND k.indicator = m.indicator AND k.level > 0
WHERE e.year = @year AND r.status = 'finished'
GROUP BY r.assessor_id, c.instrument_year, m.indicator`

func lostLevels(ctx context.Context, q postgres.Querier, year int) ([]lostRow, error) {
	return postgres.All[lostRow](ctx, q, lostLevelsSQL, postgres.Args{"year": year})
}
