package account

import (
	"context"
	"time"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

type credentials struct {
	ID           string
	PasswordHash string
}

const findCredentialsSQL = `
SELECT id, password_hash FROM person WHERE username = @username AND active AND (@samples OR NOT is_sample)`

// findCredentials answers for an unknown name too, with a hash that nothing matches.
func findCredentials(ctx context.Context, q postgres.Querier, username string, samples bool) (credentials, error) {
	c, err := postgres.One[credentials](ctx, q, findCredentialsSQL, postgres.Args{"username": username, "samples": samples})
	if fault.KindOf(err) == fault.KindNotFound && err != nil {
		return credentials{PasswordHash: nobody}, nil
	}
	return c, err
}

// Sign-ins are timed by the real clock: a clock that is held still for pictures must not hold attacks still.
const pausedUntilSQL = `
SELECT max(blocked_until) FROM sign_in_failure WHERE key_hash = @key AND blocked_until > clock_timestamp()`

func pausedUntil(ctx context.Context, q postgres.Querier, key string) (*time.Time, error) {
	return postgres.Value[*time.Time](ctx, q, pausedUntilSQL, postgres.Args{"key": key})
}

const addFailureSQL = `
INSERT INTO sign_in_failure AS f (key_hash, failures, last_at) VALUES (@key, 1, clock_timestamp())
ON CONFLICT (key_hash) DO UPDATE SET last_at = clock_timestamp(),
  failures = CASE WHEN f.last_at < clock_timestamp() - @forget::interval THEN 1 ELSE f.failures + 1 END
RETURNING failures`

func addFailure(ctx context.Context, q postgres.Querier, key string, forget time.Duration) (int, error) {
	return postgres.Value[int](ctx, q, addFailureSQL, postgres.Args{"key": key, "forget": forget})
}

const pauseSQL = `
UPDATE sign_in_failure SET blocked_until = clock_timestamp() + @pause::interval WHERE key_hash = @key`

func pause(ctx context.Context, q postgres.Querier, key string, pause time.Duration) error {
	return postgres.ExecOne(ctx, q, pauseSQL, postgres.Args{"key": key, "pause": pause})
}

func forgetFailures(ctx context.Context, q postgres.Querier, key string) error {
	_, err := postgres.Exec(ctx, q, `DELETE FROM sign_in_failure WHERE key_hash = @key`, postgres.Args{"key": key})
	return err
}

const insertPersonSQL = `
INSERT INTO person (id, username, name, email, password_hash) VALUES (@id, @username, @name, nullif(@email, ''), @hash)`

func insertPerson(ctx context.Context, tx postgres.Tx, id, hash string, p NewPerson) error {
	return postgres.ExecOne(ctx, tx, insertPersonSQL, postgres.Args{
		"id": id, "username": p.Username, "name": p.Name, "email": p.Email, "hash": hash,
	})
}

type lockedPerson struct {
	ID           string
	Username     string
	Name         string
	PasswordHash string
}

func lockPerson(ctx context.Context, tx postgres.Tx, id string) (lockedPerson, error) {
	return postgres.One[lockedPerson](ctx, tx,
		`SELECT id, username, name, password_hash FROM person WHERE id = @id AND active FOR UPDATE`, postgres.Args{"id": id})
}

func setPassword(ctx context.Context, tx postgres.Tx, id, hash string) error {
	return postgres.ExecOne(ctx, tx, `UPDATE person SET password_hash = @hash, version = version + 1 WHERE id = @id`,
		postgres.Args{"id": id, "hash": hash})
}

// endSessions ends every session of the person but the one kept.
func endSessions(ctx context.Context, tx postgres.Tx, personID, keep string) error {
	_, err := postgres.Exec(ctx, tx, `DELETE FROM session WHERE person_id = @person AND token_hash <> @keep`,
		postgres.Args{"person": personID, "keep": keep})
	return err
}

const insertAssignmentSQL = `
INSERT INTO role_assignment (id, person_id, role, unit_id, starts_on)
VALUES (@id, @person, @role, nullif(@unit, ''), (app_now() AT TIME ZONE 'Asia/Jakarta')::date)`

func insertAssignment(ctx context.Context, tx postgres.Tx, id, personID string, role auth.Role, unitID string) error {
	return postgres.ExecOne(ctx, tx, insertAssignmentSQL, postgres.Args{
		"id": id, "person": personID, "role": string(role), "unit": unitID,
	})
}

const listPeopleSQL = `
SELECT id, username, name, coalesce(email, '') AS email, active, is_sample FROM person ORDER BY username`

func listPeople(ctx context.Context, q postgres.Querier) ([]Person, error) {
	return postgres.All[Person](ctx, q, listPeopleSQL, nil)
}

func personIDByUsername(ctx context.Context, q postgres.Querier, username string) (string, error) {
	return postgres.Value[string](ctx, q, `SELECT id FROM person WHERE username = @username`, postgres.Args{"username": username})
}
