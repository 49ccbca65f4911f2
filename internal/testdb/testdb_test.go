package testdb

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"jaring/internal/postgres"
)

func TestNew_OwnDatabase(t *testing.T) {
	t.Parallel()
	a, b := New(t), New(t)
	if _, err := a.Owner.Exec(t.Context(), "CREATE TABLE only_here (x int)"); err != nil {
		t.Fatal(err)
	}
	there, err := postgres.Value[bool](t.Context(), b.DB, "SELECT to_regclass('only_here') IS NOT NULL", nil)
	if err != nil || there {
		t.Errorf("table of a seen in b: %v, %v", there, err)
	}
}

func TestNew_Role(t *testing.T) {
	t.Parallel()
	d := New(t)
	role, err := postgres.Value[string](t.Context(), d.DB, "SELECT current_user::text", nil)
	if err != nil || role != postgres.AppRole {
		t.Errorf("role %q, %v", role, err)
	}
}

func TestSetNow(t *testing.T) {
	t.Parallel()
	d := New(t)
	for _, want := range []time.Time{time.Date(2026, 3, 1, 7, 0, 0, 123000, time.UTC), time.Date(2024, 2, 16, 1, 2, 3, 0, time.UTC)} {
		if _, err := postgres.Now(t.Context(), d.DB); err != nil {
			t.Fatal(err)
		}
		d.SetNow(t, want)
		got, err := postgres.Now(t.Context(), d.DB)
		if err != nil || !got.Equal(want) {
			t.Errorf("now %v, %v; want %v", got, err, want)
		}
	}
}

// TestNewFilled: what was filled once is in every clone, and what a test writes stays its own.
func TestNewFilled(t *testing.T) {
	t.Parallel()
	fill := func(d *DB, dir string) error {
		if _, err := d.Owner.Exec(t.Context(), "CREATE TABLE filled (x int)"); err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(dir, "once"), nil, 0o600)
	}
	var folders [2]string
	for n := range folders {
		var d *DB
		d, folders[n] = NewFilled(t, "testdb", fill)
		d.Exec(t, "INSERT INTO filled VALUES (1)")
		if rows := d.Count(t, "SELECT count(*) FROM filled"); rows != 1 {
			t.Errorf("%d rows", rows)
		}
		if _, err := os.Stat(filepath.Join(folders[n], "once")); err != nil {
			t.Error(err)
		}
	}
	if folders[0] != folders[1] {
		t.Errorf("folders %q", folders)
	}
}
