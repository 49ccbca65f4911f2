package postgres_test

import (
	"context"
	"errors"
	"testing"

	"github.com/jackc/pgx/v5"

	"jaring/internal/fault"
	"jaring/internal/postgres"
	"jaring/internal/testdb"
)

const insertDistrict = "INSERT INTO district (code, name) VALUES (@code, @name)"

func addDistrict(ctx context.Context, q postgres.Querier, code string) error {
	_, err := postgres.Exec(ctx, q, insertDistrict, pgx.StrictNamedArgs{"code": code, "name": "Kecamatan " + code})
	return err
}

func districts(t *testing.T, d *testdb.DB) int {
	t.Helper()
	n, err := postgres.Value[int](t.Context(), d.DB, "SELECT count(*) FROM district", nil)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestInTx_Commit(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	err := d.DB.InTx(t.Context(), func(tx pgx.Tx) error { return addDistrict(t.Context(), tx, "1") })
	if err != nil || districts(t, d) != 1 {
		t.Errorf("%d districts, %v", districts(t, d), err)
	}
}

func TestInTx_Error(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	own := fault.Closed("tutup")
	err := d.DB.InTx(t.Context(), func(tx pgx.Tx) error {
		if err := addDistrict(t.Context(), tx, "1"); err != nil {
			return err
		}
		return own
	})
	if err != error(own) || districts(t, d) != 0 {
		t.Errorf("%d districts, %v", districts(t, d), err)
	}
}

func TestInTx_Panic(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	func() {
		defer func() {
			if got := recover(); got != "boom" {
				t.Errorf("recovered %v", got)
			}
		}()
		_ = d.DB.InTx(t.Context(), func(tx pgx.Tx) error {
			if err := addDistrict(t.Context(), tx, "1"); err != nil {
				t.Error(err)
			}
			panic("boom")
		})
	}()
	if n := districts(t, d); n != 0 {
		t.Errorf("%d districts after a panic", n)
	}
	if busy := d.DB.Pool().Stat().AcquiredConns(); busy != 0 {
		t.Errorf("%d connections not given back", busy)
	}
}

// TestInTx_SwallowedError: a transaction that has failed cannot commit, even if fn hides it.
func TestInTx_SwallowedError(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	err := d.DB.InTx(t.Context(), func(tx pgx.Tx) error {
		_ = addDistrict(t.Context(), tx, "1")
		_ = addDistrict(t.Context(), tx, "1")
		return nil
	})
	if fault.KindOf(err) != fault.KindInternal || districts(t, d) != 0 {
		t.Errorf("%d districts, %v", districts(t, d), err)
	}
}

func TestInTx_Cancelled(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	ctx, cancel := context.WithCancel(t.Context())
	err := d.DB.InTx(ctx, func(tx pgx.Tx) error {
		if err := addDistrict(ctx, tx, "1"); err != nil {
			return err
		}
		cancel()
		return ctx.Err()
	})
	if !errors.Is(err, context.Canceled) || districts(t, d) != 0 {
		t.Errorf("%d districts, %v", districts(t, d), err)
	}
	if _, ok := fault.As(err); ok {
		t.Errorf("a cancelled request became a fault: %v", err)
	}
}

// TestInTx_LostInCommit ends the connection inside COMMIT: people are told to look before they repeat.
func TestInTx_LostInCommit(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	const hangUp = `
		CREATE FUNCTION hang_up() RETURNS trigger LANGUAGE plpgsql AS
			$$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
		ALTER FUNCTION hang_up() SECURITY DEFINER;
		CREATE CONSTRAINT TRIGGER hang_up AFTER INSERT ON district DEFERRABLE INITIALLY DEFERRED
			FOR EACH ROW EXECUTE FUNCTION hang_up()`
	if _, err := d.Owner.Exec(t.Context(), hangUp); err != nil {
		t.Fatal(err)
	}
	err := d.DB.InTx(t.Context(), func(tx pgx.Tx) error { return addDistrict(t.Context(), tx, "1") })
	f, ok := fault.As(err)
	if !ok || f.Kind != fault.KindUnavailable || f.Message == fault.Unavailable(nil).Message {
		t.Errorf("got %v", err)
	}
}
