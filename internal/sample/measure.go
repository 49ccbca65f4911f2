package sample

import (
	"context"

	"jaring/internal/auth"
	"jaring/internal/cycle"
	"jaring/internal/measurement"
	"jaring/internal/postgres"
)

const measuredSQL = `SELECT EXISTS (SELECT FROM index_result WHERE year = @year)`

// measure lets the coordinator compute the index of the present cycle, as a person would, unless that was done before.
func measure(ctx context.Context, db *postgres.DB) error {
	done, err := postgres.Value[bool](ctx, db, measuredSQL, postgres.Args{"year": present})
	if err != nil || done {
		return err
	}
	coordinator := auth.Actor{PersonID: newID("person", "koordinator"), Name: "Nur Hidayah",
		Current: auth.Grant{Role: auth.Coordinator}}
	_, err = measurement.New(db, cycle.New(db)).ComputeBoth(ctx, coordinator, present, "jaring-contoh-indeks-2026")
	return err
}
