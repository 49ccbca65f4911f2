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

const insertDesignSQL = `INSERT INTO entry_design (entry_id, problem, word_count) VALUES (@entry, @problem, @words)`

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
	return postgres.ExecOne(ctx, tx, insertDesignSQL, postgres.Args{"entry": b.entryID, "problem": b.problem, "words": CountWords(b.problem)})
}
