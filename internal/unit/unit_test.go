package unit

import (
	"testing"
	"time"

	"jaring/internal/auth"
	"jaring/internal/postgres"
	"jaring/internal/testdb"
)

func date(text string) time.Time {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return t
}

func moment(text string) time.Time {
	t, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		panic(err)
	}
	return t
}

// person writes somebody who acts in the role for the whole region.
func person(t *testing.T, d *testdb.DB, role auth.Role) auth.Actor {
	t.Helper()
	a := auth.Actor{PersonID: postgres.NewID(), Name: "Orang Uji", Current: auth.Grant{Role: role}}
	const sql = `INSERT INTO person (id, username, name, password_hash) VALUES (@id, @username, @name, 'x')`
	err := postgres.ExecOne(t.Context(), d.DB, sql, postgres.Args{"id": a.PersonID, "username": "u" + a.PersonID, "name": a.Name})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// insert writes a unit.
func insert(t *testing.T, d *testdb.DB, u Unit) Unit {
	t.Helper()
	err := d.DB.InTx(t.Context(), func(tx postgres.Tx) (err error) {
		u.ID, err = Insert(t.Context(), tx, u)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	u, err = New(d.DB).Find(t.Context(), u.ID)
	if err != nil {
		t.Fatal(err)
	}
	return u
}
