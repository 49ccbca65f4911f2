package postgres_test

import (
	"errors"
	"io/fs"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/jackc/pgx/v5"

	"jaring/internal/postgres"
	"jaring/internal/testdb"
	"jaring/migrations"
)

func TestMigrate_Concurrent(t *testing.T) {
	t.Parallel()
	address := testdb.NewEmpty(t)
	sixAtOnce(t, func() error { return postgres.Migrate(t.Context(), address) })
	list, err := postgres.Status(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	files, err := fs.Glob(migrations.FS, "*.sql")
	if err != nil || len(list) != len(files)+1 { // and the tables of jobs
		t.Errorf("%d migrations of %d files, %v", len(list), len(files), err)
	}
	for _, m := range list {
		if m.AppliedAt.IsZero() {
			t.Errorf("%s is still pending", m.File)
		}
	}
}

func sixAtOnce(t *testing.T, do func() error) {
	t.Helper()
	errs := make([]error, 6)
	var all sync.WaitGroup
	for i := range errs {
		all.Go(func() { errs[i] = do() })
	}
	all.Wait()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
}

// TestMigrate_ConcurrentUpgrade: on an older database all six see the same step pending while the first still works.
func TestMigrate_ConcurrentUpgrade(t *testing.T) {
	t.Parallel()
	address := testdb.NewEmpty(t)
	files := fstest.MapFS{"00001_old.sql": migration("CREATE TABLE old (x int);")}
	if err := postgres.MigrateFS(t.Context(), address, files); err != nil {
		t.Fatal(err)
	}
	files["00002_slow.sql"] = migration("CREATE TABLE slow (x int); SELECT pg_sleep(0.5);")
	sixAtOnce(t, func() error { return postgres.MigrateFS(t.Context(), address, files) })
	if !tableExists(t, address, "slow") {
		t.Error("the second migration was not applied")
	}
}

func migration(sql string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte("-- +goose Up\n" + sql)}
}

func TestStatus_Pending(t *testing.T) {
	t.Parallel()
	list, err := postgres.Status(t.Context(), testdb.NewEmpty(t))
	if err != nil || len(list) == 0 || !list[0].AppliedAt.IsZero() {
		t.Errorf("%v, %v", list, err)
	}
}

// TestMigrate_Broken: a migration that fails leaves nothing behind, and the next attempt can go on.
func TestMigrate_Broken(t *testing.T) {
	t.Parallel()
	address := testdb.NewEmpty(t)
	files := fstest.MapFS{
		"00001_good.sql": migration("CREATE TABLE good (x int);"),
		"00002_bad.sql":  migration("CREATE TABLE half (x int); SELECT 1/0;"),
	}
	if err := postgres.MigrateFS(t.Context(), address, files); err == nil {
		t.Fatal("no error")
	}
	if !tableExists(t, address, "good") || tableExists(t, address, "half") {
		t.Error("the first should be there, the half of the second not")
	}
	files["00002_bad.sql"] = migration("CREATE TABLE half (x int);")
	if err := postgres.MigrateFS(t.Context(), address, files); err != nil || !tableExists(t, address, "half") {
		t.Errorf("second attempt: %v", err)
	}
}

func tableExists(t *testing.T, address, name string) bool {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	there, err := postgres.Value[bool](t.Context(), conn, "SELECT to_regclass(@name) IS NOT NULL", postgres.Args{"name": name})
	if err != nil {
		t.Fatal(err)
	}
	return there
}
