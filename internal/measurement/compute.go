package measurement

import (
	"context"
	"strconv"
	"time"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/iid"
	"jaring/internal/postgres"
)

// Compute computes the index of the year from one basis and keeps it. Errors: fault.NotFound, Forbidden, and Conflict with
// a sentence that says what is missing.
func (s *Service) Compute(ctx context.Context, actor auth.Actor, year int, basis Basis) (Result, error) {
	var result Result
	err := s.db.InTx(ctx, func(tx postgres.Tx) error {
		m, at, err := s.measured(ctx, tx, actor, year)
		if err != nil {
			return err
		}
		result, err = compute(ctx, tx, actor, m, basis, postgres.NewID(), at)
		return err
	})
	return result, err
}

// Pair is a result of each basis; nil while there is none.
type Pair struct {
	Claimed, Verified *Result
}

// ComputeBoth computes both bases from the same moment. formKey is that of the form: sent twice, it computes once and
// returns the newest pair the second time. Errors as those of [Service.Compute].
func (s *Service) ComputeBoth(ctx context.Context, actor auth.Actor, year int, formKey string) (Pair, error) {
	var pair Pair
	err := s.db.InTx(ctx, func(tx postgres.Tx) error {
		m, at, err := s.measured(ctx, tx, actor, year)
		if err != nil {
			return err
		}
		id, first, err := postgres.Once(ctx, tx, postgres.FormKey{Key: formKey, PersonID: actor.PersonID, Act: "compute",
			Fingerprint: postgres.Fingerprint(strconv.Itoa(year)), TargetID: postgres.NewID()})
		if err != nil {
			return err
		}
		if !first {
			pair, err = pairOf(ctx, tx, year)
			return err
		}
		claimed, err := compute(ctx, tx, actor, m, Claimed, postgres.NewID(), at)
		if err != nil {
			return err
		}
		verified, err := compute(ctx, tx, actor, m, Verified, id, at)
		pair = Pair{Claimed: &claimed, Verified: &verified}
		return err
	})
	return pair, err
}

// measured locks the year, decides, and gathers what is needed.
func (s *Service) measured(ctx context.Context, tx postgres.Tx, actor auth.Actor, year int) (material, time.Time, error) {
	if err := lockYear(ctx, tx, year); err != nil {
		return material{}, time.Time{}, err
	}
	if !auth.Can(actor, auth.Measure, auth.Facts{}) {
		return material{}, time.Time{}, fault.Forbidden("")
	}
	m, err := s.gather(ctx, tx, year)
	if err == nil {
		err = m.ready()
	}
	if err != nil {
		return m, time.Time{}, err
	}
	at, err := postgres.Now(ctx, tx)
	return m, at, err
}

const textRefused = "Indeks tidak dapat dihitung karena ada isian yang tidak cocok dengan instrumen tahun ini. " +
	"Periksa Indikator SPD dan tahun instrumen di Jendela dan target."

func compute(ctx context.Context, tx postgres.Tx, actor auth.Actor, m material, basis Basis, id string, at time.Time) (Result, error) {
	result := Result{ID: id, Year: m.cycle.Year, Basis: basis, InstrumentSHA256: m.instrument.SHA256,
		RuleVersion: iid.RuleVersion, ComputedBy: actor.Name, ComputedAt: at}
	input, err := iid.EncodePortfolio(m.portfolio(basis))
	if err != nil {
		return result, fault.Internal(err)
	}
	result.Input = string(input)
	scored, output, err := rescore(result.Input)
	if err != nil {
		return result, &fault.Error{Kind: fault.KindConflict, Message: textRefused, Err: err}
	}
	result.Output, result.IndexX100, result.Category = output, scored.IndexX100, scored.Category
	if err := insertResult(ctx, tx, result, actor.PersonID); err != nil {
		return result, err
	}
	return result, audit.Record(ctx, tx, audit.Event{Subject: audit.Measurement, SubjectID: id, Act: actCompute, Actor: actor,
		Detail: map[string]any{"year": result.Year, "basis": string(basis), "index": scored.Index, "category": result.Category,
			"counts": m.counts(basis), "fingerprint": fingerprint(result, actor.PersonID)}})
}

// actCompute is the act in the history of a result.
const actCompute = "compute"

// rescore goes the way of the command score: from the text of the input to the text of the output.
func rescore(input string) (iid.Result, string, error) {
	p, err := iid.DecodePortfolio([]byte(input))
	if err != nil {
		return iid.Result{}, "", err
	}
	scored, err := iid.Score(p)
	if err != nil {
		return iid.Result{}, "", err
	}
	output, err := iid.EncodeResult(scored)
	return scored, string(output), err
}

// fingerprint stands in the history, so that a result that was changed behind the program's back differs from it.
func fingerprint(r Result, personID string) string {
	return postgres.Fingerprint(r.ID, strconv.Itoa(r.Year), string(r.Basis), r.InstrumentSHA256, r.RuleVersion, r.Input, r.Output,
		strconv.Itoa(r.IndexX100), r.Category, personID, stamp(r.ComputedAt))
}
