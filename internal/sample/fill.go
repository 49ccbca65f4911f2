package sample

import (
	"context"
	"errors"
	"time"

	"jaring/internal/account"
	"jaring/internal/blob"
	"jaring/internal/fault"
	"jaring/internal/iid"
	"jaring/internal/postgres"
	"jaring/internal/unit"
)

// ErrRealData is the refusal to mix a sample with the data of real people.
var ErrRealData = errors.New("the database holds real data: a sample is only put into an empty one")

// Fill writes the sample region as it looks at now, with its files in the store, all or nothing. Where the sample is there
// already it does nothing; a database with anybody or a region that is not of a sample is ErrRealData. Files of a filling
// that failed may stay in the store: nothing names them.
func Fill(ctx context.Context, db *postgres.DB, store blob.Store, now time.Time) error {
	var found state
	err := db.InTx(ctx, func(tx postgres.Tx) error {
		var err error
		if found, err = lookAround(ctx, tx); err != nil || found != empty {
			return err
		}
		return fill(ctx, tx, store, now)
	})
	if err != nil {
		return err
	}
	if found == real {
		return ErrRealData
	}
	return measure(ctx, db)
}

// state is what a database holds.
type state int

const (
	empty state = iota
	sampled
	real
)

// Two programs may start on one database: the second waits until the first has filled it, however long its files take.
const (
	patienceSQL = `
SELECT set_config('lock_timeout', '5min', true), set_config('idle_in_transaction_session_timeout', '5min', true),
       set_config('statement_timeout', '5min', true)`
	aloneSQL = `SELECT pg_advisory_xact_lock(hashtextextended('jaring sample', 0))`

	lookSQL = `
SELECT (SELECT count(*) FROM region WHERE NOT is_sample) + (SELECT count(*) FROM person WHERE NOT is_sample) AS real,
       (SELECT count(*) FROM person WHERE is_sample) AS sample`
)

func lookAround(ctx context.Context, tx postgres.Tx) (state, error) {
	for _, sql := range []string{patienceSQL, aloneSQL} {
		if _, err := postgres.Exec(ctx, tx, sql, nil); err != nil {
			return empty, err
		}
	}
	seen, err := postgres.One[struct{ Real, Sample int }](ctx, tx, lookSQL, nil)
	switch {
	case err != nil:
		return empty, err
	case seen.Real > 0:
		return real, nil
	case seen.Sample > 0:
		return sampled, nil
	}
	return empty, nil
}

func fill(ctx context.Context, tx postgres.Tx, store blob.Store, now time.Time) error {
	file, err := unit.LoadRegion("pekalongan")
	if err != nil {
		return err
	}
	now = now.Truncate(time.Second)
	if err := writeRegion(ctx, tx, file, now); err != nil {
		return err
	}
	t, err := newTeller(ctx, tx, store, file, now)
	if err != nil {
		return err
	}
	told := t.tellAll()
	// Bytes are on the disk before a row names them. When one of them is not, that is what went wrong.
	if err := t.press.wait(); err != nil {
		return err
	}
	if told != nil {
		return told
	}
	if err := t.numberAll(ctx, tx); err != nil {
		return err
	}
	return t.save(ctx, tx)
}

func newTeller(ctx context.Context, tx postgres.Tx, store blob.Store, file unit.RegionFile, now time.Time) (*teller, error) {
	t := &teller{now: now, prefix: file.Setup.Prefix, press: newPress(ctx, store), instruments: map[int]*iid.Instrument{},
		known: map[string]int{}, crews: map[string][]innovatorRow{}, slugs: map[string]bool{}}
	var err error
	for _, year := range []int{story, present} {
		if t.instruments[year], err = iid.ForYear(year); err != nil {
			return nil, err
		}
	}
	if t.units, err = readUnits(ctx, tx); err != nil {
		return nil, err
	}
	hash, err := account.HashPassword(ctx, Password)
	if err != nil {
		return nil, err
	}
	if t.cast, err = t.enlist(t.units, hash); err != nil {
		return nil, err
	}
	t.writeAround(file)
	return t, nil
}

func (t *teller) tellAll() error {
	ideas, err := loadIdeas()
	if err != nil {
		return err
	}
	earlier, err := tell2024(ideas, t.units)
	if err != nil {
		return err
	}
	later, err := tell2026(ideas, t.units, earlier)
	if err != nil {
		return err
	}
	for _, plans := range [][]plan{earlier, later} {
		for i := range plans {
			plans[i].turn = i
			if err := t.tell(&plans[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

const (
	codesSQL   = `SELECT nextval('innovation_code_seq') FROM generate_series(1, @n::integer)`
	numbersSQL = `SELECT nextval('receipt_number_seq') FROM generate_series(1, @n::integer)`
)

// numberAll takes codes and numbers from the sequences, so that those that follow go on from there, and then writes the
// histories, which name the numbers.
func (t *teller) numberAll(ctx context.Context, tx postgres.Tx) error {
	codes, err := postgres.Column[int64](ctx, tx, codesSQL, postgres.Args{"n": len(t.innovations)})
	if err != nil {
		return err
	}
	numbers, err := postgres.Column[int64](ctx, tx, numbersSQL, postgres.Args{"n": len(t.pending)})
	if err != nil {
		return err
	}
	if err := t.number(codes, numbers); err != nil {
		return fault.Internal(err)
	}
	for _, s := range t.tales {
		t.remember(s)
	}
	t.inOrder()
	for _, f := range t.press.made {
		t.blobs = append(t.blobs, blobRow{f.sha256, f.size})
	}
	return nil
}
