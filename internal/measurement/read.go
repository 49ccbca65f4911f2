package measurement

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/iid"
	"jaring/internal/postgres"
)

// Summary is a result in a list.
type Summary struct {
	ID         string
	Year       int
	Basis      Basis
	IndexX100  int
	Category   string
	ComputedBy string
	ComputedAt time.Time
}

// List returns up to limit results of the year, the newest first: from the beginning, or those before the result with the
// id before.
func (s *Service) List(ctx context.Context, actor auth.Actor, year int, before string, limit int) ([]Summary, error) {
	if err := mayRead(actor); err != nil {
		return nil, err
	}
	return postgres.All[Summary](ctx, s.db, listSQL, postgres.Args{"year": year, "before": before, "limit": limit})
}

// Latest returns the newest result of each basis.
func (s *Service) Latest(ctx context.Context, actor auth.Actor, year int) (Pair, error) {
	if err := mayRead(actor); err != nil {
		return Pair{}, err
	}
	return pairOf(ctx, s.db, year)
}

func pairOf(ctx context.Context, q postgres.Querier, year int) (Pair, error) {
	var p Pair
	var err error
	if p.Claimed, err = latest(ctx, q, year, Claimed); err != nil {
		return p, err
	}
	p.Verified, err = latest(ctx, q, year, Verified)
	return p, err
}

// State says whether the year can be computed now, and whether that would change anything.
type State struct {
	Missing   string // a sentence; empty: nothing is missing
	NoFormula bool   // what is missing is the formula of the instrument's year
	Changed   bool   // what a new result would be computed from differs from what the newest one of a basis was
}

// State compares the newest results with the entries, levels and settings as they are now.
func (s *Service) State(ctx context.Context, actor auth.Actor, year int, newest Pair) (State, error) {
	if err := mayRead(actor); err != nil {
		return State{}, err
	}
	m, err := s.gather(ctx, s.db, year)
	if err != nil {
		return State{}, err
	}
	if missing, refused := fault.As(m.ready()); refused {
		return State{Missing: missing.Message, NoFormula: m.instrument.Formula == nil}, nil
	}
	var state State
	for basis, result := range map[Basis]*Result{Claimed: newest.Claimed, Verified: newest.Verified} {
		input, err := iid.EncodePortfolio(m.portfolio(basis))
		if err != nil {
			return state, fault.Internal(err)
		}
		state.Changed = state.Changed || result == nil || result.Input != string(input) ||
			result.InstrumentSHA256 != m.instrument.SHA256 || result.RuleVersion != iid.RuleVersion
	}
	return state, nil
}

// Receipt is a result with everything it rests on.
type Receipt struct {
	Result
	Portfolio iid.Portfolio
	Scored    iid.Result
	Same      bool // recomputing the input just now gave the same output, digit by digit
	Counts    Counts
	Names     map[string]EntryName // of the entries, as they are called now
	Previous  *Result              // of the same basis; nil for the first one
}

// EntryName tells people which entry an id of a portfolio is.
type EntryName struct {
	ID, Name, Code, UnitName string
}

// Get returns one result with names and the result before it. An unknown id is fault.NotFound.
func (s *Service) Get(ctx context.Context, actor auth.Actor, id string) (Receipt, error) {
	if err := mayRead(actor); err != nil {
		return Receipt{}, err
	}
	result, err := postgres.One[Result](ctx, s.db, resultByIDSQL, postgres.Args{"id": id})
	if err != nil {
		return Receipt{}, err
	}
	r, err := s.Open(ctx, actor, result)
	if err != nil {
		return r, err
	}
	if r.Names, err = s.names(ctx, r.Portfolio); err != nil {
		return r, err
	}
	r.Previous, err = before(ctx, s.db, result)
	return r, err
}

// Open reads a result that a pair has returned; names and the result before it are left out.
func (s *Service) Open(ctx context.Context, actor auth.Actor, result Result) (Receipt, error) {
	r := Receipt{Result: result}
	if err := mayRead(actor); err != nil {
		return r, err
	}
	if err := r.read(); err != nil {
		return r, fault.Internal(err)
	}
	history, err := audit.ListFor(ctx, s.db, audit.Measurement, r.ID, 0, 1)
	if err == nil && len(history) > 0 {
		r.Counts = countsIn(history[0].Detail)
	}
	return r, err
}

// read takes the numbers from the output as it is kept, never from a new computation.
func (r *Receipt) read() error {
	if err := json.Unmarshal([]byte(r.Output), &r.Scored); err != nil {
		return err
	}
	if err := json.Unmarshal([]byte(r.Input), &r.Portfolio); err != nil {
		return err
	}
	if len(r.Scored.Entries) != len(r.Portfolio.Entries) {
		return errors.New("result " + r.ID + ": input and output hold different entries")
	}
	again, output, err := rescore(r.Input)
	r.Same = err == nil && output == r.Output && again.IndexX100 == r.IndexX100
	r.Scored.Exact = again.Exact
	return nil
}

// countsIn reads what compute wrote.
func countsIn(detail map[string]any) Counts {
	var c Counts
	if text, err := json.Marshal(detail["counts"]); err == nil {
		_ = json.Unmarshal(text, &c) // a history of another form has no counts
	}
	return c
}

func (s *Service) names(ctx context.Context, p iid.Portfolio) (map[string]EntryName, error) {
	ids := make([]string, len(p.Entries))
	for i, e := range p.Entries {
		ids[i] = e.ID
	}
	list, err := postgres.All[EntryName](ctx, s.db, namesSQL, postgres.Args{"ids": ids})
	names := make(map[string]EntryName, len(list))
	for _, n := range list {
		names[n.ID] = n
	}
	return names, err
}

func mayRead(actor auth.Actor) error {
	if !auth.Can(actor, auth.ReadResults, auth.Facts{}) {
		return fault.Forbidden("")
	}
	return nil
}
