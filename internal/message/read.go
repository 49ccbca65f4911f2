package message

import (
	"context"
	"strings"
	"time"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// Service is what people do with the messages they got. Everything is limited to the actor's own.
type Service struct {
	db    *postgres.DB
	mails bool
}

// New returns the service on a database. mails says whether messages can also go by mail.
func New(db *postgres.DB, mails bool) *Service { return &Service{db: db, mails: mails} }

// Mails reports whether messages can also go by mail.
func (s *Service) Mails() bool { return s.mails }

// Message is one message as its reader sees it.
type Message struct {
	ID        string
	Kind      Kind
	Subject   string
	Body      string
	Path      string
	CreatedAt time.Time
	ReadAt    *time.Time
}

// Page is a part of the list. Next goes on from its end, empty at the last.
type Page struct {
	Items  []Message
	Unread int       // of all
	ReadAt time.Time // the database's clock
	Next   string
}

const (
	listSQL = `
SELECT id, kind, subject, body, path, created_at, read_at FROM message
WHERE person_id = @person AND (@id = '' OR (created_at, id) < (@at, @id))
ORDER BY created_at DESC, id DESC LIMIT @limit`

	unreadSQL = `SELECT count(*) AS unread, app_now() AS at FROM message WHERE person_id = @person AND read_at IS NULL`

	openSQL = `
UPDATE message SET read_at = coalesce(read_at, app_now()) WHERE id = @id AND person_id = @person
RETURNING path`

	readAllSQL = `UPDATE message SET read_at = app_now() WHERE person_id = @person AND read_at IS NULL AND created_at <= @until`
)

// List returns the actor's messages, the newest first, limit at a time.
func (s *Service) List(ctx context.Context, actor auth.Actor, after string, limit int) (Page, error) {
	at, id, err := cutCursor(after)
	if err != nil {
		return Page{}, err
	}
	var page Page
	page.Items, err = postgres.Page[Message](ctx, s.db, listSQL, postgres.Args{"person": actor.PersonID, "at": at, "id": id, "limit": limit + 1}, limit+1)
	if err != nil {
		return Page{}, err
	}
	if len(page.Items) > limit {
		page.Items = page.Items[:limit]
		last := page.Items[limit-1]
		page.Next = last.CreatedAt.UTC().Format(time.RFC3339Nano) + "_" + last.ID
	}
	now, err := postgres.One[struct {
		Unread int
		At     time.Time
	}](ctx, s.db, unreadSQL, postgres.Args{"person": actor.PersonID})
	page.Unread, page.ReadAt = now.Unread, now.At
	return page, err
}

// Open marks a message as read and returns where it leads. Somebody else's is not found.
func (s *Service) Open(ctx context.Context, actor auth.Actor, id string) (path string, err error) {
	if !postgres.IsID(id) {
		return "", fault.NotFound()
	}
	return postgres.Value[string](ctx, s.db, openSQL, postgres.Args{"id": id, "person": actor.PersonID})
}

// ReadAll marks every message as read that had come until the moment of the page; what came since stays unread.
func (s *Service) ReadAll(ctx context.Context, actor auth.Actor, until time.Time) error {
	_, err := postgres.Exec(ctx, s.db, readAllSQL, postgres.Args{"person": actor.PersonID, "until": until})
	return err
}

func cutCursor(after string) (at time.Time, id string, err error) {
	if after == "" {
		return at, "", nil
	}
	moment, id, _ := strings.Cut(after, "_")
	if at, err = time.Parse(time.RFC3339Nano, moment); err != nil || !postgres.IsID(id) || at.Year() < 2000 || at.Year() > 9999 {
		return at, "", fault.BadRequest("")
	}
	return at, id, nil
}
