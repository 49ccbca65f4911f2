package innovation

import (
	"context"

	"jaring/internal/postgres"
)

const nextCodeSQL = `SELECT nextval('innovation_code_seq')`

const insertInnovationSQL = `INSERT INTO innovation (id, code, unit_id, name) VALUES (@innovation, @code, @unit, @name)`

const insertEntrySQL = `
INSERT INTO entry (id, innovation_id, year, unit_id, name, created_by)
VALUES (@entry, @innovation, @year, @unit, @name, @by)`

const insertProfileSQL = `INSERT INTO entry_profile (entry_id, stage, updated_by) VALUES (@entry, @stage, @by)`

const insertDesignSQL = `INSERT INTO entry_design (entry_id) VALUES (@entry)`

func insertBeginning(ctx context.Context, tx postgres.Tx, personID, code string, b beginning) error {
	if err := postgres.ExecOne(ctx, tx, insertInnovationSQL, postgres.Args{"innovation": b.innovationID, "code": code,
		"unit": b.unitID, "name": b.name}); err != nil {
		return err
	}
	if err := postgres.ExecOne(ctx, tx, insertEntrySQL, postgres.Args{"entry": b.entryID, "innovation": b.innovationID,
		"year": b.year, "unit": b.unitID, "name": b.name, "by": personID}); err != nil {
		return err
	}
	if err := postgres.ExecOne(ctx, tx, insertProfileSQL, postgres.Args{"entry": b.entryID, "stage": b.stage, "by": personID}); err != nil {
		return err
	}
	return postgres.ExecOne(ctx, tx, insertDesignSQL, postgres.Args{"entry": b.entryID})
}

// Names are short: how much of the shorter one is found in the longer one tells more than their similarity as wholes.
const similarSQL = `
SELECT i.id AS innovation_id, i.code, i.name, e.id AS entry_id, e.year, e.status
FROM innovation i
JOIN LATERAL (SELECT e.id, e.year, e.status FROM entry e WHERE e.innovation_id = i.id ORDER BY e.year DESC LIMIT 1) e ON true
WHERE i.unit_id = @unit
  AND greatest(similarity(lower(i.name), lower(@name)), word_similarity(lower(@name), lower(i.name))) >= 0.4
ORDER BY similarity(lower(i.name), lower(@name)) DESC, i.created_at DESC, i.id
LIMIT 5`
