package postgres

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"

	"jaring/internal/fault"
)

// All returns every row as a T, matched strictly by column name: a column without a field, or a field without a column,
// is an error. No rows give an empty slice. args may be nil.
func All[T any](ctx context.Context, q Querier, sql string, args pgx.StrictNamedArgs) ([]T, error) {
	return collect(ctx, q, sql, args, 0, pgx.RowToStructByName[T])
}

// Page is All for a statement that returns about room rows: the list is not copied while it grows.
func Page[T any](ctx context.Context, q Querier, sql string, args pgx.StrictNamedArgs, room int) ([]T, error) {
	return collect(ctx, q, sql, args, room, pgx.RowToStructByName[T])
}

// One returns the only row as a T. No row is fault.NotFound, two rows are our mistake.
func One[T any](ctx context.Context, q Querier, sql string, args pgx.StrictNamedArgs) (T, error) {
	return only(ctx, q, sql, args, pgx.RowToStructByName[T])
}

// Column returns the single column of every row.
func Column[T any](ctx context.Context, q Querier, sql string, args pgx.StrictNamedArgs) ([]T, error) {
	return collect(ctx, q, sql, args, 0, pgx.RowTo[T])
}

// Value returns the single column of the only row. No row is fault.NotFound.
func Value[T any](ctx context.Context, q Querier, sql string, args pgx.StrictNamedArgs) (T, error) {
	return only(ctx, q, sql, args, pgx.RowTo[T])
}

func collect[T any](ctx context.Context, q Querier, sql string, args pgx.StrictNamedArgs, room int, scan pgx.RowToFunc[T]) ([]T, error) {
	rows, err := q.Query(ctx, sql, args)
	if err != nil {
		return nil, Translate(err)
	}
	list, err := pgx.AppendRows(make([]T, 0, room), rows, scan)
	return list, Translate(err)
}

func only[T any](ctx context.Context, q Querier, sql string, args pgx.StrictNamedArgs, scan pgx.RowToFunc[T]) (T, error) {
	rows, err := q.Query(ctx, sql, args)
	if err != nil {
		var none T
		return none, Translate(err)
	}
	one, err := pgx.CollectExactlyOneRow(rows, scan)
	if errors.Is(err, pgx.ErrTooManyRows) {
		return one, fault.Internal(err)
	}
	return one, Translate(err)
}

// Exec runs a statement and returns how many rows it touched.
func Exec(ctx context.Context, q Querier, sql string, args pgx.StrictNamedArgs) (int64, error) {
	tag, err := q.Exec(ctx, sql, args)
	return tag.RowsAffected(), Translate(err)
}

// ExecOne runs a conditional change that must touch exactly one row; none means that the condition no longer holds
// (fault.Stale), more than one is our mistake.
func ExecOne(ctx context.Context, q Querier, sql string, args pgx.StrictNamedArgs) error {
	n, err := Exec(ctx, q, sql, args)
	switch {
	case err != nil:
		return err
	case n == 0:
		return fault.Stale()
	case n > 1:
		return fault.Internal(errors.New("a statement for one row touched several: " + sql))
	}
	return nil
}

// Now is the database's clock, the one that decides windows and deadlines.
func Now(ctx context.Context, q Querier) (time.Time, error) {
	return Value[time.Time](ctx, q, "SELECT app_now()", nil)
}
