package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"jaring/internal/fault"
	"jaring/internal/postgres"
	"jaring/internal/testdb"
)

func pgError(code, constraint string) error {
	return fmt.Errorf("query: %w", &pgconn.PgError{Code: code, ConstraintName: constraint})
}

func TestTranslate_Kinds(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		err  error
		want fault.Kind
	}{
		"no rows":              {pgx.ErrNoRows, fault.KindNotFound},
		"named constraint":     {pgError("23505", "unit_npsn_unique"), fault.KindInvalid},
		"race":                 {pgError("23505", "decision_once_per_round"), fault.KindConflict},
		"malformed id":         {pgError("23514", "public_id_form"), fault.KindNotFound},
		"unknown constraint":   {pgError("23514", "nobody_named_this"), fault.KindInternal},
		"null in a column":     {pgError("23502", ""), fault.KindInternal},
		"NUL in a text":        {pgError("22021", ""), fault.KindInvalid},
		"no permission":        {pgError("42501", ""), fault.KindInternal},
		"serialization":        {pgError("40001", ""), fault.KindUnavailable},
		"deadlock":             {pgError("40P01", ""), fault.KindUnavailable},
		"lock time-out":        {pgError("55P03", ""), fault.KindUnavailable},
		"statement time-out":   {pgError("57014", ""), fault.KindUnavailable},
		"shutdown":             {pgError("57P01", ""), fault.KindUnavailable},
		"starting up":          {pgError("57P03", ""), fault.KindUnavailable},
		"disk full":            {pgError("53100", ""), fault.KindUnavailable},
		"too many connections": {pgError("53300", ""), fault.KindUnavailable},
		"failed over":          {pgError("25006", ""), fault.KindUnavailable},
		"broken connection":    {fmt.Errorf("receive: %w", io.ErrUnexpectedEOF), fault.KindUnavailable},
		"reset":                {&net.OpError{Op: "read", Err: errors.New("connection reset")}, fault.KindUnavailable},
		"closed connection":    {fmt.Errorf("query: %w", pgconn.ErrConnClosed), fault.KindUnavailable},
		"anything else":        {errors.New("?"), fault.KindInternal},
	}
	for name, c := range cases {
		got := postgres.Translate(c.err)
		f, ok := fault.As(got)
		if !ok || f.Kind != c.want || f.Message == "" {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
		if c.want != fault.KindNotFound && !errors.Is(got, c.err) {
			t.Errorf("%s: the cause is lost", name)
		}
	}
}

func TestTranslate_Untouched(t *testing.T) {
	t.Parallel()
	for _, err := range []error{nil, context.Canceled, fmt.Errorf("wait: %w", context.DeadlineExceeded), fault.Stale(), fmt.Errorf("x: %w", fault.NotFound())} {
		if got := postgres.Translate(err); got != err {
			t.Errorf("%v became %v", err, got)
		}
	}
}

func TestTranslate_Field(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	if err := addDistrict(t.Context(), d.DB, "1"); err != nil {
		t.Fatal(err)
	}
	_, err := postgres.Exec(t.Context(), d.DB, insertDistrict, pgx.StrictNamedArgs{"code": "2", "name": "Kecamatan 1"})
	f, ok := fault.As(err)
	if !ok || f.Kind != fault.KindInvalid || f.Field("name") == "" {
		t.Errorf("taken name: %v", err)
	}
	_, err = postgres.Exec(t.Context(), d.DB, insertDistrict, pgx.StrictNamedArgs{"code": "3", "name": "a\x00b"})
	if fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("NUL: %v", err)
	}
}

// TestTranslate_Terminated ends a connection between two statements, as a restart of the server does.
func TestTranslate_Terminated(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	err := d.DB.InTx(t.Context(), func(tx pgx.Tx) error {
		pid, err := postgres.Value[int32](t.Context(), tx, "SELECT pg_backend_pid()", nil)
		if err != nil {
			return err
		}
		if _, err := d.Owner.Exec(t.Context(), "SELECT pg_terminate_backend($1, 5000)", pid); err != nil {
			return err
		}
		return addDistrict(t.Context(), tx, "1")
	})
	if fault.KindOf(err) != fault.KindUnavailable {
		t.Errorf("got %v", err)
	}
	if err := addDistrict(t.Context(), d.DB, "1"); err != nil {
		t.Errorf("the pool did not recover: %v", err)
	}
}

func TestTranslate_ClosedPool(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	d.DB.Close()
	if err := d.DB.Ping(t.Context()); fault.KindOf(err) != fault.KindUnavailable {
		t.Errorf("closed pool: %v", err)
	}
}
