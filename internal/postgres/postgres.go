// Package postgres is the floor under the data: the connection pool, transactions, strict query functions, the
// translation of database errors into faults, and the migration runner.
package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

// AppRole is the role under which the program works. It owns nothing, so the grants of the migrations bind it.
const AppRole = "jaring_app"

// DB is a pool of connections that all work as the application's role. Safe for concurrent use.
type DB struct {
	pool *pgxpool.Pool
}

// Querier is what the query functions need; *DB and pgx.Tx satisfy it.
type Querier interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
	Exec(ctx context.Context, sql string, args ...any) (pgconn.CommandTag, error)
}

// Options of Open; the zero value suits one process talking to PostgreSQL directly.
type Options struct {
	// MaxConns bounds the pool; 0 leaves pgx's default or the URL's pool_max_conns.
	MaxConns int32
	// Role is taken by every connection; "" is AppRole.
	Role string
	// Exec is for a pooler in transaction mode: no prepared statements and no session settings. The login itself must
	// then carry them (ALTER ROLE login SET role = jaring_app), which Open checks.
	Exec bool
}

// sessionDefaults end what would otherwise hold locks or connections for ever, and fit plans to short questions. A value
// in the URL wins.
var sessionDefaults = map[string]string{
	"application_name":                    "jaring",
	"statement_timeout":                   "30s",
	"lock_timeout":                        "10s",
	"idle_in_transaction_session_timeout": "60s",
	// Data lies on solid state or in memory. The default price of a jump is that of a turning disk: with it the plan of a
	// list that begins anywhere looks so dear that PostgreSQL plans it anew for every page view.
	"random_page_cost": "1.1",
	// Compiling a statement pays for long reports, not for pages of fifty rows.
	"jit": "off",
}

// Open connects and makes sure that the database answers under the right role.
func Open(ctx context.Context, url string, o Options) (*DB, error) {
	cfg, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("database address: %w", err)
	}
	if o.Role == "" {
		o.Role = AppRole
	}
	if o.MaxConns > 0 {
		cfg.MaxConns = o.MaxConns
	}
	if o.Exec {
		cfg.ConnConfig.DefaultQueryExecMode = pgx.QueryExecModeExec
	} else {
		setSession(cfg.ConnConfig, o.Role)
	}
	pool, err := pgxpool.NewWithConfig(ctx, cfg)
	if err != nil {
		return nil, fmt.Errorf("open the database pool: %w", err)
	}
	db := &DB{pool: pool}
	if err := db.checkRole(ctx, o.Role); err != nil {
		pool.Close()
		return nil, err
	}
	return db, nil
}

// setSession puts role and limits into the start-up message: no extra round trip, and RESET returns to them.
func setSession(c *pgx.ConnConfig, role string) {
	for name, value := range sessionDefaults {
		if _, given := c.RuntimeParams[name]; !given {
			c.RuntimeParams[name] = value
		}
	}
	c.RuntimeParams["timezone"] = "UTC"
	c.RuntimeParams["role"] = role
}

func (db *DB) checkRole(ctx context.Context, want string) error {
	var got string
	err := db.pool.QueryRow(ctx, "SELECT current_user").Scan(&got)
	var refused *pgconn.PgError
	if errors.As(err, &refused) && refused.Code == "08P01" {
		return fmt.Errorf("connect to the database: %w (is it a pooler? then it must be configured as one)", err)
	}
	if err != nil {
		return fmt.Errorf("connect to the database: %w", err)
	}
	if got != want {
		return fmt.Errorf("the database login works as role %q, not %q: run ALTER ROLE <login> SET role = %s", got, want, want)
	}
	return nil
}

// Close waits for borrowed connections and closes them all.
func (db *DB) Close() { db.pool.Close() }

// Ping asks the database for an answer.
func (db *DB) Ping(ctx context.Context) error { return Translate(db.pool.Ping(ctx)) }

// Pool is for libraries that need the bare pool, and for gauges.
func (db *DB) Pool() *pgxpool.Pool { return db.pool }

// Query satisfies Querier; prefer All and One.
func (db *DB) Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error) {
	return db.pool.Query(ctx, sql, args...)
}

// QueryRow satisfies Querier; prefer One and Value.
func (db *DB) QueryRow(ctx context.Context, sql string, args ...any) pgx.Row {
	return db.pool.QueryRow(ctx, sql, args...)
}

// Exec satisfies Querier; prefer the functions Exec and ExecOne, which translate errors.
func (db *DB) Exec(ctx context.Context, sql string, args ...any) (pgconn.CommandTag, error) {
	return db.pool.Exec(ctx, sql, args...)
}
