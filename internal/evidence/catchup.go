package evidence

import (
	"context"

	"jaring/internal/evidence/preflight"
	"jaring/internal/evidence/reading"
	"jaring/internal/jobs"
	"jaring/internal/postgres"
)

// unexaminedSQL finds versions that were never examined, or by an older reader or older rules, in entries that are not
// decided: nobody looks for findings in the others.
const unexaminedSQL = `
SELECT n.evidence_id AS id, n.no, true AS alone
FROM evidence_version n
JOIN evidence v ON v.id = n.evidence_id AND v.current_no = n.no AND v.removed_at IS NULL
JOIN entry e ON e.id = v.entry_id AND e.status IN ('draft', 'submitted', 'in_review', 'returned')
LEFT JOIN evidence_check k ON k.evidence_id = n.evidence_id AND k.no = n.no
LEFT JOIN evidence_reading r ON r.sha256 = n.sha256
WHERE n.kind = 'file' AND (k.rules IS NULL OR k.rules < @rules OR r.reader < @reader)
  AND (n.evidence_id, n.no) > (@id, @no)
ORDER BY n.evidence_id, n.no LIMIT @limit`

// catchUpPage bounds one transaction.
const catchUpPage = 200

// CatchUp asks for the examination of everything that is still to be examined, and returns how much that is: after an
// upgrade, a restore, or the making of sample data. Asked twice, files are looked at twice and nothing else happens.
func (s *Service) CatchUp(ctx context.Context) (int, error) {
	n := 0
	for after := (Examination{}); ; {
		var page []Examination
		err := s.db.InTx(ctx, func(tx postgres.Tx) (err error) {
			page, err = postgres.All[Examination](ctx, tx, unexaminedSQL, postgres.Args{
				"rules": preflight.Rules, "reader": reading.Version, "id": after.ID, "no": after.No, "limit": catchUpPage,
			})
			if err != nil {
				return err
			}
			return addAll(ctx, tx, s.jobs, page)
		})
		n += len(page)
		if err != nil || len(page) < catchUpPage {
			return n, err
		}
		after = page[len(page)-1]
	}
}

func addAll(ctx context.Context, tx postgres.Tx, queue jobs.Adder, list []Examination) error {
	for _, job := range list {
		if err := queue.Add(ctx, tx, job); err != nil {
			return err
		}
	}
	return nil
}
