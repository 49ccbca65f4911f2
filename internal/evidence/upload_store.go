package evidence

import (
	"context"
	"time"

	"jaring/internal/postgres"
)

const (
	// One person's uploads are counted one after the other.
	lockUploadsSQL = `SELECT true FROM person WHERE id = @person FOR NO KEY UPDATE`

	countUploadsSQL = `
SELECT count(*) AS number, coalesce(sum(size), 0)::bigint AS bytes,
       count(*) FILTER (WHERE entry_id = @entry AND slot = @slot) AS in_slot,
       (SELECT count(*) FROM evidence WHERE entry_id = @entry AND slot = @slot AND removed_at IS NULL) AS live
FROM upload WHERE person_id = @person AND evidence_id IS NULL AND expires_at > app_now()`

	insertUploadSQL = `
INSERT INTO upload (id, person_id, entry_id, slot, file_name, size, letter_number, letter_date, subject, expires_at)
VALUES (@id, @person, @entry, @slot, @file_name, @size, @number, nullif(@date::date, '0001-01-01'), @subject, app_now() + @life::interval)`

	uploadSQL = `
SELECT id, entry_id, slot, file_name, size, coalesce(evidence_id, '') AS evidence_id, letter_number,
       coalesce(letter_date, '0001-01-01') AS letter_date, subject
FROM upload WHERE id = @id::text AND person_id = @person::text AND expires_at > app_now()`

	lockUploadSQL   = uploadSQL + ` FOR UPDATE`
	settleUploadSQL = `UPDATE upload SET evidence_id = @evidence WHERE id = @id`
	deleteUploadSQL = `DELETE FROM upload WHERE id = @id`
	expireSQL       = `DELETE FROM upload WHERE expires_at <= app_now() RETURNING id`
)

// uploadRow is an upload as the table holds it.
type uploadRow struct {
	ID, EntryID  string
	Slot         Slot
	FileName     string
	Size         int64
	EvidenceID   string
	LetterNumber string
	LetterDate   time.Time
	Subject      string
}

func (r uploadRow) upload() Upload {
	return Upload{
		ID: r.ID, EntryID: r.EntryID, Slot: r.Slot, FileName: r.FileName, Size: r.Size, EvidenceID: r.EvidenceID,
		letter: letter{number: r.LetterNumber, date: r.LetterDate, subject: r.Subject},
	}
}

// tally is what a person has on its way, and what lies in the slot already.
type tally struct {
	Number int
	Bytes  int64
	InSlot int
	Live   int
}

func lockUploads(ctx context.Context, tx postgres.Tx, person string) error {
	_, err := postgres.Value[bool](ctx, tx, lockUploadsSQL, postgres.Args{"person": person})
	return err
}

func countUploads(ctx context.Context, tx postgres.Tx, person string, u Upload) (tally, error) {
	return postgres.One[tally](ctx, tx, countUploadsSQL, postgres.Args{"person": person, "entry": u.EntryID, "slot": string(u.Slot)})
}

func insertUpload(ctx context.Context, tx postgres.Tx, u Upload, person string) error {
	return postgres.ExecOne(ctx, tx, insertUploadSQL, postgres.Args{
		"id": u.ID, "person": person, "entry": u.EntryID, "slot": string(u.Slot), "file_name": u.FileName, "size": u.Size,
		"number": u.number, "date": u.date, "subject": u.subject, "life": uploadLife,
	})
}

func findUpload(ctx context.Context, q postgres.Querier, person, id string) (Upload, error) {
	r, err := postgres.One[uploadRow](ctx, q, uploadSQL, postgres.Args{"id": id, "person": person})
	return r.upload(), err
}

func lockUpload(ctx context.Context, tx postgres.Tx, person, id string) (Upload, error) {
	r, err := postgres.One[uploadRow](ctx, tx, lockUploadSQL, postgres.Args{"id": id, "person": person})
	return r.upload(), err
}

func settleUpload(ctx context.Context, tx postgres.Tx, id, evidence string) error {
	return postgres.ExecOne(ctx, tx, settleUploadSQL, postgres.Args{"id": id, "evidence": evidence})
}

func deleteUpload(ctx context.Context, q postgres.Querier, id string) error {
	_, err := postgres.Exec(ctx, q, deleteUploadSQL, postgres.Args{"id": id})
	return err
}

func expireUploads(ctx context.Context, q postgres.Querier) ([]string, error) {
	return postgres.Column[string](ctx, q, expireSQL, nil)
}
