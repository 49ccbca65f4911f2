package sample

import (
	"context"
	"encoding/json"

	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// Each statement takes all rows of its table at once, as JSON under the columns' own names.

const insertPeopleSQL = `
INSERT INTO person (id, username, name, email, password_hash, is_sample, created_at)
SELECT id, username, name, email, password_hash, true, created_at FROM json_populate_recordset(NULL::person, @rows)`

const insertRolesSQL = `
INSERT INTO role_assignment (id, person_id, role, unit_id, starts_on, ends_on)
SELECT id, person_id, role, unit_id, starts_on, ends_on FROM json_populate_recordset(NULL::role_assignment, @rows)`

const insertActivitiesSQL = `
INSERT INTO activity (id, year, kind, title, held_on, place, audience, is_sample)
SELECT id, year, kind, title, held_on, place, audience, true FROM json_populate_recordset(NULL::activity, @rows)`

const insertAwardsSQL = `
INSERT INTO award (id, year, text)
SELECT id, year, text FROM json_populate_recordset(NULL::award, @rows)`

const insertOfficialSQL = `
INSERT INTO official_result (year, index_x100, category, source)
SELECT year, index_x100, category, source FROM json_populate_recordset(NULL::official_result, @rows)`

const insertInnovationsSQL = `
INSERT INTO innovation (id, code, unit_id, name, summary, slug, published_at, is_sample, created_at)
SELECT id, code, unit_id, name, summary, slug, published_at, true, created_at FROM json_populate_recordset(NULL::innovation, @rows)`

const insertInnovatorsSQL = `
INSERT INTO innovator (id, innovation_id, name, position, is_lead, may_be_named, since, until, left_because)
SELECT id, innovation_id, name, position, is_lead, may_be_named, since, until, left_because
FROM json_populate_recordset(NULL::innovator, @rows)`

const insertEntriesSQL = `
INSERT INTO entry (id, innovation_id, year, unit_id, name, status, round, submitted_at, review_started_at, ready_at, decided_at,
                   deferred_to, created_by, created_at, updated_at, version)
SELECT id, innovation_id, year, unit_id, name, status, round, submitted_at, review_started_at, ready_at, decided_at,
       deferred_to, created_by, created_at, updated_at, version
FROM json_populate_recordset(NULL::entry, @rows)`

const insertProfilesSQL = `
INSERT INTO entry_profile (entry_id, stage, initiator, initiator_name, kind, form, theme, main_service, secondary_services,
                           latitude, longitude, trial_on, implemented_on, developed_on, purpose, benefit, result,
                           updated_by, updated_at, version)
SELECT entry_id, stage, initiator, initiator_name, kind, form, theme, main_service, secondary_services,
       latitude, longitude, trial_on, implemented_on, developed_on, purpose, benefit, result, updated_by, updated_at, version
FROM json_populate_recordset(NULL::entry_profile, @rows)`

const insertDesignsSQL = `
INSERT INTO entry_design (entry_id, legal_basis, problem, strategic_issue, method, novelty, mechanism, word_count, updated_by,
                          updated_at, version)
SELECT entry_id, legal_basis, problem, strategic_issue, method, novelty, mechanism, word_count, updated_by, updated_at, version
FROM json_populate_recordset(NULL::entry_design, @rows)`

const insertClaimsSQL = `
INSERT INTO claim (entry_id, indicator, level, basis, note, updated_by, updated_at, version)
SELECT entry_id, indicator, level, basis, note, updated_by, updated_at, version FROM json_populate_recordset(NULL::claim, @rows)`

const insertBlobsSQL = `
INSERT INTO blob (sha256, size)
SELECT sha256, size FROM json_populate_recordset(NULL::blob, @rows)
ON CONFLICT (sha256) DO NOTHING`

const insertEvidenceSQL = `
INSERT INTO evidence (id, entry_id, slot, current_no, created_by, created_at, version)
SELECT id, entry_id, slot, current_no, created_by, created_at, version FROM json_populate_recordset(NULL::evidence, @rows)`

const insertVersionsSQL = `
INSERT INTO evidence_version (evidence_id, no, kind, sha256, file_name, media_type, size, url, letter_number, letter_date,
                              subject, created_by, created_at)
SELECT evidence_id, no, kind, sha256, file_name, media_type, size, url, letter_number, letter_date, subject, created_by, created_at
FROM json_populate_recordset(NULL::evidence_version, @rows)`

const insertReceiptsSQL = `
INSERT INTO receipt (code, number, entry_id, round, form_key, content, content_sha256, submitted_by, submitted_at)
SELECT code, number, entry_id, round, form_key, content, content_sha256, submitted_by, submitted_at
FROM json_populate_recordset(NULL::receipt, @rows)`

const insertReviewsSQL = `
INSERT INTO review (id, entry_id, assessor_id, status, due_on, assigned_by, assigned_at, declared_at, recommendation,
                    remark_unit, remark_inner, finished_at, version)
SELECT id, entry_id, assessor_id, status, due_on, assigned_by, assigned_at, declared_at, recommendation,
       remark_unit, remark_inner, finished_at, version
FROM json_populate_recordset(NULL::review, @rows)`

const insertCriteriaSQL = `
INSERT INTO review_criterion (review_id, letter, met, note)
SELECT review_id, letter, met, note FROM json_populate_recordset(NULL::review_criterion, @rows)`

const insertMarksSQL = `
INSERT INTO review_mark (review_id, entry_id, indicator, claim_version, level, reason, marked_at)
SELECT review_id, entry_id, indicator, claim_version, level, reason, marked_at FROM json_populate_recordset(NULL::review_mark, @rows)`

const insertVerificationSQL = `
INSERT INTO verification (entry_id, indicator, claim_version, level, reason, set_at)
SELECT entry_id, indicator, claim_version, level, reason, set_at FROM json_populate_recordset(NULL::verification, @rows)`

const insertDecisionsSQL = `
INSERT INTO decision (id, entry_id, round, act, reason_code, text, next_year, sheets, decided_by, decided_at)
SELECT id, entry_id, round, act, reason_code, text, next_year, sheets, decided_by, decided_at
FROM json_populate_recordset(NULL::decision, @rows)`

const insertAnswersSQL = `
INSERT INTO decision_answer (decision_id, text, answered_by, answered_at)
SELECT decision_id, text, answered_by, answered_at FROM json_populate_recordset(NULL::decision_answer, @rows)`

const insertRegionalSQL = `
INSERT INTO regional_level (year, indicator, level, note, updated_by, updated_at)
SELECT year, indicator, level, note, updated_by, updated_at FROM json_populate_recordset(NULL::regional_level, @rows)`

// The order of the rows is the order in which they are numbered: history is read by its numbers.
const insertHistorySQL = `
INSERT INTO history (subject, subject_id, act, from_status, to_status, reason_code, detail, actor_id, role, at)
SELECT subject, subject_id, act, from_status, to_status, reason_code, detail, actor_id, role, at
FROM json_populate_recordset(NULL::history, @rows)`

const insertMessagesSQL = `
INSERT INTO message (id, person_id, kind, key, entry_id, subject, body, path, mail, created_at, read_at)
SELECT id, person_id, kind, key, entry_id, subject, body, path, mail, created_at, read_at FROM json_populate_recordset(NULL::message, @rows)`

// save writes the whole book, parents before children.
func (b *book) save(ctx context.Context, tx postgres.Tx) error {
	for _, table := range []struct {
		sql  string
		rows any
	}{
		{insertPeopleSQL, b.people}, {insertRolesSQL, b.roles}, {insertActivitiesSQL, b.activities}, {insertAwardsSQL, b.awards},
		{insertOfficialSQL, b.official}, {insertInnovationsSQL, b.innovations}, {insertInnovatorsSQL, b.innovators},
		{insertEntriesSQL, b.entries}, {insertProfilesSQL, b.profiles}, {insertDesignsSQL, b.designs}, {insertClaimsSQL, b.claims},
		{insertBlobsSQL, b.blobs}, {insertEvidenceSQL, b.evidence}, {insertVersionsSQL, b.versions}, {insertReceiptsSQL, b.receipts},
		{insertReviewsSQL, b.reviews}, {insertCriteriaSQL, b.criteria}, {insertMarksSQL, b.marks},
		{insertVerificationSQL, b.verification}, {insertDecisionsSQL, b.decisions}, {insertAnswersSQL, b.answers},
		{insertRegionalSQL, b.regional}, {insertHistorySQL, b.history}, {insertMessagesSQL, b.told},
	} {
		rows, err := json.Marshal(table.rows)
		if err != nil {
			return fault.Internal(err)
		}
		if _, err := postgres.Exec(ctx, tx, table.sql, postgres.Args{"rows": string(rows)}); err != nil {
			return err
		}
	}
	return nil
}
