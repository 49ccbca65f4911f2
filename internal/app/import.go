package app

import (
	"context"
	"errors"

	"jaring/internal/measurement"
	"jaring/internal/postgres"
	"jaring/internal/unit"
)

// Imported is what the import of a region did, or would do.
type Imported struct {
	unit.Report
	Published int // official results and awards that were added
}

var errOnlyTried = errors.New("only tried")

// ImportRegion writes a region that the program brings with it: its units and what was published of its award. It can be
// repeated. dry does everything and takes it back.
func (a *App) ImportRegion(ctx context.Context, name string, dry bool) (Imported, error) {
	f, err := unit.LoadRegion(name)
	if err != nil {
		return Imported{}, err
	}
	var done Imported
	err = a.db.InTx(ctx, func(tx postgres.Tx) (err error) {
		if done.Report, err = unit.ImportRegion(ctx, tx, f); err != nil {
			return err
		}
		if done.Published, err = measurement.ImportOfficial(ctx, tx, f); err != nil {
			return err
		}
		if dry {
			return errOnlyTried
		}
		return nil
	})
	if errors.Is(err, errOnlyTried) {
		err = nil
	}
	return done, err
}
