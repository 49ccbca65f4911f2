// Package testdb gives every test its own real database: a clone of a template that holds the migrated schema. Without
// PostgreSQL tests fail, they never skip.
package testdb

import (
	"context"
	"crypto/rand"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"jaring/internal/postgres"
)

// DB is one test's database.
type DB struct {
	DB    *postgres.DB  // as the program works: role jaring_app
	Owner *pgxpool.Pool // as the owner of the tables, for faults by trigger and for looking behind the grants
	URL   string        // for code under test that opens its own pool
	name  string
}

// New clones the template. The database goes away with the test.
func New(t testing.TB) *DB {
	t.Helper()
	ctx := t.Context()
	server, err := theServer(ctx)
	if err != nil {
		t.Fatalf("no database for tests: %v", err)
	}
	d := &DB{name: "t_" + strings.ToLower(rand.Text()[:20])}
	d.URL = server.url(d.name)
	if err := server.clone(ctx, d.name); err != nil {
		t.Fatalf("clone the template database: %v", err)
	}
	t.Cleanup(func() { d.drop(t, server) })
	if d.DB, err = postgres.Open(ctx, d.URL, postgres.Options{MaxConns: 12}); err != nil {
		t.Fatalf("open the test database: %v", err)
	}
	if d.Owner, err = openOwner(ctx, d.URL); err != nil {
		t.Fatalf("open the test database as its owner: %v", err)
	}
	return d
}

func openOwner(ctx context.Context, url string) (*pgxpool.Pool, error) {
	cfg, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, err
	}
	cfg.MaxConns = 4
	cfg.ConnConfig.RuntimeParams["timezone"] = "UTC"
	return pgxpool.NewWithConfig(ctx, cfg)
}

// drop closes in the background what a test may have left borrowed: a leaked connection must not hang the tests.
func (d *DB) drop(t testing.TB, server *server) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if err := server.exec(ctx, "DROP DATABASE IF EXISTS "+pgx.Identifier{d.name}.Sanitize()+" WITH (FORCE)"); err != nil {
		t.Errorf("drop the test database: %v", err)
	}
	if d.DB != nil {
		go d.DB.Close()
	}
	if d.Owner != nil {
		go d.Owner.Close()
	}
}

// SetNow fixes app_now() of this database. Connections that are open keep the old time, so the pools of d are renewed;
// a pool that the code under test opened itself must be opened after SetNow.
func (d *DB) SetNow(t testing.TB, now time.Time) {
	t.Helper()
	sql := fmt.Sprintf("ALTER DATABASE %s SET jaring.now = '%s'", pgx.Identifier{d.name}.Sanitize(), now.UTC().Format(time.RFC3339Nano))
	if _, err := d.Owner.Exec(t.Context(), sql); err != nil {
		t.Fatalf("set the clock: %v", err)
	}
	d.DB.Pool().Reset()
	d.Owner.Reset()
}
