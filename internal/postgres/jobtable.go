package postgres

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/pressly/goose/v3"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivermigrate"
)

// JobSchema holds the tables of background work. Their shape is River's, so they stay apart from ours.
const JobSchema = "job"

const (
	// jobMigration is the number of the step among our own.
	jobMigration = 3
	// jobTables is the version of River's tables that the step makes. A later one is a step of its own.
	jobTables = 8
)

// jobGrants let the program add, take and clear away jobs, and own nothing.
const jobGrants = `
GRANT USAGE ON SCHEMA job TO jaring_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA job TO jaring_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA job TO jaring_app;
REVOKE INSERT, UPDATE, DELETE ON job.river_migration FROM jaring_app`

// jobStep makes the tables. River adds a value to a type and uses it in the next of its steps, which no single
// transaction can; begun and broken off, it goes on where it stopped.
func jobStep(url string) *goose.Migration {
	return goose.NewGoMigration(jobMigration, &goose.GoFunc{RunDB: func(ctx context.Context, _ *sql.DB) error {
		return makeJobTables(ctx, url)
	}}, nil)
}

func makeJobTables(ctx context.Context, url string) error {
	cfg, err := pgxpool.ParseConfig(url)
	if err != nil {
		return fmt.Errorf("database address: %w", err)
	}
	cfg.MaxConns = 2
	pool, err := pgxpool.NewWithConfig(ctx, cfg)
	if err != nil {
		return err
	}
	defer pool.Close()
	if _, err := pool.Exec(ctx, "CREATE SCHEMA IF NOT EXISTS "+JobSchema); err != nil {
		return err
	}
	m, err := rivermigrate.New(riverpgxv5.New(pool), &rivermigrate.Config{Schema: JobSchema, Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		return err
	}
	if _, err := m.Migrate(ctx, rivermigrate.DirectionUp, &rivermigrate.MigrateOpts{TargetVersion: jobTables}); err != nil {
		return err
	}
	_, err = pool.Exec(ctx, jobGrants)
	return err
}
