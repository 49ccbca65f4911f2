package innovation

import (
	"context"

	"jaring/internal/postgres"
)

// An innovation that nobody stands behind yet is not without a lead: it is not that far.
const leadless = `(EXISTS (SELECT FROM innovator v WHERE v.innovation_id = e.innovation_id)
       AND NOT EXISTS (SELECT FROM innovator v WHERE v.innovation_id = e.innovation_id AND v.is_lead AND v.until IS NULL))`

const rowColumns = `
SELECT e.id, i.code, e.name, e.year, e.status, coalesce(e.deferred_to, 0) AS deferred_to, e.unit_id, u.name AS unit_name,
       u.kind AS unit_kind, coalesce(u.level, '') AS unit_level, coalesce(u.district_code, '') AS district_code,
       e.submitted_at, e.created_at, ` + leadless + ` AS leadless
FROM entry e
JOIN innovation i ON i.id = e.innovation_id
JOIN unit u ON u.id = e.unit_id`

// One row more than PageSize tells whether there is a next page. The number stands in the statement, not among its
// arguments: PostgreSQL, which guesses a tenth of all rows for an argument, would plan each page view anew.
const newestFirst = `
  AND (e.created_at, e.id) < (@at, @id)
ORDER BY e.created_at DESC, e.id DESC
LIMIT 51`

// The plain list and the one by status are what people open most: an index gives each page in its order.
const (
	listYearSQL = rowColumns + `
WHERE e.year = @year` + newestFirst

	listStatusSQL = rowColumns + `
WHERE e.year = @year AND e.status = @status` + newestFirst
)

// What is written in the unit's name or in the code is looked up once, so that a text without a hit costs one walk through
// the year and no join.
const narrowed = `
  AND (@status = '' OR e.status = @status) AND (@kind = '' OR u.kind = @kind) AND (@level = '' OR u.level = @level)
  AND (@district = '' OR u.district_code = @district)
  AND (NOT @leadless OR ` + leadless + `)
  AND (@text = '' OR e.name ILIKE @text OR e.unit_id IN (SELECT id FROM unit WHERE name ILIKE @text)
       OR e.innovation_id IN (SELECT id FROM innovation WHERE code ILIKE @text))` + newestFirst

const (
	listNarrowSQL = rowColumns + `
WHERE e.year = @year` + narrowed

	listUnitSQL = rowColumns + `
WHERE e.unit_id = @unit AND (@year = 0 OR e.year = @year)` + narrowed

	listAssessorSQL = rowColumns + `
WHERE (@year = 0 OR e.year = @year)
  AND EXISTS (SELECT FROM review r WHERE r.entry_id = e.id AND r.assessor_id = @assessor AND r.status <> 'void')
  AND NOT may_not_judge(@assessor, e.unit_id, e.innovation_id)` + narrowed
)

const countLeadlessSQL = `
SELECT count(*) FROM entry e JOIN unit u ON u.id = e.unit_id
WHERE e.year = @year AND (@kinds::text[] IS NULL OR u.kind = ANY (@kinds)) AND ` + leadless

// CountLeadless counts the entries of a year whose innovation has people behind it and nobody who leads it now, as the list
// marks them; of units of these kinds, or of all. Whoever calls has decided that the reader may know.
func CountLeadless(ctx context.Context, q postgres.Querier, year int, kinds []string) (int, error) {
	return postgres.Value[int](ctx, q, countLeadlessSQL, postgres.Args{"year": year, "kinds": kinds})
}

const countsSQL = `SELECT status, count(*)::int AS n FROM entry WHERE year = @year GROUP BY status`
