package account

import (
	"context"

	"jaring/internal/postgres"
)

const forgetSessionsSQL = `DELETE FROM session WHERE expires_at <= clock_timestamp()`

const forgetOldFailuresSQL = `
DELETE FROM sign_in_failure
WHERE last_at < clock_timestamp() - @forget::interval AND coalesce(blocked_until, '-infinity') <= clock_timestamp()`

// Forget deletes sessions that have expired and failed sign-ins that count for nothing any more. It returns how many rows
// are gone.
func (s *Service) Forget(ctx context.Context) (int64, error) {
	sessions, err := postgres.Exec(ctx, s.db, forgetSessionsSQL, nil)
	if err != nil {
		return 0, err
	}
	failures, err := postgres.Exec(ctx, s.db, forgetOldFailuresSQL, postgres.Args{"forget": forgetAfter})
	return sessions + failures, err
}
