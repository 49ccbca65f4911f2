package main

import (
	"fmt"

	"jaring/internal/app"
	"jaring/internal/postgres"
)

type migrateCmd struct {
	Status bool `help:"Only list the migrations and when each was applied."`
}

func (c *migrateCmd) Run(std streams) error {
	cfg, err := readConfig()
	if err != nil {
		return err
	}
	ctx, stop := untilSignal()
	defer stop()
	database, err := app.FindDatabase(ctx, cfg)
	if err != nil {
		return err
	}
	defer database.Close()
	if !c.Status {
		if err := postgres.Migrate(ctx, database.OwnerURL); err != nil {
			return err
		}
	}
	list, err := postgres.Status(ctx, database.OwnerURL)
	if err != nil {
		return err
	}
	for _, m := range list {
		state := "pending"
		if !m.AppliedAt.IsZero() {
			state = m.AppliedAt.UTC().Format("2006-01-02 15:04:05 UTC")
		}
		fmt.Fprintf(std.out, "%05d  %-24s  %s\n", m.Version, m.File, state)
	}
	return nil
}
