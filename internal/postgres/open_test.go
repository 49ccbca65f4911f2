package postgres_test

import (
	"context"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jaring/internal/postgres"
	"jaring/internal/testdb"
)

type session struct {
	Role, Zone, Statement, Lock, Idle string
}

const showSession = `SELECT current_user::text AS role, current_setting('timezone') AS zone,
	current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock,
	current_setting('idle_in_transaction_session_timeout') AS idle`

func TestOpen_Session(t *testing.T) {
	t.Parallel()
	got, err := postgres.One[session](t.Context(), testdb.New(t).DB, showSession, nil)
	want := session{Role: "jaring_app", Zone: "UTC", Statement: "30s", Lock: "10s", Idle: "1min"}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
}

// TestOpen_SurvivesReset: code that resets its session does not become the owner by it.
func TestOpen_SurvivesReset(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	conn, err := d.DB.Pool().Acquire(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Release()
	if _, err := conn.Exec(t.Context(), "RESET ROLE"); err != nil {
		t.Fatal(err)
	}
	role, err := postgres.Value[string](t.Context(), conn, "SELECT current_user::text", nil)
	if err != nil || role != "jaring_app" {
		t.Errorf("role %q, %v", role, err)
	}
}

func TestOpen_AddressWins(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	db, err := postgres.Open(t.Context(), d.URL+"&statement_timeout=7s", postgres.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	got, err := postgres.One[session](t.Context(), db, showSession, nil)
	if err != nil || got.Statement != "7s" || got.Lock != "10s" {
		t.Errorf("%+v, %v", got, err)
	}
}

// TestOpen_Pooler: behind a pooler the login must carry the role, and is refused when it does not.
func TestOpen_Pooler(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	login := "login_" + strings.ToLower(postgres.NewID())
	for _, sql := range []string{
		"CREATE ROLE " + login + " LOGIN PASSWORD 'x' IN ROLE jaring_app",
		"GRANT USAGE ON SCHEMA public TO " + login,
	} {
		if _, err := d.Owner.Exec(t.Context(), sql); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() {
		if _, err := d.Owner.Exec(context.Background(), "DROP OWNED BY "+login+"; DROP ROLE "+login); err != nil {
			t.Error(err)
		}
	})
	address, err := url.Parse(d.URL)
	if err != nil {
		t.Fatal(err)
	}
	address.User = url.UserPassword(login, "x")
	if _, err := postgres.Open(t.Context(), address.String(), postgres.Options{Exec: true}); err == nil || !strings.Contains(err.Error(), "ALTER ROLE") {
		t.Errorf("login without the role: %v", err)
	}
	if _, err := d.Owner.Exec(t.Context(), "ALTER ROLE "+login+" SET role = jaring_app"); err != nil {
		t.Fatal(err)
	}
	db, err := postgres.Open(t.Context(), address.String(), postgres.Options{Exec: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := addDistrict(t.Context(), db, "1"); err != nil {
		t.Error(err)
	}
	if n, err := postgres.Value[int](t.Context(), db, "SELECT count(*) FROM pg_prepared_statements", nil); err != nil || n != 0 {
		t.Errorf("%d prepared statements, %v", n, err)
	}
}

func TestOpen_Refused(t *testing.T) {
	t.Parallel()
	for _, address := range []string{
		"postgres://u:rahasia@127.0.0.1:1/x?connect_timeout=2",
		"postgres://u:rahasia@127.0.0.1:port/x",
		"postgres://u:rahasia@127.0.0.1/x?sslmode=nonsense",
	} {
		db, err := postgres.Open(t.Context(), address, postgres.Options{})
		if err == nil {
			db.Close()
			t.Errorf("%s opened", address)
		} else if strings.Contains(err.Error(), "rahasia") {
			t.Errorf("the password is in the error: %v", err)
		}
	}
}
