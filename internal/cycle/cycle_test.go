package cycle

import (
	"testing"
	"time"

	"jaring/internal/auth"
	"jaring/internal/postgres"
	"jaring/internal/testdb"
)

func wib(text string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04:05.000", text, WIB)
	if err != nil {
		panic(err)
	}
	return t
}

func date(text string) time.Time {
	t, err := time.Parse(time.DateOnly, text)
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

// year2026 has two windows with a gap of a day between them.
func year2026() Cycle {
	return Cycle{Year: 2026, InstrumentYear: 2026, EligibleFrom: date("2024-01-01"), EligibleTo: date("2025-12-31"),
		MinWordsDesign: 300, AssessorsPerEntry: 2, Version: 1,
		Windows: []Window{
			{Collection, wib("2026-05-01 08:00:00.000"), wib("2026-06-30 23:59:59.000")},
			{Measurement, wib("2026-07-02 00:00:00.000"), wib("2026-07-15 23:59:00.000")},
		},
		Targets: []Target{{Aim{Region, ""}, 120}, {Aim{Sector, "education"}, 50}, {Aim{Level, "SMP"}, 0}},
	}
}

func insert(t *testing.T, d *testdb.DB, cycles ...Cycle) {
	t.Helper()
	err := d.DB.InTx(t.Context(), func(tx postgres.Tx) error {
		for _, c := range cycles {
			if err := Insert(t.Context(), tx, c); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// desk is a database with the year 2026 on a day of its collection, and its coordinator.
func desk(t *testing.T) (*testdb.DB, *Service, auth.Actor) {
	t.Helper()
	d := testdb.New(t)
	d.SetNow(t, wib("2026-05-05 09:00:00.000"))
	insert(t, d, year2026())
	return d, New(d.DB), person(t, d, auth.Coordinator)
}

func find(t *testing.T, s *Service, year int) Cycle {
	t.Helper()
	c, err := s.Find(t.Context(), year)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func millis(n int64) time.Time { return time.UnixMilli(n).In(WIB) }
