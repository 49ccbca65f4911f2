package site_test

import (
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"jaring/internal/account"
	"jaring/internal/postgres"
	"jaring/internal/testsite"
)

// TestGet_WritesNothing opens every page as everybody and looks in PostgreSQL's own books: not one row was written, not
// one number of a sequence was taken.
func TestGet_WritesNothing(t *testing.T) {
	t.Parallel()
	s, f, browsers := everyone(t)
	before := readBooks(t, s)
	s.SignedIn(t, "operator", account.SamplePassword)
	after := readBooks(t, s)
	if after["session"] == before["session"] {
		t.Fatal("the books do not show a sign-in: they would not show a page that writes either")
	}
	addresses := pages(t, s, f)
	for _, name := range people {
		before := after
		for _, path := range addresses {
			browsers[name].Get(path)
		}
		after = readBooks(t, s)
		for _, what := range slices.Sorted(maps.Keys(after)) {
			if n := after[what] - before[what]; n != 0 {
				t.Errorf("%d rows of %s were written while %q only looked at pages", n, what, name)
			}
		}
	}
}

// pages are the addresses of all routes that are read, those of an entry for one in each status, the operator's own
// where there is one.
func pages(t *testing.T, s *testsite.Site, f fixture) []string {
	t.Helper()
	entries, err := postgres.Column[string](t.Context(), s.DB.DB, `
		SELECT DISTINCT ON (status) id FROM entry WHERE year = 2026 ORDER BY status, (unit_id = @unit) DESC, id`, postgres.Args{"unit": f["unit"]})
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, route := range walk(t, s) {
		pattern, get := strings.CutPrefix(route, http.MethodGet+" ")
		if !get {
			continue
		}
		list = append(list, f.address(pattern))
		if strings.Contains(pattern, "usulan/{id}") {
			for _, id := range entries {
				other := maps.Clone(f)
				other["entry"] = id
				list = append(list, other.address(pattern))
			}
		}
	}
	return list
}

// readBooks returns how many rows of each table have ever been written, and how far each sequence has come. A connection
// adds to the books at the latest when it ends, so all of the program's are ended first.
func readBooks(t *testing.T, s *testsite.Site) map[string]int {
	t.Helper()
	s.DB.DB.Pool().Reset()
	const others = `SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'jaring'`
	for range 200 {
		var open int
		if err := s.Owner.QueryRow(t.Context(), others).Scan(&open); err != nil {
			t.Fatal(err)
		}
		if open == 0 {
			return books(t, s)
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatal("connections of the program do not end")
	return nil
}

func books(t *testing.T, s *testsite.Site) map[string]int {
	t.Helper()
	rows, err := postgres.All[struct {
		Name string
		N    int
	}](t.Context(), s.Owner, `
		SELECT relname::text AS name, (n_tup_ins + n_tup_upd + n_tup_del)::int AS n FROM pg_stat_user_tables
		UNION ALL SELECT sequencename::text, coalesce(last_value, 0)::int FROM pg_sequences`, nil)
	if err != nil {
		t.Fatal(err)
	}
	written := map[string]int{}
	for _, r := range rows {
		written[r.Name] = r.N
	}
	return written
}
