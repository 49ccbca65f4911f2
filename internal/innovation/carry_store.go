package innovation

import (
	"context"

	"jaring/internal/auth"
	"jaring/internal/evidence"
	"jaring/internal/iid"
	"jaring/internal/jobs"
	"jaring/internal/postgres"
)

// What a unit may carry over belongs to its line: to itself or to a unit that was merged into it.
const carryRowSQL = `
SELECT coalesce(n.id, '') AS entry_id, coalesce(k.from_entry_id, s.id, '') AS source_id, coalesce(k.developed, '') AS developed
FROM innovation i
LEFT JOIN entry n ON n.innovation_id = i.id AND n.year = @year
LEFT JOIN carry k ON k.entry_id = n.id
LEFT JOIN LATERAL (SELECT e.id FROM entry e WHERE e.innovation_id = i.id AND e.year < @year ORDER BY e.year DESC LIMIT 1) s ON true
WHERE i.id = @innovation AND i.unit_id IN (SELECT unit_line(@unit))`

type carryRow struct{ EntryID, SourceID, Developed string }

const lockSourceSQL = `
SELECT e.id FROM entry e JOIN innovation i ON i.id = e.innovation_id
WHERE i.id = @innovation AND i.unit_id IN (SELECT unit_line(@unit)) AND e.year < @year
ORDER BY e.year DESC
LIMIT 1
FOR UPDATE OF e`

// lockSource lets one person at a time carry the innovation over. Like every act it locks an entry's row first.
func lockSource(ctx context.Context, tx postgres.Tx, actor auth.Actor, innovationID string, year int) error {
	_, err := postgres.Value[string](ctx, tx, lockSourceSQL, postgres.Args{"innovation": innovationID,
		"unit": actor.Current.UnitID, "year": year})
	return err
}

// carried is what the new entry is made from.
type carried struct {
	queue     jobs.Adder
	actor     auth.Actor
	entryID   string
	developed string
	carry     *Carry
}

const carryProfileSQL = `
INSERT INTO entry_profile (entry_id, stage, initiator, initiator_name, kind, form, theme, main_service, secondary_services,
  latitude, longitude, trial_on, implemented_on, developed_on, purpose, benefit, result, updated_by)
SELECT @entry, stage, initiator, initiator_name, kind, form, theme, main_service, secondary_services,
  latitude, longitude, trial_on, implemented_on, developed_on, purpose, benefit, result, @by
FROM entry_profile WHERE entry_id = @from`

const carryDesignSQL = `
INSERT INTO entry_design (entry_id, legal_basis, problem, strategic_issue, method, novelty, mechanism, word_count, updated_by)
SELECT @entry, legal_basis, problem, strategic_issue, method, novelty, mechanism, word_count, @by
FROM entry_design WHERE entry_id = @from`

const carryClaimSQL = `
INSERT INTO claim (entry_id, indicator, level, basis, note, updated_by)
VALUES (@entry, @indicator, @level, nullif(@basis, ''), @note, @by)`

// New rows for the same bytes: what the earlier entry was judged by stays as it is. They keep their order.
const carryEvidenceSQL = `
WITH pair AS (
  SELECT * FROM unnest(@old::text[], @new::text[]) WITH ORDINALITY AS p (old, new, n)),
made AS (
  INSERT INTO evidence (id, entry_id, slot, created_by, created_at)
  SELECT p.new, @entry, e.slot, @by, app_now() + p.n * interval '1 microsecond'
  FROM pair p JOIN evidence e ON e.id = p.old)
INSERT INTO evidence_version (evidence_id, no, kind, sha256, file_name, media_type, size, url, letter_number, letter_date, subject, created_by)
SELECT p.new, 1, v.kind, v.sha256, v.file_name, v.media_type, v.size, v.url, v.letter_number, v.letter_date, v.subject, @by
FROM pair p
JOIN evidence e ON e.id = p.old
JOIN evidence_version v ON v.evidence_id = e.id AND v.no = e.current_no`

const insertCarrySQL = `
INSERT INTO carry (entry_id, from_entry_id, developed, carried_by) VALUES (@entry, @from, @developed, @by)`

func insertCarried(ctx context.Context, tx postgres.Tx, c carried) error {
	from := &c.carry.Source.Entry
	args := postgres.Args{"entry": c.entryID, "from": from.ID, "by": c.actor.PersonID}
	if err := postgres.ExecOne(ctx, tx, insertEntrySQL, postgres.Args{"entry": c.entryID, "innovation": from.InnovationID,
		"year": c.carry.Cycle.Year, "unit": c.actor.Current.UnitID, "name": from.Name, "by": c.actor.PersonID}); err != nil {
		return err
	}
	for _, sql := range []string{carryProfileSQL, carryDesignSQL} {
		if err := postgres.ExecOne(ctx, tx, sql, args); err != nil {
			return err
		}
	}
	to, err := instrument(c.carry.Cycle.InstrumentYear)
	if err != nil {
		return err
	}
	if err := carryClaims(ctx, tx, c, to); err != nil {
		return err
	}
	if err := carryEvidence(ctx, tx, c, to); err != nil {
		return err
	}
	args["developed"] = c.developed
	return postgres.ExecOne(ctx, tx, insertCarrySQL, args)
}

func carryClaims(ctx context.Context, tx postgres.Tx, c carried, to *iid.Instrument) error {
	for _, claim := range c.carry.Source.Claims {
		claim, asked := kept(to, claim)
		if !asked || claim.Version == 0 {
			continue
		}
		if err := postgres.ExecOne(ctx, tx, carryClaimSQL, postgres.Args{"entry": c.entryID, "indicator": claim.Indicator,
			"level": claim.Level, "basis": claim.Basis, "note": claim.Note, "by": c.actor.PersonID}); err != nil {
			return err
		}
	}
	return nil
}

func carryEvidence(ctx context.Context, tx postgres.Tx, c carried, to *iid.Instrument) error {
	var old, fresh []string
	for _, d := range c.carry.Source.Documents {
		if _, asked := to.Indicator(d.Slot); !asked && !d.ofProfile() {
			continue
		}
		id := postgres.NewID()
		old, fresh = append(old, d.ID), append(fresh, id)
		if d.Kind != evidence.FileKind {
			continue
		}
		if err := c.queue.Add(ctx, tx, evidence.Examination{ID: id, No: 1}); err != nil {
			return err
		}
	}
	if len(old) == 0 {
		return nil
	}
	_, err := postgres.Exec(ctx, tx, carryEvidenceSQL, postgres.Args{"old": old, "new": fresh, "entry": c.entryID, "by": c.actor.PersonID})
	return err
}

const adoptSQL = `UPDATE innovation SET unit_id = @unit, version = version + 1 WHERE id = @id`

// adopt makes the innovation of a merged unit its successor's own.
func adopt(ctx context.Context, tx postgres.Tx, innovationID, unitID string) error {
	return postgres.ExecOne(ctx, tx, adoptSQL, postgres.Args{"id": innovationID, "unit": unitID})
}
