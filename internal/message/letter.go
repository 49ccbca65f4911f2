package message

import (
	"context"
	"time"

	"jaring/internal/jobs"
	"jaring/internal/postgres"
)

// Letter is one mail to one person: its messages in the order in which they came.
type Letter struct {
	ID        string
	Name      string // of the person
	Address   string // empty where the person has none any more
	DigestOn  *time.Time
	CreatedAt time.Time
	Tries     int
	Messages  []Message
}

const (
	// Somebody else's letter is passed by: who holds its row is sending it.
	lockLetterSQL = `
SELECT l.id, l.tries, l.sent_at IS NOT NULL OR l.refused_at IS NOT NULL AS closed
FROM letter l WHERE l.id = @id FOR UPDATE SKIP LOCKED`

	letterThereSQL = `SELECT EXISTS (SELECT FROM letter WHERE id = @id)`

	letterSQL = `
SELECT l.id, p.name, CASE WHEN p.active THEN coalesce(p.email, '') ELSE '' END AS address, l.digest_on, l.created_at, l.tries
FROM letter l JOIN person p ON p.id = l.person_id WHERE l.id = @id`

	letterMessagesSQL = `
SELECT id, kind, subject, body, path, created_at, read_at FROM message WHERE letter_id = @id ORDER BY created_at, id`

	sentSQL = `UPDATE letter SET sent_at = app_now(), tries = tries + 1, answer = '' WHERE id = @id AND sent_at IS NULL`

	refusedSQL = `UPDATE letter SET refused_at = app_now(), tries = tries + 1, answer = @answer WHERE id = @id AND sent_at IS NULL`

	delayedSQL = `UPDATE letter SET tries = tries + 1, answer = @answer WHERE id = @id AND sent_at IS NULL`
)

// Lock is how a letter was found.
type Lock int

// The ways to find a letter.
const (
	Gone   Lock = iota // there is no such letter
	Held               // somebody is sending it now
	Closed             // it was sent, or refused for good
	Mine               // it is to be sent, and nobody else can until the transaction ends
)

// LockLetter takes the letter for the length of the transaction.
func LockLetter(ctx context.Context, tx postgres.Tx, id string) (Lock, Letter, error) {
	rows, err := postgres.All[struct {
		ID     string
		Tries  int
		Closed bool
	}](ctx, tx, lockLetterSQL, postgres.Args{"id": id})
	switch {
	case err != nil:
		return Gone, Letter{}, err
	case len(rows) == 0:
		there, err := postgres.Value[bool](ctx, tx, letterThereSQL, postgres.Args{"id": id})
		if there {
			return Held, Letter{}, err
		}
		return Gone, Letter{}, err
	case rows[0].Closed:
		return Closed, Letter{}, nil
	}
	l, err := readLetter(ctx, tx, id)
	return Mine, l, err
}

func readLetter(ctx context.Context, tx postgres.Tx, id string) (Letter, error) {
	row, err := postgres.One[struct {
		ID, Name, Address string
		DigestOn          *time.Time
		CreatedAt         time.Time
		Tries             int
	}](ctx, tx, letterSQL, postgres.Args{"id": id})
	if err != nil {
		return Letter{}, err
	}
	l := Letter{ID: row.ID, Name: row.Name, Address: row.Address, DigestOn: row.DigestOn, CreatedAt: row.CreatedAt, Tries: row.Tries}
	l.Messages, err = postgres.All[Message](ctx, tx, letterMessagesSQL, postgres.Args{"id": id})
	return l, err
}

// LetterSent, LetterRefused and LetterDelayed note what became of a letter that is locked. answer says what stood against
// it.
func LetterSent(ctx context.Context, tx postgres.Tx, id string) error {
	return postgres.ExecOne(ctx, tx, sentSQL, postgres.Args{"id": id})
}

// LetterRefused closes the letter: it is not tried again unless somebody asks for it.
func LetterRefused(ctx context.Context, tx postgres.Tx, id, answer string) error {
	return postgres.ExecOne(ctx, tx, refusedSQL, postgres.Args{"id": id, "answer": answer})
}

// LetterDelayed leaves the letter to be tried again.
func LetterDelayed(ctx context.Context, tx postgres.Tx, id, answer string) error {
	return postgres.ExecOne(ctx, tx, delayedSQL, postgres.Args{"id": id, "answer": answer})
}

const (
	// What came since the hour of the digest waits for the next one. Who has read a message needs no mail about it.
	digestDueSQL = `
WITH today AS (SELECT (app_now() AT TIME ZONE 'Asia/Jakarta')::date AS day)
SELECT DISTINCT m.person_id FROM message m, today t
WHERE m.mail = 'daily' AND m.letter_id IS NULL AND m.read_at IS NULL
  AND m.created_at < (t.day + @hour::interval) AT TIME ZONE 'Asia/Jakarta' AND app_now() >= (t.day + @hour::interval) AT TIME ZONE 'Asia/Jakarta'
  AND NOT EXISTS (SELECT FROM letter l WHERE l.person_id = m.person_id AND l.digest_on = t.day)
ORDER BY m.person_id`

	insertDigestSQL = `
INSERT INTO letter (id, person_id, digest_on) VALUES (@id, @person, (app_now() AT TIME ZONE 'Asia/Jakarta')::date)
ON CONFLICT ON CONSTRAINT letter_digest_once_a_day DO NOTHING`

	fillDigestSQL = `
UPDATE message SET letter_id = @letter
WHERE person_id = @person AND mail = 'daily' AND letter_id IS NULL AND read_at IS NULL
  AND created_at < ((app_now() AT TIME ZONE 'Asia/Jakarta')::date + @hour::interval) AT TIME ZONE 'Asia/Jakarta'`
)

// digestHour is when a day's digest is made, in WIB.
const digestHour = 7 * time.Hour

// Digest makes the letters of this day's digest, one for each person with something to read, once the hour has come.
// Doing it again, also at once, makes no second.
func Digest(ctx context.Context, db *postgres.DB, queue jobs.Adder) error {
	people, err := postgres.Column[string](ctx, db, digestDueSQL, postgres.Args{"hour": digestHour})
	if err != nil {
		return err
	}
	for _, person := range people {
		if err := db.InTx(ctx, func(tx postgres.Tx) error { return digestFor(ctx, tx, queue, person) }); err != nil {
			return err
		}
	}
	return nil
}

func digestFor(ctx context.Context, tx postgres.Tx, queue jobs.Adder, person string) error {
	id := postgres.NewID()
	made, err := postgres.Exec(ctx, tx, insertDigestSQL, postgres.Args{"id": id, "person": person})
	if err != nil || made == 0 {
		return err
	}
	filled, err := postgres.Exec(ctx, tx, fillDigestSQL, postgres.Args{"letter": id, "person": person, "hour": digestHour})
	if err != nil {
		return err
	}
	if filled == 0 { // read meanwhile
		return postgres.ExecOne(ctx, tx, `DELETE FROM letter WHERE id = @id`, postgres.Args{"id": id})
	}
	return queue.Add(ctx, tx, Delivery{ID: id})
}
