package evidence

import (
	"context"

	"jaring/internal/auth"
	"jaring/internal/postgres"
)

// The entry, and who may see it, are decided in the statement itself: a row out of the actor's reach does not exist.
// Entries and sheets belong to packages above; reading them here is what lets one statement decide.
const (
	entryFrom = `
SELECT e.id, e.name, e.year, e.status, e.unit_id, c.instrument_year, app_now() AS now,
       @role::text = 'assessor' AND has_sheet.yes AS assigned,
       @role::text = 'assessor' AND may_not_judge(@person::text, e.unit_id, e.innovation_id) AS conflict
FROM entry e
JOIN cycle c ON c.year = e.year
CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM review r
  WHERE r.entry_id = e.id AND r.assessor_id = @person::text AND r.status <> 'void') AS yes) has_sheet`

	withinReach = ` AND CASE @role::text
  WHEN 'submitter' THEN e.unit_id = @unit::text
  WHEN 'assessor' THEN has_sheet.yes AND NOT may_not_judge(@person::text, e.unit_id, e.innovation_id)
  ELSE @role::text = 'coordinator' END`

	entrySQL         = entryFrom + ` WHERE e.id = @id::text` + withinReach
	entryLockSQL     = entrySQL + ` FOR UPDATE OF e`
	entryOfSQL       = entryFrom + ` JOIN evidence v ON v.entry_id = e.id WHERE v.id = @id::text` + withinReach
	entryOfLockSQL   = entryOfSQL + ` FOR UPDATE OF e`
	liveInSlotSQL    = `SELECT count(*) FROM evidence WHERE entry_id = @entry AND slot = @slot AND removed_at IS NULL`
	insertBlobSQL    = `INSERT INTO blob (sha256, size) VALUES (@sha256, @size) ON CONFLICT (sha256) DO NOTHING`
	insertItemSQL    = `INSERT INTO evidence (id, entry_id, slot, created_by) VALUES (@id, @entry, @slot, @person)`
	insertVersionSQL = `
INSERT INTO evidence_version (evidence_id, no, kind, sha256, file_name, media_type, size, url, letter_number, letter_date, subject, created_by)
VALUES (@id, @no, @kind, nullif(@sha256, ''), nullif(@file_name, ''), nullif(@media_type, ''), nullif(@size::bigint, 0), nullif(@url, ''),
        @number, nullif(@date::date, '0001-01-01'), @subject, @person)`

	advanceSQL = `
UPDATE evidence SET current_no = @no, version = version + 1
WHERE id = @id AND version = @version AND removed_at IS NULL`

	removeSQL = `
UPDATE evidence SET removed_at = app_now(), version = version + 1
WHERE id = @id AND version = @version AND removed_at IS NULL`

	// The claim's version counts changes of its evidence too; evidence may come before a level is claimed.
	touchClaimSQL = `
INSERT INTO claim (entry_id, indicator, level, updated_by) VALUES (@entry, @slot, 0, @person)
ON CONFLICT (entry_id, indicator) DO UPDATE
SET version = claim.version + 1, updated_by = excluded.updated_by, updated_at = app_now()`

	touchEntrySQL = `UPDATE entry SET updated_at = app_now(), version = version + 1 WHERE id = @entry`

	itemFrom = `
SELECT v.id, v.entry_id, v.slot, n.no, n.kind, coalesce(n.sha256, '') AS sha256, coalesce(n.file_name, '') AS file_name,
       coalesce(n.media_type, '') AS media_type, coalesce(n.size, 0) AS size, coalesce(n.url, '') AS url,
       n.letter_number, coalesce(n.letter_date, '0001-01-01') AS letter_date, n.subject, n.created_at, p.name AS created_by,
       coalesce(v.removed_at, '0001-01-01 00:00:00Z') AS removed_at, v.version
FROM evidence v
JOIN evidence_version n ON n.evidence_id = v.id
JOIN person p ON p.id = n.created_by`

	itemsOfEntrySQL = itemFrom + `
WHERE v.entry_id = @entry AND n.no = v.current_no AND v.removed_at IS NULL
ORDER BY v.slot, v.created_at, v.id`

	itemsOfSlotSQL = itemFrom + `
WHERE v.entry_id = @entry AND v.slot = @slot AND n.no = v.current_no AND v.removed_at IS NULL
ORDER BY v.created_at, v.id`

	versionsSQL = itemFrom + ` WHERE v.id = @id ORDER BY n.no DESC`
)

// reach are the arguments of withinReach.
func reach(a auth.Actor, id string) postgres.Args {
	return postgres.Args{"id": id, "role": string(a.Current.Role), "person": a.PersonID, "unit": a.Current.UnitID}
}

func findEntry(ctx context.Context, q postgres.Querier, sql string, a auth.Actor, id string) (entryRow, error) {
	return postgres.One[entryRow](ctx, q, sql, reach(a, id))
}

func countLive(ctx context.Context, tx postgres.Tx, entryID string, slot Slot) (int, error) {
	return postgres.Value[int](ctx, tx, liveInSlotSQL, postgres.Args{"entry": entryID, "slot": string(slot)})
}

func insertItem(ctx context.Context, tx postgres.Tx, i Item, person string) error {
	return postgres.ExecOne(ctx, tx, insertItemSQL, postgres.Args{
		"id": i.ID, "entry": i.EntryID, "slot": string(i.Slot), "person": person,
	})
}

// insertVersion writes a version and, before it, the row of its bytes.
func insertVersion(ctx context.Context, tx postgres.Tx, i Item, person string) error {
	if i.Kind == FileKind {
		if _, err := postgres.Exec(ctx, tx, insertBlobSQL, postgres.Args{"sha256": i.SHA256, "size": i.Size}); err != nil {
			return err
		}
	}
	return postgres.ExecOne(ctx, tx, insertVersionSQL, postgres.Args{
		"id": i.ID, "no": i.No, "kind": i.Kind, "sha256": i.SHA256, "file_name": i.FileName, "media_type": i.MediaType,
		"size": i.Size, "url": i.URL, "number": i.LetterNumber, "date": i.LetterDate, "subject": i.Subject, "person": person,
	})
}

func touchEntry(ctx context.Context, tx postgres.Tx, entryID string) error {
	return postgres.ExecOne(ctx, tx, touchEntrySQL, postgres.Args{"entry": entryID})
}

func touchClaim(ctx context.Context, tx postgres.Tx, entryID string, slot Slot, person string) error {
	return postgres.ExecOne(ctx, tx, touchClaimSQL, postgres.Args{"entry": entryID, "slot": string(slot), "person": person})
}

func listSlot(ctx context.Context, q postgres.Querier, entryID string, slot Slot) ([]Item, error) {
	return postgres.All[Item](ctx, q, itemsOfSlotSQL, postgres.Args{"entry": entryID, "slot": string(slot)})
}

func listVersions(ctx context.Context, q postgres.Querier, id string) ([]Item, error) {
	return postgres.All[Item](ctx, q, versionsSQL, postgres.Args{"id": id})
}

// ListForEntry returns the evidence of an entry that counts now, by slot and age. It asks nobody's rights: whoever calls
// has decided that the reader may see the entry. q may be a transaction.
func ListForEntry(ctx context.Context, q postgres.Querier, entryID string) ([]Item, error) {
	return postgres.All[Item](ctx, q, itemsOfEntrySQL, postgres.Args{"entry": entryID})
}
