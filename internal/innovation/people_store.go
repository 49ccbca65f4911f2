package innovation

import (
	"context"

	"jaring/internal/fault"
	"jaring/internal/postgres"
)

const innovatorSQL = innovatorColumns + `
WHERE id = @id AND innovation_id = @innovation
FOR UPDATE`

func readInnovator(ctx context.Context, tx postgres.Tx, innovationID, id string) (Innovator, error) {
	if !postgres.IsID(id) {
		return Innovator{}, fault.NotFound()
	}
	return postgres.One[Innovator](ctx, tx, innovatorSQL, postgres.Args{"id": id, "innovation": innovationID})
}

const withoutLeadSQL = `SELECT NOT EXISTS (SELECT FROM innovator WHERE innovation_id = @id AND is_lead AND until IS NULL)`

func withoutLead(ctx context.Context, tx postgres.Tx, innovationID string) (bool, error) {
	return postgres.Value[bool](ctx, tx, withoutLeadSQL, postgres.Args{"id": innovationID})
}

const insertInnovatorSQL = `
INSERT INTO innovator (id, innovation_id, name, position, is_lead, may_be_named, since)
VALUES (@id, @innovation, @name, @position, @lead, @named, @since)`

func insertInnovator(ctx context.Context, tx postgres.Tx, innovationID string, i *Innovator) error {
	return postgres.ExecOne(ctx, tx, insertInnovatorSQL, postgres.Args{"id": i.ID, "innovation": innovationID, "name": i.Name,
		"position": i.Position, "lead": i.IsLead, "named": i.MayBeNamed, "since": i.Since})
}

const updateInnovatorSQL = `
UPDATE innovator SET name = @name, position = @position, may_be_named = @named, since = @since, version = version + 1
WHERE id = @id AND version = @version`

func updateInnovator(ctx context.Context, tx postgres.Tx, i *Innovator) error {
	return postgres.ExecOne(ctx, tx, updateInnovatorSQL, postgres.Args{"id": i.ID, "version": i.Version, "name": i.Name,
		"position": i.Position, "named": i.MayBeNamed, "since": i.Since})
}

const clearLeadSQL = `
UPDATE innovator SET is_lead = false, version = version + 1
WHERE innovation_id = @id AND is_lead AND until IS NULL`

func clearLead(ctx context.Context, tx postgres.Tx, innovationID string) error {
	_, err := postgres.Exec(ctx, tx, clearLeadSQL, postgres.Args{"id": innovationID})
	return err
}

const setLeadSQL = `
UPDATE innovator SET is_lead = true, version = version + 1
WHERE id = @id AND version = @version AND until IS NULL`

func setLead(ctx context.Context, tx postgres.Tx, i *Innovator) error {
	return postgres.ExecOne(ctx, tx, setLeadSQL, postgres.Args{"id": i.ID, "version": i.Version})
}

// The mark of the lead stays with who has left: it is their part of the history.
const endInnovatorSQL = `
UPDATE innovator SET until = @until, left_because = @because, version = version + 1
WHERE id = @id AND version = @version AND until IS NULL`

func endInnovator(ctx context.Context, tx postgres.Tx, i *Innovator) error {
	return postgres.ExecOne(ctx, tx, endInnovatorSQL, postgres.Args{"id": i.ID, "version": i.Version, "until": i.Until, "because": i.LeftBecause})
}
