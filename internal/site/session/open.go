package session

import (
	"context"
	"strconv"
	"time"

	"jaring/internal/auth"
	"jaring/internal/postgres"
)

// Open is one of a person's sessions that go on.
type Open struct {
	Key       string // names it in forms; nobody can be signed in with it
	Since     time.Time
	SeenAt    time.Time // to within five minutes
	UserAgent string    // as the browser said it, "" when it said nothing
	Current   bool      // the one that asks
}

type openRow struct {
	TokenHash string
	Key       string
	CreatedAt time.Time
	Seen      string
	UserAgent string
}

// The key is a hash of the hash that the table has: it tells neither.
const openSQL = `
SELECT token_hash, left(encode(sha256(token_hash::bytea), 'hex'), 32) AS key, created_at,
       coalesce(convert_from(data, 'UTF8')::jsonb -> 'values' ->> '` + keySeen + `', '') AS seen, user_agent
FROM session WHERE person_id = @person AND expires_at > clock_timestamp()
ORDER BY created_at DESC, token_hash`

// Mine lists the actor's sessions that have not ended, the present one first. One that lay idle too long has ended.
func (m *Manager) Mine(ctx context.Context, a auth.Actor) ([]Open, error) {
	rows, err := postgres.All[openRow](ctx, m.db, openSQL, postgres.Args{"person": a.PersonID})
	if err != nil {
		return nil, err
	}
	current := m.TokenHash(ctx)
	var list, others []Open
	for _, r := range rows {
		seconds, _ := strconv.ParseInt(r.Seen, 10, 64)
		o := Open{Key: r.Key, Since: r.CreatedAt, SeenAt: time.Unix(seconds, 0), UserAgent: r.UserAgent, Current: r.TokenHash == current}
		switch {
		case o.Current:
			list = append(list, o)
		case m.now().Sub(o.SeenAt) <= idle:
			others = append(others, o)
		}
	}
	return append(list, others...), nil
}

const endOneSQL = `
DELETE FROM session WHERE person_id = @person AND left(encode(sha256(token_hash::bytea), 'hex'), 32) = @key AND token_hash <> @current`

const endOthersSQL = `DELETE FROM session WHERE person_id = @person AND token_hash <> @current`

// EndMine ends another session of the actor, by its key, or all others where the key is "". One that is gone already, or
// is somebody else's, ends nothing; the present one is left by signing out.
func (m *Manager) EndMine(ctx context.Context, a auth.Actor, key string) (ended int64, err error) {
	args := postgres.Args{"person": a.PersonID, "current": m.TokenHash(ctx)}
	if key == "" {
		return postgres.Exec(ctx, m.db, endOthersSQL, args)
	}
	args["key"] = key
	return postgres.Exec(ctx, m.db, endOneSQL, args)
}
