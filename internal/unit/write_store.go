package unit

import (
	"context"
	"time"

	"jaring/internal/postgres"
)

const insertSQL = `
INSERT INTO unit (id, kind, name, level, npsn, ownership, parent_id, district_code, ward_code, is_sample)
VALUES (@id, @kind, @name, nullif(@level, ''), nullif(@npsn, ''), nullif(@ownership, ''), nullif(@parent, ''),
        nullif(@district, ''), nullif(@ward, ''), @is_sample)`

const insertNameSQL = `
INSERT INTO unit_name (unit_id, valid_from, name) VALUES (@id, @from, @name)`

const endNameSQL = `
UPDATE unit_name SET valid_to = @to WHERE unit_id = @id AND valid_to IS NULL`

const lockSQL = `
SELECT id FROM unit WHERE id = ANY(@ids) ORDER BY id FOR UPDATE`

const currentNameSQL = `
SELECT name, valid_from AS "from", valid_to AS "to" FROM unit_name WHERE unit_id = @id AND valid_to IS NULL`

const renameSQL = `
UPDATE unit SET name = @name, version = version + 1 WHERE id = @id AND version = @version`

const closeSQL = `
UPDATE unit SET successor_id = @successor, closed_on = @on, version = version + 1
WHERE id = @id AND version = @version AND closed_on IS NULL`

// The children of a merged office go on under its successor.
const moveChildrenSQL = `
UPDATE unit SET parent_id = @successor, version = version + 1 WHERE parent_id = @id AND closed_on IS NULL`

const todaySQL = `
SELECT (app_now() AT TIME ZONE 'Asia/Jakarta')::date`

// Insert writes a unit that lives, with its first name valid for as long as is known, and returns its id. It asks nobody's
// permission and records no act: it is for those who fill an empty database. ID, names of relatives, successor, end and
// version of u are not read.
func Insert(ctx context.Context, tx postgres.Tx, u Unit) (string, error) {
	id := postgres.NewID()
	err := postgres.ExecOne(ctx, tx, insertSQL, postgres.Args{
		"id": id, "kind": string(u.Kind), "name": u.Name, "level": u.Level, "npsn": u.NPSN, "ownership": u.Ownership,
		"parent": u.ParentID, "district": u.DistrictCode, "ward": u.WardCode, "is_sample": u.IsSample,
	})
	if err != nil {
		return "", err
	}
	return id, insertName(ctx, tx, id, u.Name, time.Time{})
}

func insertName(ctx context.Context, tx postgres.Tx, id, name string, from time.Time) error {
	return postgres.ExecOne(ctx, tx, insertNameSQL, postgres.Args{"id": id, "name": name, "from": from})
}

// nextName ends the name of today and begins another.
func nextName(ctx context.Context, tx postgres.Tx, id, name string, from time.Time) error {
	if err := postgres.ExecOne(ctx, tx, endNameSQL, postgres.Args{"id": id, "to": from}); err != nil {
		return err
	}
	return insertName(ctx, tx, id, name, from)
}

// lock holds the units against changes, always in the same order, so that two mergers cannot wait for each other.
func lock(ctx context.Context, tx postgres.Tx, ids ...string) error {
	_, err := postgres.Column[string](ctx, tx, lockSQL, postgres.Args{"ids": ids})
	return err
}

func today(ctx context.Context, q postgres.Querier) (time.Time, error) {
	return postgres.Value[time.Time](ctx, q, todaySQL, nil)
}
