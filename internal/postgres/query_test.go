package postgres_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"

	"jaring/internal/fault"
	"jaring/internal/postgres"
	"jaring/internal/testdb"
)

type district struct {
	Code string
	Name string
}

const listDistricts = "SELECT code, name FROM district ORDER BY code"

func TestAll(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	none, err := postgres.All[district](t.Context(), d.DB, listDistricts, nil)
	if err != nil || none == nil || len(none) != 0 {
		t.Errorf("empty table: %v, %v", none, err)
	}
	for _, code := range []string{"2", "1"} {
		if err := addDistrict(t.Context(), d.DB, code); err != nil {
			t.Fatal(err)
		}
	}
	got, err := postgres.All[district](t.Context(), d.DB, listDistricts, nil)
	want := []district{{"1", "Kecamatan 1"}, {"2", "Kecamatan 2"}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
}

// TestAll_Strict: columns and fields, arguments and names must match exactly.
func TestAll_Strict(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	if err := addDistrict(t.Context(), d.DB, "1"); err != nil {
		t.Fatal(err)
	}
	cases := map[string]struct {
		sql  string
		args pgx.StrictNamedArgs
	}{
		"column without field":  {"SELECT code, name, 1 AS extra FROM district", nil},
		"field without column":  {"SELECT code FROM district", nil},
		"argument without name": {listDistricts, pgx.StrictNamedArgs{"code": "1"}},
		"name without argument": {"SELECT code, name FROM district WHERE code = @code", pgx.StrictNamedArgs{}},
	}
	for name, c := range cases {
		if _, err := postgres.All[district](t.Context(), d.DB, c.sql, c.args); err == nil || fault.KindOf(err) != fault.KindInternal {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestOne(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	_, err := postgres.One[district](t.Context(), d.DB, listDistricts, nil)
	if fault.KindOf(err) != fault.KindNotFound {
		t.Errorf("no row: %v", err)
	}
	for i, code := range []string{"1", "2"} {
		if err := addDistrict(t.Context(), d.DB, code); err != nil {
			t.Fatal(err)
		}
		got, err := postgres.One[district](t.Context(), d.DB, listDistricts, nil)
		if i == 0 && (err != nil || got.Code != "1") {
			t.Errorf("one row: %v, %v", got, err)
		}
		if i == 1 && (err == nil || fault.KindOf(err) != fault.KindInternal) {
			t.Errorf("two rows: %v", err)
		}
	}
}

func TestExecOne(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	for _, code := range []string{"1", "2"} {
		if err := addDistrict(t.Context(), d.DB, code); err != nil {
			t.Fatal(err)
		}
	}
	rename := func(where string) error {
		return postgres.ExecOne(t.Context(), d.DB, "UPDATE district SET name = name || '!' WHERE "+where, nil)
	}
	if err := rename("code = '1'"); err != nil {
		t.Errorf("one row: %v", err)
	}
	if err := rename("code = '9'"); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("no row: %v", err)
	}
	if err := rename("true"); err == nil || fault.KindOf(err) != fault.KindInternal {
		t.Errorf("two rows: %v", err)
	}
}
