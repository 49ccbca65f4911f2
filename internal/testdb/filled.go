package testdb

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// filling is a database that one test fills for all others, and the folder of what belongs to it.
type filling struct {
	once          sync.Once
	template, dir string
	err           error
}

var fillings sync.Map // name → *filling

// NewFilled is New on a clone of what fill has made, and the folder that fill was given: it runs once beside a cluster of
// ours, in whichever process asks first, else once in each process. The folder is one for all tests: they add to it at
// most. Both stay until the cluster ends.
func NewFilled(t testing.TB, name string, fill func(db *DB, dir string) error) (*DB, string) {
	t.Helper()
	s := serverFor(t)
	held, _ := fillings.LoadOrStore(name, &filling{})
	f := held.(*filling)
	f.once.Do(func() {
		f.err = errors.New("its first test gave up")
		f.err = s.fill(context.WithoutCancel(t.Context()), name, f, fill)
	})
	if f.err != nil {
		t.Fatalf("fill the test database %s: %v", name, f.err)
	}
	return open(t, s, f.template), f.dir
}

func (s *server) fill(ctx context.Context, name string, f *filling, fill func(*DB, string) error) (err error) {
	f.template, f.dir = "filled_"+name, filepath.Join(s.dir, name)
	if s.dir == "" { // somebody's own server, which may hold what another version of the program has made
		f.template = newName()
		f.dir, err = os.MkdirTemp("", "jaring-"+name+"-")
	} else {
		err = os.MkdirAll(f.dir, 0o700)
	}
	if err != nil {
		return err
	}
	return s.keep(ctx, f.template, s.template, func(url string) error {
		d := &DB{name: f.template, URL: url}
		if err := d.connect(ctx); err != nil {
			return err
		}
		defer d.Owner.Close()
		defer d.DB.Close()
		return fill(d, f.dir)
	})
}
