package testdb

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"jaring/internal/postgres"
	"jaring/internal/postgres/local"
)

// server is the PostgreSQL that all tests of this process share, and the template that they clone.
type server struct {
	cluster  *local.Cluster // ours, if it is: it ends when nothing refers to it any more
	dir      string         // goes away with the cluster; empty where the server is not ours
	base     *url.URL
	admin    *pgxpool.Pool
	template string
}

var (
	startOnce sync.Once
	started   *server
	startErr  error
)

// theServer is TEST_DATABASE_URL, or a throw-away cluster of this process that ends with it.
func theServer(ctx context.Context) (*server, error) {
	startOnce.Do(func() {
		started, startErr = newServer(context.WithoutCancel(ctx))
	})
	return started, startErr
}

func newServer(ctx context.Context) (*server, error) {
	s := &server{template: templateName()}
	address, dir := os.Getenv("TEST_DATABASE_URL"), os.Getenv("TEST_DATABASE_DIR")
	if address == "" {
		var err error
		if s.cluster, err = StartCluster(ctx); err != nil {
			return nil, err
		}
		address, dir = s.cluster.URL("postgres"), s.cluster.Dir()
	}
	s.dir = dir
	var err error
	if s.base, err = url.Parse(address); err != nil {
		return nil, fmt.Errorf("TEST_DATABASE_URL: %w", err)
	}
	cfg, err := pgxpool.ParseConfig(address)
	if err != nil {
		return nil, fmt.Errorf("TEST_DATABASE_URL: %w", err)
	}
	cfg.MaxConns = 4
	if s.admin, err = pgxpool.NewWithConfig(ctx, cfg); err != nil {
		return nil, err
	}
	return s, s.keep(ctx, s.template, "template0", func(url string) error { return postgres.Migrate(ctx, url) })
}

// StartCluster starts a throw-away cluster, in memory where there is room. It ends with this process.
func StartCluster(ctx context.Context) (*local.Cluster, error) {
	dir, err := os.MkdirTemp(roomyDir(), "jaring-test-")
	if err != nil {
		return nil, err
	}
	return local.Start(ctx, local.Options{Dir: dir, Test: true})
}

func (s *server) url(database string) string {
	u := *s.base
	u.Path = "/" + database
	return u.String()
}

func (s *server) exec(ctx context.Context, sql string) error {
	_, err := s.admin.Exec(ctx, sql)
	return err
}

// create makes a database that is dropped with the test, whoever is still connected.
func (s *server) create(t testing.TB, name, template string) {
	t.Helper()
	id := pgx.Identifier{name}.Sanitize()
	sql := fmt.Sprintf("CREATE DATABASE %s TEMPLATE %s STRATEGY FILE_COPY", id, pgx.Identifier{template}.Sanitize())
	if err := s.exec(t.Context(), sql); err != nil {
		t.Fatalf("create the test database: %v", err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		if err := s.exec(ctx, "DROP DATABASE "+id+" WITH (FORCE)"); err != nil {
			t.Errorf("drop the test database: %v", err)
		}
	})
}

func serverFor(t testing.TB) *server {
	t.Helper()
	s, err := theServer(t.Context())
	if err != nil {
		t.Fatalf("no database for tests: %v", err)
	}
	return s
}
