package cycle

import (
	"context"
	"slices"
	"time"

	"jaring/internal/iid"
	"jaring/internal/postgres"
)

// row is a cycle with its windows and targets as parallel arrays: one round trip, because every page of the staff names
// the cycle and its stage.
type row struct {
	Year                   int
	InstrumentYear         int
	EligibleFrom           time.Time
	EligibleTo             time.Time
	MinWordsDesign         int
	AssessorsPerEntry      int
	RejectedInDivisor      *bool
	CountedStages          []string
	SecondaryServicesCount *bool
	EmptyIsUnassessable    *bool
	IsSample               bool
	Version                int
	ReadAt                 time.Time
	Stages                 []string
	Opens                  []time.Time
	Closes                 []time.Time
	Scopes                 []string
	Keys                   []string
	Amounts                []int
}

const selectSQL = `
SELECT c.year, c.instrument_year, c.eligible_from, c.eligible_to, c.min_words_design, c.assessors_per_entry,
       c.rejected_in_divisor, c.counted_stages, c.secondary_services_count, c.empty_is_unassessable, c.is_sample, c.version,
       app_now() AS read_at,
       ARRAY(SELECT w.stage FROM cycle_window w WHERE w.year = c.year ORDER BY w.stage) AS stages,
       ARRAY(SELECT w.opens_at FROM cycle_window w WHERE w.year = c.year ORDER BY w.stage) AS opens,
       ARRAY(SELECT w.closes_at FROM cycle_window w WHERE w.year = c.year ORDER BY w.stage) AS closes,
       ARRAY(SELECT t.scope FROM target t WHERE t.year = c.year ORDER BY t.scope, t.key) AS scopes,
       ARRAY(SELECT t.key FROM target t WHERE t.year = c.year ORDER BY t.scope, t.key) AS keys,
       ARRAY(SELECT t.amount FROM target t WHERE t.year = c.year ORDER BY t.scope, t.key) AS amounts
FROM cycle c`

const byYearSQL = selectSQL + `
WHERE c.year = @year`

const listSQL = selectSQL + `
ORDER BY c.year DESC`

const currentSQL = selectSQL + `
WHERE c.year = coalesce(
  (SELECT max(w.year) FROM cycle_window w WHERE w.stage = 'collection' AND w.opens_at <= app_now()),
  (SELECT max(n.year) FROM cycle n))`

const lockSQL = `
SELECT c.year FROM cycle c WHERE c.year = @year FOR UPDATE`

func byYear(ctx context.Context, q postgres.Querier, year int) (Cycle, error) {
	r, err := postgres.One[row](ctx, q, byYearSQL, postgres.Args{"year": year})
	return r.cycle(), err
}

func current(ctx context.Context, q postgres.Querier) (Cycle, error) {
	r, err := postgres.One[row](ctx, q, currentSQL, nil)
	return r.cycle(), err
}

func list(ctx context.Context, q postgres.Querier) ([]Cycle, error) {
	rows, err := postgres.All[row](ctx, q, listSQL, nil)
	if err != nil {
		return nil, err
	}
	cycles := make([]Cycle, len(rows))
	for i, r := range rows {
		cycles[i] = r.cycle()
	}
	return cycles, nil
}

// locked reads the year after nobody else can change it.
func locked(ctx context.Context, tx postgres.Tx, year int) (Cycle, error) {
	if _, err := postgres.Value[int](ctx, tx, lockSQL, postgres.Args{"year": year}); err != nil {
		return Cycle{}, err
	}
	return byYear(ctx, tx, year)
}

func (r row) cycle() Cycle {
	c := Cycle{Year: r.Year, InstrumentYear: r.InstrumentYear, EligibleFrom: r.EligibleFrom, EligibleTo: r.EligibleTo,
		MinWordsDesign: r.MinWordsDesign, AssessorsPerEntry: r.AssessorsPerEntry, IsSample: r.IsSample, Version: r.Version,
		ReadAt: r.ReadAt}
	c.Settings = iid.Settings{RejectedInDivisor: r.RejectedInDivisor, SecondaryServicesCount: r.SecondaryServicesCount,
		EmptyIsUnassessable: r.EmptyIsUnassessable, CountedStages: stagesOf(r.CountedStages)}
	for _, stage := range Stages {
		for i, s := range r.Stages {
			if s == string(stage) {
				c.Windows = append(c.Windows, Window{Stage: stage, OpensAt: r.Opens[i], ClosesAt: r.Closes[i]})
			}
		}
	}
	for _, aim := range Aims {
		for i, scope := range r.Scopes {
			if aim == (Aim{Scope(scope), r.Keys[i]}) {
				c.Targets = append(c.Targets, Target{aim, r.Amounts[i]})
			}
		}
	}
	return c
}

// stagesOf keeps the difference between no answer (nil) and an answer, and puts the stages in their order.
func stagesOf(codes []string) []iid.Stage {
	if codes == nil {
		return nil
	}
	stages := []iid.Stage{}
	for _, stage := range iid.Stages {
		if slices.Contains(codes, string(stage)) {
			stages = append(stages, stage)
		}
	}
	return stages
}
