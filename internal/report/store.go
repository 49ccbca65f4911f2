package report

import (
	"context"
	"time"

	"jaring/internal/postgres"
)

// cell is one kind and level in one district. A closed unit counts only where it took part.
type cell struct {
	Kind     string
	Level    string
	District string
	Count
}

const listCellsSQL = `
WITH e AS (
  SELECT unit_id, count(*) AS registered,
         count(*) FILTER (WHERE status <> 'draft') AS submitted,
         count(*) FILTER (WHERE status = 'in_review') AS in_review,
         count(*) FILTER (WHERE status = 'returned') AS returned,
         count(*) FILTER (WHERE status IN ('shortlisted', 'finalized')) AS passed,
         count(*) FILTER (WHERE status = 'deferred') AS deferred,
         count(*) FILTER (WHERE status = 'declined') AS declined
  FROM entry WHERE year = @year GROUP BY unit_id)
SELECT u.kind, coalesce(u.level, '') AS level, coalesce(d.name, '') AS district, count(*) AS units,
       count(*) FILTER (WHERE e.unit_id IS NULL) AS units_none,
       count(*) FILTER (WHERE passed > 0) AS units_passed,
       count(*) FILTER (WHERE passed = 0 AND submitted > deferred + declined) AS units_sent,
       count(*) FILTER (WHERE passed = 0 AND submitted = deferred + declined AND registered > submitted) AS units_draft,
       count(*) FILTER (WHERE passed = 0 AND submitted = deferred + declined AND registered = submitted) AS units_failed,
       coalesce(sum(e.registered), 0)::int AS registered, coalesce(sum(e.submitted), 0)::int AS submitted,
       coalesce(sum(e.in_review), 0)::int AS in_review, coalesce(sum(e.returned), 0)::int AS returned,
       coalesce(sum(e.passed), 0)::int AS passed, coalesce(sum(e.deferred), 0)::int AS deferred,
       coalesce(sum(e.declined), 0)::int AS declined
FROM unit u
LEFT JOIN e ON e.unit_id = u.id
LEFT JOIN district d ON d.code = u.district_code
WHERE u.closed_on IS NULL OR e.unit_id IS NOT NULL
GROUP BY u.kind, u.level, d.name
ORDER BY u.kind, u.level, d.name`

func listCells(ctx context.Context, q postgres.Querier, year int) ([]cell, error) {
	return postgres.All[cell](ctx, q, listCellsSQL, postgres.Args{"year": year})
}

// Only the decision of the entry's last round says why it did not get through.
const listReasonsSQL = `
SELECT d.reason_code AS code, r.label, d.act, count(*) AS count
FROM entry e
JOIN decision d ON d.entry_id = e.id AND d.round = e.round
JOIN decision_reason r ON r.code = d.reason_code
JOIN unit u ON u.id = e.unit_id
WHERE e.year = @year AND e.status IN ('deferred', 'declined') AND (@kinds::text[] IS NULL OR u.kind = ANY (@kinds))
GROUP BY d.reason_code, r.label, d.act
ORDER BY count(*) DESC, r.label, d.act`

func listReasons(ctx context.Context, q postgres.Querier, year int, kinds []string) ([]Reason, error) {
	return postgres.All[Reason](ctx, q, listReasonsSQL, postgres.Args{"year": year, "kinds": kinds})
}

// An entry counts from its first receipt on, and as passed from its decision on.
const listDaysSQL = `
WITH sent AS (
  SELECT (min(r.submitted_at) AT TIME ZONE 'Asia/Jakarta')::date AS day
  FROM entry e JOIN unit u ON u.id = e.unit_id JOIN receipt r ON r.entry_id = e.id
  WHERE e.year = @year AND u.kind = 'school' AND e.status <> 'draft' GROUP BY e.id),
passed AS (
  SELECT (e.decided_at AT TIME ZONE 'Asia/Jakarta')::date AS day
  FROM entry e JOIN unit u ON u.id = e.unit_id
  WHERE e.year = @year AND u.kind = 'school' AND e.status IN ('shortlisted', 'finalized')),
days AS (SELECT day, 1 AS submitted, 0 AS passed FROM sent UNION ALL SELECT day, 0, 1 FROM passed)
SELECT day AS on, (sum(sum(submitted)) OVER w)::int AS submitted, (sum(sum(passed)) OVER w)::int AS passed
FROM days GROUP BY day WINDOW w AS (ORDER BY day) ORDER BY day`

func listDays(ctx context.Context, q postgres.Querier, year int) ([]Day, error) {
	return postgres.All[Day](ctx, q, listDaysSQL, postgres.Args{"year": year})
}

const listEventsSQL = `
SELECT kind, title, held_on, place, audience FROM activity WHERE year = @year ORDER BY held_on, id`

func listEvents(ctx context.Context, q postgres.Querier, year int) ([]Event, error) {
	return postgres.All[Event](ctx, q, listEventsSQL, postgres.Args{"year": year})
}

func listYears(ctx context.Context, q postgres.Querier) ([]int, error) {
	return postgres.Column[int](ctx, q, `SELECT year FROM cycle ORDER BY year DESC`, nil)
}

const listSchoolsSQL = `
SELECT id, name, level, npsn, ownership, district, entries, state, last_at FROM (
  SELECT u.id, u.name, u.level, coalesce(u.npsn, '') AS npsn, coalesce(u.ownership, '') AS ownership, coalesce(d.name, '') AS district,
         count(e.id)::int AS entries,
         CASE WHEN count(e.id) = 0 THEN 'none'
              WHEN bool_or(e.status IN ('shortlisted', 'finalized')) THEN 'passed'
              WHEN bool_or(e.status IN ('submitted', 'in_review', 'returned')) THEN 'sent'
              WHEN bool_or(e.status = 'draft') THEN 'draft'
              ELSE 'failed' END AS state,
         max(coalesce(e.submitted_at, e.created_at)) AS last_at
  FROM unit u
  LEFT JOIN entry e ON e.unit_id = u.id AND e.year = @year
  LEFT JOIN district d ON d.code = u.district_code
  WHERE u.kind = 'school' AND (u.closed_on IS NULL OR e.id IS NOT NULL)
    AND (@level = '' OR u.level = @level) AND (@district = '' OR d.name = @district) AND (@q = '' OR u.name ILIKE @q)
  GROUP BY u.id, d.name) s
WHERE (@state = '' OR state = @state)
  AND (@after_id = '' OR (array_position(@states::text[], state), name, id) > (@after_rank, @after_name, @after_id))
ORDER BY array_position(@states::text[], state), name, id
LIMIT @limit`

func listSchools(ctx context.Context, q postgres.Querier, year int, f CoverageFilter, after Mark, limit int) ([]School, error) {
	return postgres.All[School](ctx, q, listSchoolsSQL, postgres.Args{
		"year": year, "level": f.Level, "district": f.District, "state": string(f.State), "q": pattern(f.Search),
		"states": stateNames(), "after_rank": after.Rank, "after_name": after.Name, "after_id": after.ID, "limit": limit,
	})
}

// School is one line of the coverage.
type School struct {
	ID        string
	Name      string
	Level     string
	NPSN      string `db:"npsn"`
	Ownership string
	District  string
	Entries   int
	State     State
	LastAt    *time.Time // last sending, or start of the draft
}
