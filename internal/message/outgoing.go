package message

import (
	"context"
	"time"

	"jaring/internal/fault"
	"jaring/internal/jobs"
	"jaring/internal/postgres"
)

// Outgoing is a letter that has not arrived, as an administrator sees it: never what is in it.
type Outgoing struct {
	ID        string
	Username  string
	Digest    bool
	CreatedAt time.Time
	RefusedAt *time.Time
	Tries     int
	Answer    string
}

// Post is how the mail stands: the newest letters that were refused or wait after a failed try, and counts of all.
type Post struct {
	Sent, Waiting, Refused int
	Letters                []Outgoing
}

const (
	postSQL = `
SELECT count(*) FILTER (WHERE sent_at IS NOT NULL) AS sent, count(*) FILTER (WHERE sent_at IS NULL AND refused_at IS NULL) AS waiting,
       count(*) FILTER (WHERE refused_at IS NOT NULL) AS refused
FROM letter`

	outgoingSQL = `
SELECT l.id, p.username, l.digest_on IS NOT NULL AS digest, l.created_at, l.refused_at, l.tries, left(l.answer, 500) AS answer
FROM letter l JOIN person p ON p.id = l.person_id
WHERE l.sent_at IS NULL AND (l.refused_at IS NOT NULL OR l.tries > 0)
ORDER BY l.refused_at IS NULL, l.created_at DESC, l.id DESC LIMIT @limit`

	reopenSQL = `
UPDATE letter SET refused_at = NULL WHERE id = @id AND refused_at IS NOT NULL`
)

// ReadPost looks at all letters.
func ReadPost(ctx context.Context, q postgres.Querier, limit int) (Post, error) {
	n, err := postgres.One[struct{ Sent, Waiting, Refused int }](ctx, q, postSQL, nil)
	if err != nil {
		return Post{}, err
	}
	post := Post{Sent: n.Sent, Waiting: n.Waiting, Refused: n.Refused}
	post.Letters, err = postgres.All[Outgoing](ctx, q, outgoingSQL, postgres.Args{"limit": limit})
	return post, err
}

// Resend has a refused letter tried again, in the transaction of the caller. One that was not refused is not found.
func Resend(ctx context.Context, tx postgres.Tx, queue jobs.Adder, id string) error {
	if !postgres.IsID(id) {
		return fault.NotFound()
	}
	n, err := postgres.Exec(ctx, tx, reopenSQL, postgres.Args{"id": id})
	if err != nil {
		return err
	}
	if n == 0 {
		return fault.NotFound()
	}
	return queue.Add(ctx, tx, Delivery{ID: id})
}
