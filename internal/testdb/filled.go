package testdb

import (
	"context"
	"errors"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
)

// filling is a database that one test of this process fills for all others.
type filling struct {
	once     sync.Once
	template string
	err      error
}

var fillings sync.Map // name → *filling

// NewFilled is New on a clone of what fill has made: it runs once in this process for each name. The template stays until
// the cluster ends, which a throw-away one does with the tests.
func NewFilled(t testing.TB, name string, fill func(*DB) error) *DB {
	t.Helper()
	s := serverFor(t)
	held, _ := fillings.LoadOrStore(name, &filling{})
	f := held.(*filling)
	f.once.Do(func() {
		f.err = errors.New("its first test gave up")
		f.template, f.err = s.fill(context.WithoutCancel(t.Context()), fill)
	})
	if f.err != nil {
		t.Fatalf("fill the test database %s: %v", name, f.err)
	}
	return open(t, s, f.template)
}

// fill makes a database and closes it for good: a single open connection makes every clone fail.
func (s *server) fill(ctx context.Context, fill func(*DB) error) (string, error) {
	d := &DB{name: newName()}
	d.URL = s.url(d.name)
	id := pgx.Identifier{d.name}.Sanitize()
	if err := s.exec(ctx, "CREATE DATABASE "+id+" TEMPLATE "+pgx.Identifier{s.template}.Sanitize()+" STRATEGY FILE_COPY"); err != nil {
		return "", err
	}
	if err := d.connect(ctx); err != nil {
		return "", err
	}
	err := fill(d)
	d.DB.Close()
	d.Owner.Close()
	if err != nil {
		return "", err
	}
	return d.name, s.exec(ctx, "ALTER DATABASE "+id+" IS_TEMPLATE true ALLOW_CONNECTIONS false")
}
