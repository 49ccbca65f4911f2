package screening

import (
	"context"

	"jaring/internal/postgres"
)

const saveConclusionSQL = `
UPDATE review SET recommendation = nullif(@recommendation, ''), remark_unit = @remark_unit, remark_inner = @remark_inner, version = version + 1
WHERE id = @id AND version = @version AND status = 'started'`

func saveConclusion(ctx context.Context, tx postgres.Tx, r reviewRow, c conclusion) error {
	return postgres.ExecOne(ctx, tx, saveConclusionSQL, postgres.Args{
		"id": r.ID, "version": r.Version, "recommendation": c.Recommendation, "remark_unit": c.RemarkUnit, "remark_inner": c.RemarkInner,
	})
}

const dropCriteriaSQL = `DELETE FROM review_criterion WHERE review_id = @review`

const saveCriteriaSQL = `
INSERT INTO review_criterion (review_id, letter, met, note)
SELECT @review, n.letter, n.met, n.note
FROM unnest(@letters::text[], @met::boolean[], @notes::text[]) AS n (letter, met, note)`

func saveCriteria(ctx context.Context, tx postgres.Tx, review string, list []Criterion) error {
	if _, err := postgres.Exec(ctx, tx, dropCriteriaSQL, postgres.Args{"review": review}); err != nil {
		return err
	}
	letters, met, notes := make([]string, len(list)), make([]bool, len(list)), make([]string, len(list))
	for i, c := range list {
		letters[i], met[i], notes[i] = c.Letter, c.Met, c.Note
	}
	_, err := postgres.Exec(ctx, tx, saveCriteriaSQL, postgres.Args{"review": review, "letters": letters, "met": met, "notes": notes})
	return err
}
