package postgres

import "github.com/jackc/pgx/v5"

// Tx and Args are pgx's own types under our name, so that only this package knows the driver.
type (
	// Tx is an open transaction, as InTx passes it on.
	Tx = pgx.Tx
	// Args are a query's named arguments (@name); one too many or too few is an error.
	Args = pgx.StrictNamedArgs
)
