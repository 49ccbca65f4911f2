package innovation

import (
	"context"
	"encoding/json"

	"jaring/internal/fault"
	"jaring/internal/postgres"
)

const nextNumberSQL = `SELECT nextval('receipt_number_seq')`

const insertReceiptSQL = `
INSERT INTO receipt (code, number, entry_id, round, form_key, content, content_sha256, submitted_by, submitted_at)
VALUES (@code, @number, @entry, @round, @form_key, @content, @sha256, @by, @at)`

func insertReceipt(ctx context.Context, tx postgres.Tx, r *Receipt) error {
	content, err := json.Marshal(r.Content)
	if err != nil {
		return fault.Internal(err)
	}
	return postgres.ExecOne(ctx, tx, insertReceiptSQL, postgres.Args{"code": r.Code, "number": r.Number, "entry": r.EntryID,
		"round": r.Round, "form_key": r.FormKey, "content": string(content), "sha256": r.ContentSHA256, "by": r.SubmittedBy,
		"at": r.SubmittedAt})
}

const receiptColumns = `
SELECT r.code, r.number, r.entry_id, r.round, r.form_key, r.content, r.content_sha256, r.submitted_by, p.name AS sender_name,
       r.submitted_at
FROM receipt r
JOIN person p ON p.id = r.submitted_by`

const receiptByKeySQL = receiptColumns + `
WHERE r.form_key = @key`

func receiptByKey(ctx context.Context, q postgres.Querier, key string) (Receipt, bool, error) {
	r, err := postgres.One[Receipt](ctx, q, receiptByKeySQL, postgres.Args{"key": key})
	if err != nil && fault.KindOf(err) == fault.KindNotFound {
		return Receipt{}, false, nil
	}
	return r, err == nil, err
}

const lastReceiptSQL = receiptColumns + `
WHERE r.entry_id = @id
ORDER BY r.round DESC
LIMIT 1`

func lastReceipt(ctx context.Context, q postgres.Querier, entryID string) (Receipt, error) {
	return postgres.One[Receipt](ctx, q, lastReceiptSQL, postgres.Args{"id": entryID})
}

const receiptByCodeSQL = receiptColumns + `
WHERE r.code = @code`

func receiptByCode(ctx context.Context, q postgres.Querier, code string) (Receipt, error) {
	return postgres.One[Receipt](ctx, q, receiptByCodeSQL, postgres.Args{"code": code})
}
