package innovation

import (
	"context"
	"fmt"

	"jaring/internal/postgres"
)

// Verification is the outcome of checking every receipt. Problems are English, for the command line.
type Verification struct {
	Receipts int
	Problems []string
}

// VerifyReceipts recomputes the hash of every receipt, holds the evidence it lists against the versions that are stored, and
// compares receipts, rounds and history with each other.
func (s *Service) VerifyReceipts(ctx context.Context) (Verification, error) {
	var v Verification
	for after := ""; ; {
		page, err := postgres.All[Receipt](ctx, s.db, receiptsAfterSQL, postgres.Args{"after": after, "limit": verifyPage})
		if err != nil {
			return v, err
		}
		for _, r := range page {
			if err := v.check(ctx, s.db, r); err != nil {
				return v, err
			}
			after = r.Code
		}
		if len(page) < verifyPage {
			break
		}
	}
	uneven, err := postgres.All[uneven](ctx, s.db, unevenSQL, nil)
	for _, u := range uneven {
		v.problem("entry %s: sent %d times, %d receipts, %d rows of history", u.ID, u.Round, u.Receipts, u.Acts)
	}
	return v, err
}

// verifyPage bounds the memory of a check of many years.
const verifyPage = 200

func (v *Verification) problem(format string, args ...any) {
	v.Problems = append(v.Problems, fmt.Sprintf(format, args...))
}

func (v *Verification) check(ctx context.Context, q postgres.Querier, r Receipt) error {
	v.Receipts++
	hash, err := r.Content.Hash()
	if err != nil {
		return err
	}
	if hash != r.ContentSHA256 {
		v.problem("receipt %s: content has hash %s, %s was attested", r.Number, hash, r.ContentSHA256)
	}
	if r.Content.Number != r.Number || r.Content.Round != r.Round || r.Content.At != r.SubmittedAt.UTC().Format(microseconds) {
		v.problem("receipt %s: number, round or time differ from its content", r.Number)
	}
	for _, d := range r.Content.AllDocuments() {
		there, err := postgres.Value[bool](ctx, q, versionThereSQL, postgres.Args{"entry": r.EntryID, "id": d.ID, "no": d.No,
			"sha256": d.SHA256, "url": d.URL})
		if err != nil {
			return err
		}
		if !there {
			v.problem("receipt %s: version %d of evidence %s is not stored as attested", r.Number, d.No, d.ID)
		}
	}
	return nil
}

const receiptsAfterSQL = receiptColumns + `
WHERE r.code > @after
ORDER BY r.code
LIMIT @limit`

const versionThereSQL = `
SELECT EXISTS (SELECT FROM evidence_version v JOIN evidence e ON e.id = v.evidence_id
  WHERE e.entry_id = @entry AND v.evidence_id = @id AND v.no = @no
    AND coalesce(v.sha256, '') = @sha256 AND coalesce(v.url, '') = @url)`

// uneven is an entry whose receipts and history do not tell the same story.
type uneven struct {
	ID       string
	Round    int
	Receipts int
	Acts     int
}

const unevenSQL = `
SELECT e.id, e.round, coalesce(r.n, 0)::int AS receipts, coalesce(h.n, 0)::int AS acts
FROM entry e
LEFT JOIN (SELECT entry_id, count(*) AS n, max(round) AS last FROM receipt GROUP BY entry_id) r ON r.entry_id = e.id
LEFT JOIN (SELECT subject_id, count(*) AS n FROM history WHERE subject = 'entry' AND act = 'submit' GROUP BY subject_id) h
  ON h.subject_id = e.id
WHERE e.round <> coalesce(r.n, 0) OR e.round <> coalesce(r.last, 0) OR e.round <> coalesce(h.n, 0)
ORDER BY e.id`
