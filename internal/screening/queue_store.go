package screening

import (
	"context"
	"strings"
	"time"

	"jaring/internal/innovation"
	"jaring/internal/postgres"
)

// pileSQL puts each sheet in one pile, or in none (”) when it was taken back. A conflict that has appeared since the
// assignment counts although the sheet is not void yet: reading writes nothing.
const pileSQL = `CASE
  WHEN r.void_because = 'unassigned' THEN ''
  WHEN r.status = 'void' OR may_not_judge(r.assessor_id, e.unit_id, e.innovation_id) THEN 'konflik'
  WHEN e.status = 'returned' THEN 'menunggu'
  WHEN r.status = 'finished' OR e.status NOT IN ('submitted', 'in_review') THEN 'selesai'
  ELSE 'giliran' END`

type queueCount struct {
	Mine     int
	ForUnit  int
	Done     int
	Conflict int
	Next     string
}

const queueCountsSQL = `
WITH q AS (
  SELECT r.id, r.due_on, r.assigned_at, ` + pileSQL + ` AS pile
  FROM review r JOIN entry e ON e.id = r.entry_id
  WHERE r.assessor_id = @assessor AND e.year = @year)
SELECT count(*) FILTER (WHERE pile = 'giliran') AS mine, count(*) FILTER (WHERE pile = 'menunggu') AS for_unit,
       count(*) FILTER (WHERE pile = 'selesai') AS done, count(*) FILTER (WHERE pile = 'konflik') AS conflict,
       coalesce((SELECT id FROM q WHERE pile = 'giliran' ORDER BY due_on NULLS LAST, assigned_at, id LIMIT 1)::text, '') AS next
FROM q`

func queueCounts(ctx context.Context, q postgres.Querier, assessor string, year int) (queueCount, error) {
	return postgres.One[queueCount](ctx, q, queueCountsSQL, postgres.Args{"assessor": assessor, "year": year})
}

type queueRow struct {
	ReviewID       string
	EntryID        string
	Code           string
	Name           string
	UnitName       string
	InstrumentYear int
	Service        string
	Status         Status
	EntryStatus    innovation.Status
	DueOn          *time.Time
	DeclaredAt     *time.Time
	SubmittedAt    *time.Time
	Claimed        map[string]int
	Marked         int
	Conflict       bool
}

const queueSQL = `
SELECT q.review_id, q.entry_id, i.code, q.name, u.name AS unit_name, c.instrument_year, coalesce(p.main_service, '') AS service,
       q.status, q.entry_status, q.due_on, q.declared_at, q.submitted_at, q.pile = 'konflik' AS conflict,
       (SELECT coalesce(jsonb_object_agg(k.indicator, k.level), '{}') FROM claim k WHERE k.entry_id = q.entry_id) AS claimed,
       (SELECT count(*) FROM review_mark m JOIN claim k ON k.entry_id = m.entry_id AND k.indicator = m.indicator AND k.level > 0
        WHERE m.review_id = q.review_id) AS marked
FROM (SELECT r.id AS review_id, r.status, r.due_on, r.declared_at, r.assigned_at, e.id AS entry_id, e.innovation_id, e.unit_id, e.year, e.name,
             e.status AS entry_status, e.submitted_at, ` + pileSQL + ` AS pile
      FROM review r JOIN entry e ON e.id = r.entry_id
      WHERE r.assessor_id = @assessor AND e.year = @year) AS q
JOIN innovation i ON i.id = q.innovation_id
JOIN unit u ON u.id = q.unit_id
JOIN cycle c ON c.year = q.year
LEFT JOIN entry_profile p ON p.entry_id = q.entry_id
WHERE q.pile = @pile
  AND (@search = '' OR q.name ILIKE @search OR u.name ILIKE @search OR i.code ILIKE @search)
  AND (@service = '' OR p.main_service = @service) AND (@level = '' OR u.level = @level)
ORDER BY q.due_on NULLS LAST, q.assigned_at, q.review_id
LIMIT @limit`

func queueItems(ctx context.Context, q postgres.Querier, assessor string, f QueueFilter, limit int) ([]queueRow, error) {
	return postgres.All[queueRow](ctx, q, queueSQL, postgres.Args{
		"assessor": assessor, "year": f.Year, "pile": string(f.Pile), "search": contains(f.Search), "service": f.Service, "level": f.Level, "limit": limit,
	})
}

// contains is a pattern for ILIKE that means the words themselves.
func contains(text string) string {
	text = strings.TrimSpace(text)
	if text == "" {
		return ""
	}
	return "%" + strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(text) + "%"
}
