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
	s := serverFor(t)
	return open(t, s, s.template)
}

// open clones a template for one test.
func open(t testing.TB, s *server, template string) *DB {
	t.Helper()
	d := &DB{name: newName()}
	d.URL = s.url(d.name)
	s.create(t, d.name, template)
	if err := d.connect(t.Context()); err != nil {
		t.Fatalf("open the test database: %v", err)
	}
	closeLater(t, d.DB.Close)
	closeLater(t, d.Owner.Close)
	return d
}

// connect opens the pools.
func (d *DB) connect(ctx context.Context) (err error) {
	if d.DB, err = postgres.Open(ctx, d.URL, postgres.Options{MaxConns: 12}); err != nil {
		return err
	}
	if d.Owner, err = openOwner(ctx, d.URL); err != nil {
		d.DB.Close()
	}
	return err
}

// NewEmpty makes a database without any table and returns its owner's address: for tests of migrating and restoring.
func NewEmpty(t testing.TB) string {
	t.Helper()
	server, name := serverFor(t), newName()
	server.create(t, name, "template0")
	return server.url(name)
}

func newName() string { return "t_" + strings.ToLower(rand.Text()[:20]) }

// closeLater does not wait: a connection that a test forgot to give back must not hang all others. The database is
// dropped by force first, or soon after.
func closeLater(t testing.TB, closePool func()) {
	t.Cleanup(func() { go closePool() })
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
