package app_test

import (
	"slices"
	"testing"
	"time"

	"jaring/internal/auth"
	"jaring/internal/postgres"
	"jaring/internal/testdb"
	"jaring/internal/testsite"
)

// TestTidy: exactly the rows past their use go. Sign-ins are timed by the real clock, so their rows are moved; for forms
// the clock is.
func TestTidy(t *testing.T) {
	t.Parallel()
	db := testdb.New(t)
	sent := time.Date(2026, 6, 18, 7, 0, 0, 0, time.UTC)
	db.SetNow(t, sent)
	s := testsite.On(t, db, false)
	person := s.Account(t, "siti", auth.Coordinator, "")
	for _, sql := range []string{
		`INSERT INTO session (token_hash, data, expires_at) VALUES
			('over', '', clock_timestamp() - interval '1 second'), ('running', '', clock_timestamp() + interval '1 hour')`,
		`INSERT INTO sign_in_failure VALUES
			('old', 3, clock_timestamp() - interval '24 hours 1 second', NULL), ('recent', 3, clock_timestamp() - interval '23 hours', NULL),
			('served', 9, clock_timestamp() - interval '25 hours', clock_timestamp() - interval '1 second'),
			('paused', 9, clock_timestamp() - interval '25 hours', clock_timestamp() + interval '1 hour')`,
		`INSERT INTO form_key (key, person_id, act, fingerprint, target_id) VALUES ('aaaaaaaaaaaaaaaa', '` + person + `', 'x', 'x', 'x')`,
		`INSERT INTO form_key (key, person_id, act, fingerprint, target_id, created_at)
			VALUES ('bbbbbbbbbbbbbbbb', '` + person + `', 'x', 'x', 'x', app_now() + interval '1 minute')`,
	} {
		if _, err := s.Owner.Exec(t.Context(), sql); err != nil {
			t.Fatal(err)
		}
	}
	left := func() []string {
		t.Helper()
		names, err := postgres.Column[string](t.Context(), s.Owner, `
			SELECT token_hash FROM session UNION ALL SELECT key_hash FROM sign_in_failure UNION ALL SELECT key FROM form_key ORDER BY 1`, nil)
		if err != nil {
			t.Fatal(err)
		}
		return names
	}
	tidy := func() {
		t.Helper()
		if err := s.App.Tidy(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	tidy()
	if got, want := left(), []string{"aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb", "paused", "recent", "running"}; !slices.Equal(got, want) {
		t.Errorf("left %v, want %v", got, want)
	}
	s.SetNow(t, sent.Add(7*24*time.Hour))
	tidy()
	if got := left(); !slices.Contains(got, "aaaaaaaaaaaaaaaa") {
		t.Errorf("after seven days to the second: %v", got)
	}
	s.SetNow(t, sent.Add(7*24*time.Hour+time.Second))
	tidy()
	if got, want := left(), []string{"bbbbbbbbbbbbbbbb", "paused", "recent", "running"}; !slices.Equal(got, want) {
		t.Errorf("after seven days: %v, want %v", got, want)
	}
}
