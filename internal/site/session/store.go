package session

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"

	"jaring/internal/auth"
	"jaring/internal/postgres"
)

// store keeps sessions in PostgreSQL under the hash of their token. Finding one also reads the person, the roles in
// force today and how many messages are unread, in the same round trip: roles that ended a second ago are gone.
type store struct {
	db      *postgres.DB
	samples bool // whether sample people may be signed in
}

const findSQL = `
SELECT s.data, coalesce(p.id, ''), coalesce(p.name, ''),
       (SELECT count(*) FROM (SELECT FROM message m WHERE m.person_id = p.id AND m.read_at IS NULL LIMIT 100) unread),
       (SELECT json_agg(json_build_object('id', r.id, 'role', r.role, 'unit', r.unit_id, 'unit_name', u.name, 'unit_kind', u.kind)
                        ORDER BY r.starts_on, r.id)
          FROM role_assignment r LEFT JOIN unit u ON u.id = r.unit_id
         WHERE r.person_id = p.id AND (app_now() AT TIME ZONE 'Asia/Jakarta')::date
               BETWEEN r.starts_on AND coalesce(r.ends_on, 'infinity'))
FROM session s
LEFT JOIN person p ON p.id = s.person_id AND p.active AND ($2 OR NOT p.is_sample)
WHERE s.token_hash = $1 AND s.expires_at > clock_timestamp()`

func (s store) FindCtx(ctx context.Context, token string) ([]byte, bool, error) {
	var data, grants []byte
	var person auth.Actor
	var unread int
	err := s.db.QueryRow(ctx, findSQL, token, s.samples).Scan(&data, &person.PersonID, &person.Name, &unread, &grants)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, postgres.Translate(err)
	}
	if person.Grants, err = readGrants(grants); err != nil {
		return nil, false, err
	}
	if v := visitOf(ctx); v != nil {
		v.actor, v.read, v.unread = person, token, unread
	}
	return data, true, nil
}

func readGrants(doc []byte) ([]auth.Grant, error) {
	if doc == nil {
		return nil, nil
	}
	var rows []struct {
		ID       string `json:"id"`
		Role     string `json:"role"`
		Unit     string `json:"unit"`
		UnitName string `json:"unit_name"`
		UnitKind string `json:"unit_kind"`
	}
	if err := json.Unmarshal(doc, &rows); err != nil {
		return nil, err
	}
	grants := make([]auth.Grant, len(rows))
	for i, r := range rows {
		grants[i] = auth.Grant{ID: r.ID, Role: auth.Role(r.Role), UnitID: r.Unit, UnitName: r.UnitName, UnitKind: r.UnitKind}
	}
	return grants, nil
}

const insertSQL = `
INSERT INTO session (token_hash, person_id, data, address, user_agent, expires_at) VALUES ($1, nullif($2, ''), $3, $4, $5, $6)`

const updateSQL = `
UPDATE session SET token_hash = $2, person_id = nullif($3, ''), data = $4, expires_at = $5 WHERE token_hash = $1`

// CommitCtx writes a session that began with this request as a new row. One that was read is only changed: where its row
// is gone, it was ended elsewhere meanwhile, and stays ended.
func (s store) CommitCtx(ctx context.Context, token string, b []byte, expiry time.Time) error {
	var doc document
	if err := json.Unmarshal(b, &doc); err != nil {
		return err
	}
	var v visit
	if known := visitOf(ctx); known != nil {
		v = *known
	}
	var err error
	if v.read != "" && (v.renews || v.read == token) {
		_, err = s.db.Exec(ctx, updateSQL, v.read, token, doc.Values[keyPerson], b, expiry)
	} else {
		_, err = s.db.Exec(ctx, insertSQL, token, doc.Values[keyPerson], b, v.address, v.agent, expiry)
	}
	return postgres.Translate(err)
}

// DeleteCtx ends the session, unless its row is about to get another token: then CommitCtx changes it at one stroke.
func (s store) DeleteCtx(ctx context.Context, token string) error {
	if v := visitOf(ctx); v != nil && v.renews {
		return nil
	}
	_, err := s.db.Exec(ctx, `DELETE FROM session WHERE token_hash = $1`, token)
	return postgres.Translate(err)
}

// scs asks for the forms without a context too, but calls only those above.
func (s store) Find(token string) ([]byte, bool, error) {
	return s.FindCtx(context.Background(), token)
}

func (s store) Commit(token string, b []byte, expiry time.Time) error {
	return s.CommitCtx(context.Background(), token, b, expiry)
}

func (s store) Delete(token string) error { return s.DeleteCtx(context.Background(), token) }
