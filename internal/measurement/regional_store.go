package measurement

import (
	"context"
	"time"

	"jaring/internal/postgres"
)

type levelRow struct {
	Year      int
	Indicator string
	Level     int
	Note      string
	Version   int
	UpdatedBy string
	UpdatedAt time.Time
}

type totalRow struct {
	Year      int
	TotalX100 int
	Note      string
	Version   int
	UpdatedBy string
	UpdatedAt time.Time
}

const levelColumns = `
SELECT l.year, l.indicator, l.level::integer AS level, l.note, l.version, p.name AS updated_by, l.updated_at
FROM regional_level l
JOIN person p ON p.id = l.updated_by`

const levelsSQL = levelColumns + `
WHERE l.year = @year`

const previousLevelsSQL = levelColumns + `
WHERE l.year = (SELECT max(b.year) FROM regional_level b WHERE b.year < @year)`

const totalColumns = `
SELECT t.year, t.total_x100, t.note, t.version, p.name AS updated_by, t.updated_at
FROM regional_total t
JOIN person p ON p.id = t.updated_by`

const totalSQL = totalColumns + `
WHERE t.year = @year`

const previousTotalSQL = totalColumns + `
WHERE t.year = (SELECT max(b.year) FROM regional_total b WHERE b.year < @year)`

const insertLevelSQL = `
INSERT INTO regional_level (year, indicator, level, note, updated_by) VALUES (@year, @indicator, @level, @note, @person)`

const updateLevelSQL = `
UPDATE regional_level SET level = @level, note = @note, updated_by = @person, updated_at = app_now(), version = version + 1
WHERE year = @year AND indicator = @indicator AND version = @version`

const insertTotalSQL = `
INSERT INTO regional_total (year, total_x100, note, updated_by) VALUES (@year, @total, @note, @person)`

const updateTotalSQL = `
UPDATE regional_total SET total_x100 = @total, note = @note, updated_by = @person, updated_at = app_now(), version = version + 1
WHERE year = @year AND version = @version`

func levelsOf(ctx context.Context, q postgres.Querier, year int) (map[string]levelRow, error) {
	return byIndicator(postgres.All[levelRow](ctx, q, levelsSQL, postgres.Args{"year": year}))
}

func previousLevels(ctx context.Context, q postgres.Querier, year int) (map[string]levelRow, error) {
	return byIndicator(postgres.All[levelRow](ctx, q, previousLevelsSQL, postgres.Args{"year": year}))
}

func byIndicator(rows []levelRow, err error) (map[string]levelRow, error) {
	levels := make(map[string]levelRow, len(rows))
	for _, row := range rows {
		levels[row.Indicator] = row
	}
	return levels, err
}

// totalOf returns nil while no total was entered.
func totalOf(ctx context.Context, q postgres.Querier, year int) (*totalRow, error) {
	return firstTotal(postgres.All[totalRow](ctx, q, totalSQL, postgres.Args{"year": year}))
}

func previousTotal(ctx context.Context, q postgres.Querier, year int) (*totalRow, error) {
	return firstTotal(postgres.All[totalRow](ctx, q, previousTotalSQL, postgres.Args{"year": year}))
}

func firstTotal(rows []totalRow, err error) (*totalRow, error) {
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return &rows[0], nil
}

// writeLevel writes a row that nobody saved before (version 0), or the next version of one.
func writeLevel(ctx context.Context, tx postgres.Tx, row levelRow, personID string) error {
	args := postgres.Args{"year": row.Year, "indicator": row.Indicator, "level": row.Level, "note": row.Note, "person": personID}
	if row.Version == 0 {
		return postgres.ExecOne(ctx, tx, insertLevelSQL, args)
	}
	args["version"] = row.Version
	return postgres.ExecOne(ctx, tx, updateLevelSQL, args)
}

// writeTotal does the same for the total.
func writeTotal(ctx context.Context, tx postgres.Tx, row totalRow, personID string) error {
	args := postgres.Args{"year": row.Year, "total": row.TotalX100, "note": row.Note, "person": personID}
	if row.Version == 0 {
		return postgres.ExecOne(ctx, tx, insertTotalSQL, args)
	}
	args["version"] = row.Version
	return postgres.ExecOne(ctx, tx, updateTotalSQL, args)
}
