package app

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"jaring/internal/config"
	"jaring/internal/postgres"
	"jaring/internal/postgres/local"
)

// Database is where the data is: the address the program works with, the owner's for migrations, and the private
// cluster behind both where there is one.
type Database struct {
	URL, OwnerURL string
	cluster       *local.Cluster
}

// FindDatabase takes the configured database, or starts or joins the private one in the data folder.
func FindDatabase(ctx context.Context, cfg config.Config) (*Database, error) {
	if cfg.DatabaseURL != "" {
		return &Database{URL: cfg.DatabaseURL, OwnerURL: cfg.DirectURL}, nil
	}
	cluster, err := local.Start(ctx, local.Options{Dir: filepath.Join(cfg.DataDir, "postgres"), Notes: os.Stderr})
	if err != nil {
		return nil, err
	}
	url := cluster.URL("jaring")
	return &Database{URL: url, OwnerURL: url, cluster: cluster}, nil
}

// Private says whether the database is the one in the data folder.
func (d *Database) Private() bool { return d.cluster != nil }

// Close stops the private cluster, after everything that uses it has ended.
func (d *Database) Close() error {
	if d.cluster == nil {
		return nil
	}
	return d.cluster.Stop()
}

// Open migrates where the program may, checks that the schema is current, and opens the pool.
func (d *Database) Open(ctx context.Context, cfg config.Config, migrate bool) (*postgres.DB, error) {
	if migrate || d.Private() {
		if err := postgres.Migrate(ctx, d.OwnerURL); err != nil {
			return nil, err
		}
	}
	db, err := postgres.Open(ctx, d.URL, postgres.Options{MaxConns: poolSize, Exec: cfg.Pooled})
	if err != nil {
		return nil, fmt.Errorf("%w (has `jaring migrate` been run?)", err)
	}
	if err := postgres.CheckSchema(ctx, db); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// poolSize is small on purpose: two cores serve most from four to eight connections, more only queue.
const poolSize = 8
