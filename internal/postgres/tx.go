package postgres

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"jaring/internal/fault"
)

const textCommitUnknown = "Sambungan ke basis data terputus saat menyimpan. Periksa dahulu apakah perubahan Anda sudah tersimpan sebelum mengulang."

// InTx runs fn in one transaction: committed when fn returns nil, rolled back when it returns an error or panics (the
// panic goes on). Every error passes Translate.
func (db *DB) InTx(ctx context.Context, fn func(pgx.Tx) error) error {
	tx, err := db.pool.Begin(ctx)
	if err != nil {
		return Translate(err)
	}
	done := false
	defer func() {
		if !done {
			rollback(ctx, tx)
		}
	}()
	if err := fn(tx); err != nil {
		return Translate(err)
	}
	done = true
	return translateCommit(tx.Commit(ctx))
}

// rollback outlives a cancelled request; if it fails too, pgx drops the connection and the server rolls back.
func rollback(ctx context.Context, tx pgx.Tx) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	_ = tx.Rollback(ctx)
}

// translateCommit differs from Translate in one case: when the connection is lost during COMMIT nobody knows whether it
// happened, and people must not be told that nothing was saved.
func translateCommit(err error) error {
	if err == nil || !commitUnknown(err) {
		return Translate(err)
	}
	return &fault.Error{Kind: fault.KindUnavailable, Message: textCommitUnknown, Err: err}
}

// commitUnknown is true for a lost connection and for a server that says it is going down: it may have committed first.
func commitUnknown(err error) bool {
	var pgErr *pgconn.PgError
	if errors.As(err, &pgErr) {
		return strings.HasPrefix(pgErr.Code, "57P")
	}
	return lostConnection(err) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}
