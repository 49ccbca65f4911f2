package app_test

import (
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"

	"jaring/internal/app"
	"jaring/internal/config"
	"jaring/internal/postgres"
	"jaring/internal/testdb"
)

// TestServe_TidiesWhileItRuns: serving deletes what has expired without anybody asking for a page, and ends when told.
func TestServe_TidiesWhileItRuns(t *testing.T) {
	t.Parallel()
	db := testdb.New(t)
	if _, err := db.Owner.Exec(t.Context(), `INSERT INTO session (token_hash, data, expires_at) VALUES ('over', '', clock_timestamp())`); err != nil {
		t.Fatal(err)
	}
	env := map[string]string{"DATABASE_URL": db.URL, "JARING_DATA_DIR": t.TempDir(), "JARING_LISTEN": "127.0.0.1:0"}
	cfg, problems := config.Load(func(name string) string { return env[name] })
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	ended := make(chan error, 1)
	go func() {
		ended <- app.Serve(ctx, cfg, app.ServeOptions{Out: new(strings.Builder), Log: slog.New(slog.DiscardHandler)})
	}()
	for {
		left, err := postgres.Value[int](ctx, db.Owner, `SELECT count(*)::integer FROM session`, nil)
		if err != nil {
			t.Fatalf("the expired session stays: %v", err)
		}
		if left == 0 {
			break
		}
		select {
		case err := <-ended:
			t.Fatalf("serving ended: %v", err)
		case <-time.After(10 * time.Millisecond):
		}
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
