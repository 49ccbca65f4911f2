package innovation

import (
	"context"

	"jaring/internal/fault"
	"jaring/internal/postgres"
)

func (a *act) profile(ctx context.Context) (Profile, error) {
	return postgres.One[Profile](ctx, a.tx, profileSQL, postgres.Args{"ids": []string{a.entry.ID}})
}

func (a *act) design(ctx context.Context) (Design, error) {
	return postgres.One[Design](ctx, a.tx, designSQL, postgres.Args{"ids": []string{a.entry.ID}})
}

const updateProfileSQL = `
UPDATE entry_profile SET stage = nullif(@stage, ''), initiator = nullif(@initiator, ''), initiator_name = @initiator_name,
  kind = nullif(@kind, ''), form = nullif(@form, ''), theme = @theme, main_service = nullif(@main_service, ''),
  secondary_services = @secondary_services, latitude = @latitude, longitude = @longitude,
  trial_on = @trial_on, implemented_on = @implemented_on, developed_on = @developed_on,
  purpose = @purpose, benefit = @benefit, result = @result,
  updated_by = @by, updated_at = @now, version = version + 1
WHERE entry_id = @id AND version = @version`

func updateProfile(ctx context.Context, a *act, p *Profile) error {
	return postgres.ExecOne(ctx, a.tx, updateProfileSQL, postgres.Args{
		"stage": p.Stage, "initiator": p.Initiator, "initiator_name": p.InitiatorName, "kind": p.Kind, "form": p.Form,
		"theme": p.Theme, "main_service": p.MainService, "secondary_services": p.SecondaryServices,
		"latitude": p.Latitude, "longitude": p.Longitude,
		"trial_on": p.TrialOn, "implemented_on": p.ImplementedOn, "developed_on": p.DevelopedOn,
		"purpose": p.Purpose, "benefit": p.Benefit, "result": p.Result,
		"by": a.actor.PersonID, "now": a.now, "id": a.entry.ID, "version": p.Version,
	})
}

const updateNameSQL = `UPDATE entry SET name = @name WHERE id = @id`

func updateName(ctx context.Context, tx postgres.Tx, id, name string) error {
	return postgres.ExecOne(ctx, tx, updateNameSQL, postgres.Args{"id": id, "name": name})
}

const updateInnovationSQL = `
UPDATE innovation i SET name = @name, summary = @summary, version = version + 1
WHERE i.id = @id AND i.published_at IS NULL AND (i.name, i.summary) <> (@name, @summary)
  AND NOT EXISTS (SELECT FROM entry e WHERE e.innovation_id = i.id AND e.year > @year)`

func updateInnovation(ctx context.Context, tx postgres.Tx, id string, year int, name, summary string) error {
	_, err := postgres.Exec(ctx, tx, updateInnovationSQL, postgres.Args{"id": id, "year": year, "name": name, "summary": summary})
	return err
}

const updateDesignSQL = `
UPDATE entry_design SET legal_basis = @legal_basis, problem = @problem, strategic_issue = @strategic_issue, method = @method,
  novelty = @novelty, mechanism = @mechanism, word_count = @word_count,
  updated_by = @by, updated_at = @now, version = version + 1
WHERE entry_id = @id AND version = @version`

func updateDesign(ctx context.Context, a *act, d *Design) error {
	return postgres.ExecOne(ctx, a.tx, updateDesignSQL, postgres.Args{
		"legal_basis": d.LegalBasis, "problem": d.Problem, "strategic_issue": d.StrategicIssue, "method": d.Method,
		"novelty": d.Novelty, "mechanism": d.Mechanism, "word_count": d.WordCount,
		"by": a.actor.PersonID, "now": a.now, "id": a.entry.ID, "version": d.Version,
	})
}

const claimSQL = `
SELECT c.entry_id, c.indicator, c.level, coalesce(c.basis, '') AS basis, c.note, coalesce(p.name, '') AS updated_by, c.updated_at, c.version
FROM claim c
LEFT JOIN person p ON p.id = c.updated_by
WHERE c.entry_id = @id AND c.indicator = @indicator`

// readClaim returns a claim of version 0 where nobody has touched it.
func readClaim(ctx context.Context, q postgres.Querier, id, indicator string) (Claim, error) {
	c, err := postgres.One[Claim](ctx, q, claimSQL, postgres.Args{"id": id, "indicator": indicator})
	if err != nil && fault.KindOf(err) == fault.KindNotFound {
		return Claim{EntryID: id, Indicator: indicator}, nil
	}
	return c, err
}

const insertClaimSQL = `
INSERT INTO claim (entry_id, indicator, level, basis, note, updated_by, updated_at)
VALUES (@id, @indicator, @level, nullif(@basis, ''), @note, @by, @now)`

const updateClaimSQL = `
UPDATE claim SET level = @level, basis = nullif(@basis, ''), note = @note, updated_by = @by, updated_at = @now, version = version + 1
WHERE entry_id = @id AND indicator = @indicator AND version = @version`

func writeClaim(ctx context.Context, a *act, c *Claim) error {
	args := postgres.Args{"id": a.entry.ID, "indicator": c.Indicator, "level": c.Level, "basis": c.Basis, "note": c.Note,
		"by": a.actor.PersonID, "now": a.now}
	if c.Version == 0 {
		return postgres.ExecOne(ctx, a.tx, insertClaimSQL, args)
	}
	args["version"] = c.Version
	return postgres.ExecOne(ctx, a.tx, updateClaimSQL, args)
}
