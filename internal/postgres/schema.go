package postgres

import (
	"context"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"jaring/migrations"
)

// LatestSchema is the number of the newest migration that this program carries.
func LatestSchema() int64 {
	latest := int64(jobMigration)
	names, _ := fs.Glob(migrations.FS, "*.sql") // the pattern is well-formed
	for _, name := range names {
		number, _, _ := strings.Cut(name, "_")
		if n, err := strconv.ParseInt(number, 10, 64); err == nil {
			latest = max(latest, n)
		}
	}
	return latest
}

// Schema is the number of the newest migration that the database has, 0 when it has none of ours.
func Schema(ctx context.Context, q Querier) (int64, error) {
	there, err := Value[bool](ctx, q, "SELECT to_regclass('goose_db_version') IS NOT NULL", nil)
	if err != nil || !there {
		return 0, err
	}
	return Value[int64](ctx, q, "SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied", nil)
}

// CheckSchema fails while the database is older than the program, with a sentence for the operator. A newer one is
// right: during an upgrade the old program goes on working until it is replaced.
func CheckSchema(ctx context.Context, q Querier) error {
	have, err := Schema(ctx, q)
	if err != nil {
		return err
	}
	if want := LatestSchema(); have < want {
		return fmt.Errorf("the database is at schema %d, this program needs %d: run `jaring migrate`", have, want)
	}
	return nil
}
