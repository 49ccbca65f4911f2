package screening

import (
	"context"

	"jaring/internal/postgres"
)

const codeSQL = `SELECT code FROM innovation WHERE id = @id FOR UPDATE`

const publishSQL = `
UPDATE innovation AS i SET published_at = app_now(), version = i.version + 1,
       slug = coalesce(i.slug, CASE WHEN EXISTS (SELECT FROM innovation o WHERE o.slug = @slug) THEN @slug || '-' || @tail ELSE @slug END)
WHERE i.id = @id AND i.published_at IS NULL`

// publish reports whether anything changed.
func publish(ctx context.Context, tx postgres.Tx, innovation, slug string) (bool, error) {
	code, err := postgres.Value[string](ctx, tx, codeSQL, postgres.Args{"id": innovation})
	if err != nil {
		return false, err
	}
	n, err := postgres.Exec(ctx, tx, publishSQL, postgres.Args{"id": innovation, "slug": slug, "tail": slugTail(code)})
	return n > 0, err
}

const unpublishSQL = `UPDATE innovation SET published_at = NULL, version = version + 1 WHERE id = @id AND published_at IS NOT NULL`

func unpublish(ctx context.Context, tx postgres.Tx, innovation string) (bool, error) {
	n, err := postgres.Exec(ctx, tx, unpublishSQL, postgres.Args{"id": innovation})
	return n > 0, err
}
