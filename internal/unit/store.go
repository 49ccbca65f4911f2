package unit

import (
	"context"
	"strings"

	"jaring/internal/postgres"
)

const regionSQL = `
SELECT code, name, kind, province, prefix, office_name, is_sample FROM region`

const markSampleSQL = `
UPDATE region SET is_sample = true`

const districtsSQL = `
SELECT code, name, '' AS "in" FROM district ORDER BY name`

const wardsSQL = `
SELECT w.code, w.name, w.district_code AS "in"
FROM ward w JOIN district d ON d.code = w.district_code
ORDER BY d.name, w.name`

const columnsSQL = `
SELECT u.id, u.kind, u.name, coalesce(u.level, '') AS level, coalesce(u.npsn, '') AS npsn,
       coalesce(u.ownership, '') AS ownership, coalesce(u.parent_id, '') AS parent_id, coalesce(p.name, '') AS parent_name,
       coalesce(u.district_code, '') AS district_code, coalesce(d.name, '') AS district_name,
       coalesce(u.ward_code, '') AS ward_code, coalesce(w.name, '') AS ward_name,
       coalesce(u.successor_id, '') AS successor_id, coalesce(s.name, '') AS successor_name,
       u.closed_on, u.is_sample, u.version`

const fromSQL = `
FROM unit u
LEFT JOIN unit p ON p.id = u.parent_id
LEFT JOIN unit s ON s.id = u.successor_id
LEFT JOIN district d ON d.code = u.district_code
LEFT JOIN ward w ON w.code = u.ward_code`

const byIDSQL = columnsSQL + fromSQL + `
WHERE u.id = @id`

const livingSQL = `
WITH RECURSIVE chain AS (
  SELECT id, successor_id FROM unit WHERE id = @id
  UNION SELECT n.id, n.successor_id FROM unit n JOIN chain c ON n.id = c.successor_id)` + columnsSQL + fromSQL + `
JOIN chain ON chain.id = u.id AND chain.successor_id IS NULL`

const filterSQL = `
WHERE (@kind = '' OR u.kind = @kind)
  AND (@level = '' OR u.level = @level)
  AND (@district = '' OR u.district_code = @district)
  AND (@parent = '' OR u.parent_id = @parent)
  AND (@with_ended OR u.closed_on IS NULL)
  AND (@pattern = '' OR u.npsn LIKE @pattern
       OR EXISTS (SELECT FROM unit_name n WHERE n.unit_id = u.id AND n.name ILIKE @pattern))`

const listSQL = columnsSQL + fromSQL + filterSQL + `
  AND (u.name, u.id) > (@after_name, @after_id)
ORDER BY u.name, u.id
LIMIT @limit`

const countSQL = `
SELECT count(*)::integer AS n FROM unit u` + filterSQL

const namesSQL = `
SELECT name, valid_from AS "from", valid_to AS "to" FROM unit_name WHERE unit_id = @id ORDER BY valid_from`

const nameOnSQL = `
SELECT name FROM unit_name
WHERE unit_id = @id AND valid_from <= @day::date AND (valid_to IS NULL OR valid_to > @day::date)`

func byID(ctx context.Context, q postgres.Querier, id string) (Unit, error) {
	return postgres.One[Unit](ctx, q, byIDSQL, postgres.Args{"id": id})
}

func filterArgs(f Filter) postgres.Args {
	pattern := ""
	if words := tidy(f.Query); words != "" {
		pattern = "%" + strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(words) + "%"
	}
	return postgres.Args{"kind": string(f.Kind), "level": f.Level, "district": f.District, "parent": f.Parent,
		"pattern": pattern, "with_ended": f.WithEnded}
}
