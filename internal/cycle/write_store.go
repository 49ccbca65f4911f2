package cycle

import (
	"context"

	"jaring/internal/postgres"
)

const insertSQL = `
INSERT INTO cycle (year, instrument_year, eligible_from, eligible_to, min_words_design, assessors_per_entry,
  rejected_in_divisor, counted_stages, secondary_services_count, empty_is_unassessable, is_sample)
VALUES (@year, @instrument_year, @eligible_from, @eligible_to, @min_words_design, @assessors_per_entry,
  @rejected_in_divisor, @counted_stages, @secondary_services_count, @empty_is_unassessable, @is_sample)`

const updateSQL = `
UPDATE cycle SET instrument_year = @instrument_year, eligible_from = @eligible_from, eligible_to = @eligible_to,
  min_words_design = @min_words_design, assessors_per_entry = @assessors_per_entry,
  rejected_in_divisor = @rejected_in_divisor, counted_stages = @counted_stages,
  secondary_services_count = @secondary_services_count, empty_is_unassessable = @empty_is_unassessable,
  is_sample = @is_sample, version = version + 1
WHERE year = @year AND version = @version`

const clearWindowsSQL = `
DELETE FROM cycle_window WHERE year = @year`

const clearTargetsSQL = `
DELETE FROM target WHERE year = @year`

const insertWindowSQL = `
INSERT INTO cycle_window (year, stage, opens_at, closes_at) VALUES (@year, @stage, @opens_at, @closes_at)`

const insertTargetSQL = `
INSERT INTO target (year, scope, key, amount) VALUES (@year, @scope, @key, @amount)`

// Insert writes a whole year as given. It asks nobody's permission and records no act: it is for those who fill an empty
// database, and for [Service.Create].
func Insert(ctx context.Context, tx postgres.Tx, c Cycle) error {
	if err := postgres.ExecOne(ctx, tx, insertSQL, columns(c)); err != nil {
		return err
	}
	return insertParts(ctx, tx, c)
}

func update(ctx context.Context, tx postgres.Tx, c Cycle) error {
	args := columns(c)
	args["version"] = c.Version
	if err := postgres.ExecOne(ctx, tx, updateSQL, args); err != nil {
		return err
	}
	for _, clear := range []string{clearWindowsSQL, clearTargetsSQL} {
		if _, err := postgres.Exec(ctx, tx, clear, postgres.Args{"year": c.Year}); err != nil {
			return err
		}
	}
	return insertParts(ctx, tx, c)
}

func insertParts(ctx context.Context, tx postgres.Tx, c Cycle) error {
	for _, w := range c.Windows {
		args := postgres.Args{"year": c.Year, "stage": string(w.Stage), "opens_at": w.OpensAt, "closes_at": w.ClosesAt}
		if err := postgres.ExecOne(ctx, tx, insertWindowSQL, args); err != nil {
			return err
		}
	}
	for _, t := range c.Targets {
		args := postgres.Args{"year": c.Year, "scope": string(t.Scope), "key": t.Key, "amount": t.Amount}
		if err := postgres.ExecOne(ctx, tx, insertTargetSQL, args); err != nil {
			return err
		}
	}
	return nil
}

func columns(c Cycle) postgres.Args {
	var counted []string // nil is NULL: no answer
	for _, stage := range c.Settings.CountedStages {
		counted = append(counted, string(stage))
	}
	return postgres.Args{
		"year": c.Year, "instrument_year": c.InstrumentYear, "eligible_from": c.EligibleFrom, "eligible_to": c.EligibleTo,
		"min_words_design": c.MinWordsDesign, "assessors_per_entry": c.AssessorsPerEntry,
		"rejected_in_divisor": c.Settings.RejectedInDivisor, "counted_stages": counted,
		"secondary_services_count": c.Settings.SecondaryServicesCount,
		"empty_is_unassessable":    c.Settings.EmptyIsUnassessable, "is_sample": c.IsSample,
	}
}
