package postgres

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/puddle/v2"

	"jaring/internal/fault"
)

// Translate turns a database error into a fault. Faults and context errors come back unchanged, so does nil; what it
// does not know is fault.KindInternal with the cause inside.
func Translate(err error) error {
	if err == nil {
		return nil
	}
	if _, ok := fault.As(err); ok {
		return err
	}
	var pgErr *pgconn.PgError
	switch {
	case errors.As(err, &pgErr):
		return translatePg(pgErr, err)
	case lostConnection(err):
		return fault.Unavailable(err)
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, pgx.ErrNoRows):
		return fault.NotFound()
	}
	return fault.Internal(err)
}

func translatePg(e *pgconn.PgError, cause error) error {
	if m, ok := messages[e.ConstraintName]; ok && e.ConstraintName != "" {
		return m.fault(cause)
	}
	if passing(e.Code) {
		return fault.Unavailable(cause)
	}
	if text, ok := badData[e.Code]; ok {
		return &fault.Error{Kind: fault.KindInvalid, Message: text, Err: cause}
	}
	return fault.Internal(cause)
}

// badData are refusals of a value that a person typed, where no constraint was reached.
var badData = map[string]string{
	"22001": "Isian terlalu panjang.",
	"22003": "Angka di luar batas yang dapat disimpan.",
	"22007": "Tanggal atau waktu tidak dapat dibaca.",
	"22008": "Tanggal atau waktu di luar batas.",
	"22021": "Isian memuat karakter yang tidak dapat disimpan.",
	"22P05": "Isian memuat karakter yang tidak dapat disimpan.",
}

// passing says whether repeating later may help.
func passing(code string) bool {
	switch code {
	case "40001", "40P01", // serialization failure, deadlock
		"55P03", "57014", // lock and statement time-outs
		"57P01", "57P02", "57P03", "57P05", // shutting down, crashed, starting, idle session
		"25006", "25P03": // read-only after a failover, idle in transaction
		return true
	}
	return strings.HasPrefix(code, "08") || // connection
		strings.HasPrefix(code, "53") || // disk, memory, connections
		strings.HasPrefix(code, "58") // I/O
}

// lostConnection is true for failures to connect and for a connection that broke. A request that was cancelled also
// breaks its connection: that is not a loss.
func lostConnection(err error) bool {
	if errors.Is(err, context.Canceled) {
		return false
	}
	var connect *pgconn.ConnectError
	if errors.As(err, &connect) {
		return true
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return false
	}
	var netErr net.Error
	return errors.As(err, &netErr) ||
		errors.Is(err, pgconn.ErrConnClosed) || errors.Is(err, puddle.ErrClosedPool) ||
		errors.Is(err, net.ErrClosed) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
}
