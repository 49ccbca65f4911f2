package evidence

import (
	"context"

	"jaring/internal/jobs"
	"jaring/internal/postgres"
)

const namingSQL = `
SELECT v.id, v.current_no AS no, true AS alone
FROM evidence v JOIN evidence_version n ON n.evidence_id = v.id AND n.no = v.current_no AND n.kind = 'file'
WHERE v.entry_id = @entry AND v.slot = @slot AND v.removed_at IS NULL
ORDER BY v.id`

// Renamed asks for another examination of the documents that must name the entry's innovation: they were held against its
// earlier name.
func Renamed(ctx context.Context, tx postgres.Tx, queue jobs.Adder, entry string) error {
	list, err := postgres.All[Examination](ctx, tx, namingSQL, postgres.Args{"entry": entry, "slot": string(regulationSlot)})
	if err != nil {
		return err
	}
	return addAll(ctx, tx, queue, list)
}
