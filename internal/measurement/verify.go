package measurement

import (
	"context"
	"fmt"
	"time"

	"jaring/internal/iid"
	"jaring/internal/postgres"
)

// Verification is the outcome of checking every stored result. Problems are English, for the command line.
type Verification struct {
	Results  int
	Problems []string
}

// stored is a result beside what the history says of it.
type stored struct {
	ID               string
	Year             int
	Basis            Basis
	InstrumentSHA256 string
	RuleVersion      string
	Input            string
	Output           string
	IndexX100        int
	Category         string
	PersonID         string
	ComputedAt       time.Time
	Attested         string // fingerprint of the moment of computing; empty without a row in the history
}

const storedSQL = `
SELECT r.id, r.year, r.basis, r.instrument_sha256, r.rule_version, r.input, r.output, r.index_x100, r.category,
       r.computed_by AS person_id, r.computed_at,
       coalesce((SELECT min(h.detail->>'fingerprint') FROM history h
                 WHERE h.subject = 'measurement' AND h.subject_id = r.id AND h.act = @act), '') AS attested
FROM index_result r
WHERE r.id > @after
ORDER BY r.id
LIMIT @limit`

const lostSQL = `
SELECT h.subject_id FROM history h
WHERE h.subject = 'measurement' AND h.act = @act AND NOT EXISTS (SELECT FROM index_result r WHERE r.id = h.subject_id)
ORDER BY h.id`

// verifyPage bounds the memory of a check of many years.
const verifyPage = 50

// VerifyResults recomputes every stored result from its input and compares digit by digit, and holds results and history
// against each other.
func (s *Service) VerifyResults(ctx context.Context) (Verification, error) {
	var v Verification
	for after := ""; ; {
		page, err := postgres.All[stored](ctx, s.db, storedSQL, postgres.Args{"act": actCompute, "after": after, "limit": verifyPage})
		if err != nil {
			return v, err
		}
		for _, r := range page {
			v.check(r)
			after = r.ID
		}
		if len(page) < verifyPage {
			break
		}
	}
	lost, err := postgres.Column[string](ctx, s.db, lostSQL, postgres.Args{"act": actCompute})
	for _, id := range lost {
		v.Problems = append(v.Problems, "result "+id+": stands in the history and is gone")
	}
	return v, err
}

func (v *Verification) check(r stored) {
	v.Results++
	problem := func(wrong bool, format string, args ...any) {
		if wrong {
			v.Problems = append(v.Problems, "result "+r.ID+": "+fmt.Sprintf(format, args...))
		}
	}
	problem(r.Attested != r.fingerprint(), "differs from what was attested when it was computed")
	problem(r.RuleVersion != iid.RuleVersion, "computed by the rules %s, this program has %s", r.RuleVersion, iid.RuleVersion)
	again, output, err := rescore(r.Input)
	if err != nil {
		problem(true, "its input cannot be computed: %v", err)
		return
	}
	if in, err := iid.ForYear(again.Year); err == nil {
		problem(in.SHA256 != r.InstrumentSHA256, "computed with the instrument %s, this program has %s", r.InstrumentSHA256, in.SHA256)
	}
	problem(output != r.Output, "its output differs from the recomputed one (index %s)", again.Index)
	problem(again.IndexX100 != r.IndexX100 || again.Category != r.Category, "stored as %s, %s; recomputed %s, %s",
		iid.Comma(r.IndexX100), r.Category, again.Index, again.Category)
}

func (r stored) fingerprint() string {
	return fingerprint(Result{ID: r.ID, Year: r.Year, Basis: r.Basis, InstrumentSHA256: r.InstrumentSHA256, RuleVersion: r.RuleVersion,
		Input: r.Input, Output: r.Output, IndexX100: r.IndexX100, Category: r.Category, ComputedAt: r.ComputedAt}, r.PersonID)
}
