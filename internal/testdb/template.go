package testdb

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"

	"github.com/jackc/pgx/v5"

	"jaring/migrations"
)

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

// keep makes a template by that name, unless this or another process has made it: the others wait. It is marked as a
// template last, so one that was left half-made is made anew. No connections are allowed to it, because a single open one
// makes every clone fail.
func (s *server) keep(ctx context.Context, name, from string, build func(url string) error) error {
	conn, err := s.admin.Acquire(ctx)
	if err != nil {
		return err
	}
	defer conn.Release()
	if _, err := conn.Exec(ctx, "SELECT pg_advisory_lock(hashtextextended($1, 0))", name); err != nil {
		return err
	}
	defer conn.Exec(ctx, "SELECT pg_advisory_unlock(hashtextextended($1, 0))", name) //nolint:errcheck // the lock also ends with the connection
	var ready bool
	err = conn.QueryRow(ctx, "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1 AND datistemplate)", name).Scan(&ready)
	if err != nil || ready {
		return err
	}
	id := pgx.Identifier{name}.Sanitize()
	for _, sql := range []string{"DROP DATABASE IF EXISTS " + id + " WITH (FORCE)", "CREATE DATABASE " + id + " TEMPLATE " + pgx.Identifier{from}.Sanitize()} {
		if err := s.exec(ctx, sql); err != nil {
			return err
		}
	}
	if err := build(s.url(name)); err != nil {
		return err
	}
	return s.exec(ctx, "ALTER DATABASE "+id+" IS_TEMPLATE true ALLOW_CONNECTIONS false")
}
