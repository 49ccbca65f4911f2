package measurement

import (
	"context"
	"time"

	"jaring/internal/iid"
	"jaring/internal/postgres"
)

// lockYearSQL holds the year against changes of its settings and of the region's rows, and lines up computations; new
// drafts, which only refer to the year, are not held up.
const lockYearSQL = `
SELECT c.year FROM cycle c WHERE c.year = @year FOR NO KEY UPDATE`

const entriesSQL = `
SELECT e.id, e.status, coalesce(p.stage, '') AS stage, coalesce(p.main_service, '') AS main_service,
       coalesce(p.secondary_services, '{}') AS secondary_services,
       ARRAY(SELECT coalesce(c.level, 0)::integer FROM unnest(@codes::text[]) WITH ORDINALITY AS w(code, no)
             LEFT JOIN claim c ON c.entry_id = e.id AND c.indicator = w.code ORDER BY w.no) AS claimed,
       ARRAY(SELECT coalesce(v.level, 0)::integer FROM unnest(@codes::text[]) WITH ORDINALITY AS w(code, no)
             LEFT JOIN verification v ON v.entry_id = e.id AND v.indicator = w.code ORDER BY w.no) AS verified
FROM entry e
LEFT JOIN entry_profile p ON p.entry_id = e.id
WHERE e.year = @year AND e.status NOT IN ('draft', 'deferred')
ORDER BY e.created_at, e.id`

const insertResultSQL = `
INSERT INTO index_result (id, year, basis, instrument_sha256, rule_version, input, output, index_x100, category,
  computed_by, computed_at)
VALUES (@id, @year, @basis, @instrument, @rule, @input, @output, @index, @category, @person, @at)`

const resultSQL = `
SELECT r.id, r.year, r.basis, r.instrument_sha256, r.rule_version, r.input, r.output, r.index_x100, r.category,
       p.name AS computed_by, r.computed_at
FROM index_result r
JOIN person p ON p.id = r.computed_by`

const resultByIDSQL = resultSQL + `
WHERE r.id = @id`

const latestSQL = resultSQL + `
WHERE r.year = @year AND r.basis = @basis
ORDER BY r.computed_at DESC, r.id DESC
LIMIT 1`

const beforeSQL = resultSQL + `
WHERE r.year = @year AND r.basis = @basis AND (r.computed_at, r.id) < (@at, @id)
ORDER BY r.computed_at DESC, r.id DESC
LIMIT 1`

const listSQL = `
SELECT r.id, r.year, r.basis, r.index_x100, r.category, p.name AS computed_by, r.computed_at
FROM index_result r
JOIN person p ON p.id = r.computed_by
WHERE r.year = @year AND (@before::text = ''
  OR (r.computed_at, r.id) < (SELECT b.computed_at, b.id FROM index_result b WHERE b.id = @before::text))
ORDER BY r.computed_at DESC, r.id DESC
LIMIT @limit`

const namesSQL = `
SELECT e.id, e.name, n.code, u.name AS unit_name
FROM entry e
JOIN innovation n ON n.id = e.innovation_id
JOIN unit u ON u.id = e.unit_id
WHERE e.id = ANY(@ids)`

func lockYear(ctx context.Context, tx postgres.Tx, year int) error {
	_, err := postgres.Value[int](ctx, tx, lockYearSQL, postgres.Args{"year": year})
	return err
}

func entriesOf(ctx context.Context, q postgres.Querier, year int, in *iid.Instrument) ([]entryRow, error) {
	codes := []string{}
	for _, row := range in.SID() {
		codes = append(codes, row.Code)
	}
	return postgres.All[entryRow](ctx, q, entriesSQL, postgres.Args{"year": year, "codes": codes})
}

func insertResult(ctx context.Context, tx postgres.Tx, r Result, personID string) error {
	return postgres.ExecOne(ctx, tx, insertResultSQL, postgres.Args{
		"id": r.ID, "year": r.Year, "basis": string(r.Basis), "instrument": r.InstrumentSHA256, "rule": r.RuleVersion,
		"input": r.Input, "output": r.Output, "index": r.IndexX100, "category": r.Category, "person": personID, "at": r.ComputedAt,
	})
}

// latest returns nil while nothing was computed.
func latest(ctx context.Context, q postgres.Querier, year int, basis Basis) (*Result, error) {
	return first(postgres.All[Result](ctx, q, latestSQL, postgres.Args{"year": year, "basis": string(basis)}))
}

// before returns the computation of the same basis that came before, nil for the first.
func before(ctx context.Context, q postgres.Querier, r Result) (*Result, error) {
	return first(postgres.All[Result](ctx, q, beforeSQL, postgres.Args{"year": r.Year, "basis": string(r.Basis),
		"at": r.ComputedAt, "id": r.ID}))
}

func first(list []Result, err error) (*Result, error) {
	if err != nil || len(list) == 0 {
		return nil, err
	}
	return &list[0], nil
}

// micros is the precision of the database's clock.
const micros = "2006-01-02T15:04:05.000000Z"

func stamp(t time.Time) string { return t.UTC().Format(micros) }
