package postgres

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"jaring/migrations"
)

// Migration is one numbered file and when it was applied.
type Migration struct {
	Version   int64
	File      string    // empty for a step that is Go
	AppliedAt time.Time // zero while pending
}

// Migrate brings the schema up to date. url must lead to PostgreSQL directly, not through a pooler, and log in as the
// owner. Safe when several start at once: one works, the others wait for up to a minute.
func Migrate(ctx context.Context, url string) error {
	return migrate(ctx, url, migrations.FS, jobStep(url))
}

// MigrateFS is Migrate over other files.
func MigrateFS(ctx context.Context, url string, files fs.FS) error {
	return migrate(ctx, url, files)
}

func migrate(ctx context.Context, url string, files fs.FS, steps ...*goose.Migration) error {
	return withProvider(url, files, steps, func(p *goose.Provider) error {
		if _, err := p.Up(ctx); err != nil {
			return fmt.Errorf("migrate: %w", err)
		}
		return nil
	})
}

// Status lists every migration in order.
func Status(ctx context.Context, url string) ([]Migration, error) {
	var list []Migration
	err := withProvider(url, migrations.FS, []*goose.Migration{jobStep(url)}, func(p *goose.Provider) error {
		states, err := p.Status(ctx)
		if err != nil {
			return fmt.Errorf("migration status: %w", err)
		}
		for _, s := range states {
			list = append(list, Migration{Version: s.Source.Version, File: s.Source.Path, AppliedAt: s.AppliedAt})
		}
		return nil
	})
	return list, err
}

// withProvider puts the files and the steps that are Go in order of their numbers.
func withProvider(url string, files fs.FS, steps []*goose.Migration, fn func(*goose.Provider) error) error {
	conns, err := openOwner(url)
	if err != nil {
		return err
	}
	defer conns.Close()
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 60))
	if err != nil {
		return fmt.Errorf("migration lock: %w", err)
	}
	p, err := goose.NewProvider(goose.DialectPostgres, conns, files,
		goose.WithSessionLocker(locker), goose.WithDisableGlobalRegistry(true), goose.WithLogger(goose.NopLogger()),
		goose.WithGoMigrations(steps...))
	if err != nil {
		return fmt.Errorf("read migrations: %w", err)
	}
	return fn(p)
}

// openOwner connects as the login itself. A change of a table waits for its lock only briefly: while it waits,
// everybody behind it waits too.
func openOwner(url string) (*sql.DB, error) {
	cfg, err := pgx.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("database address: %w", err)
	}
	cfg.RuntimeParams["application_name"] = "jaring migrate"
	cfg.RuntimeParams["timezone"] = "UTC"
	cfg.RuntimeParams["lock_timeout"] = "15s"
	return stdlib.OpenDB(*cfg), nil
}
