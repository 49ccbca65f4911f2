package testdb

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"

	"github.com/jackc/pgx/v5"

	"jaring/internal/postgres"
	"jaring/migrations"
)

// templateLock is the advisory lock under which one process builds the template while the others wait.
const templateLock = 7_041_958_326

// templateName changes with every byte of the migrations, so a stale template is never cloned.
func templateName() string {
	hash := sha256.New()
	// The embedded files cannot fail to read.
	_ = fs.WalkDir(migrations.FS, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(migrations.FS, path)
		fmt.Fprintf(hash, "%s %d\n%s", path, len(text), text)
		return err
	})
	return "jaring_template_" + hex.EncodeToString(hash.Sum(nil))[:16]
}

// makeTemplate builds the template unless it is there already.
func (s *server) makeTemplate(ctx context.Context) error {
	conn, err := s.admin.Acquire(ctx)
	if err != nil {
		return err
	}
	defer conn.Release()
	if _, err := conn.Exec(ctx, "SELECT pg_advisory_lock($1)", int64(templateLock)); err != nil {
		return err
	}
	defer conn.Exec(ctx, "SELECT pg_advisory_unlock($1)", int64(templateLock)) //nolint:errcheck // the lock also ends with the connection
	var ready bool
	err = conn.QueryRow(ctx, "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1 AND datistemplate)", s.template).Scan(&ready)
	if err != nil || ready {
		return err
	}
	return s.buildTemplate(ctx)
}

// buildTemplate marks the database as a template last: one that was left half-made is not marked, and is made anew.
// No connections are allowed, because a single open one makes every clone fail.
func (s *server) buildTemplate(ctx context.Context) error {
	name := pgx.Identifier{s.template}.Sanitize()
	for _, sql := range []string{"DROP DATABASE IF EXISTS " + name + " WITH (FORCE)", "CREATE DATABASE " + name + " TEMPLATE template0"} {
		if err := s.exec(ctx, sql); err != nil {
			return err
		}
	}
	if err := postgres.Migrate(ctx, s.url(s.template)); err != nil {
		return err
	}
	return s.exec(ctx, "ALTER DATABASE "+name+" IS_TEMPLATE true ALLOW_CONNECTIONS false")
}
