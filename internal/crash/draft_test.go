package crash_test

import (
	"testing"

	"jaring/internal/postgres"
)

// copies write n drafts of the operator's school that nothing but the button keeps from being sent: each is a copy of one
// entry of the sample that was sent whole. They belong to sample data and are made past the rules of people.
var copies = []string{
	`CREATE TEMPORARY TABLE plan ON COMMIT DROP AS
	 SELECT n, substr(md5('crash innovation' || n), 1, 16) AS innovation, substr(md5('crash entry' || n), 1, 16) AS entry,
	        s.id AS source, s.innovation_id AS model, o.unit_id, o.person_id
	 FROM generate_series(1, @n::int) n,
	      (SELECT id, innovation_id FROM entry WHERE year = 2026 AND status = 'submitted' ORDER BY id LIMIT 1) s,
	      (SELECT r.unit_id, r.person_id FROM role_assignment r JOIN person p ON p.id = r.person_id
	       WHERE p.username = 'operator' AND r.role = 'submitter' LIMIT 1) o`,
	`INSERT INTO innovation (id, code, unit_id, name, summary, is_sample)
	 SELECT p.innovation, 'CRASH-' || p.n, p.unit_id, 'Usulan uji ' || p.n, '', true FROM plan p`,
	`INSERT INTO entry (id, innovation_id, year, unit_id, name, created_by)
	 SELECT p.entry, p.innovation, 2026, p.unit_id, 'Usulan uji ' || p.n, p.person_id FROM plan p`,
	`INSERT INTO innovator (id, innovation_id, name, position, is_lead, since)
	 SELECT substr(md5('crash innovator' || p.n), 1, 16), p.innovation, 'Contoh', 'Guru', true, '2024-01-01' FROM plan p`,
	`INSERT INTO entry_profile (entry_id, stage, initiator, initiator_name, kind, form, theme, main_service, secondary_services, latitude,
	   longitude, trial_on, implemented_on, developed_on, purpose, benefit, result)
	 SELECT p.entry, stage, initiator, initiator_name, kind, form, theme, main_service, secondary_services, latitude, longitude, trial_on,
	   implemented_on, developed_on, purpose, benefit, result FROM plan p JOIN entry_profile x ON x.entry_id = p.source`,
	`INSERT INTO entry_design (entry_id, legal_basis, problem, strategic_issue, method, novelty, mechanism, word_count)
	 SELECT p.entry, legal_basis, problem, strategic_issue, method, novelty, mechanism, word_count
	 FROM plan p JOIN entry_design x ON x.entry_id = p.source`,
	`INSERT INTO claim (entry_id, indicator, level, basis, note, updated_by)
	 SELECT p.entry, indicator, level, basis, note, p.person_id FROM plan p JOIN claim x ON x.entry_id = p.source`,
	`WITH made AS (
	   INSERT INTO evidence (id, entry_id, slot, created_by)
	   SELECT substr(md5(p.entry || x.id), 1, 16), p.entry, x.slot, p.person_id
	   FROM plan p JOIN evidence x ON x.entry_id = p.source AND x.removed_at IS NULL)
	 INSERT INTO evidence_version (evidence_id, no, kind, sha256, file_name, media_type, size, url, letter_number, letter_date, subject, created_by)
	 SELECT substr(md5(p.entry || x.id), 1, 16), 1, v.kind, v.sha256, v.file_name, v.media_type, v.size, v.url, v.letter_number,
	        v.letter_date, v.subject, p.person_id
	 FROM plan p JOIN evidence x ON x.entry_id = p.source AND x.removed_at IS NULL
	 JOIN evidence_version v ON v.evidence_id = x.id AND v.no = x.current_no`,
}

// addDrafts returns the ids of n drafts that are ready to be sent.
func (w *world) addDrafts(t *testing.T, n int) []string {
	t.Helper()
	err := w.db.InTx(t.Context(), func(tx postgres.Tx) error {
		for i, sql := range copies {
			var args postgres.Args
			if i == 0 {
				args = postgres.Args{"n": n}
			}
			if _, err := postgres.Exec(t.Context(), tx, sql, args); err != nil {
				t.Logf("%.80s", sql)
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	ids, err := postgres.Column[string](t.Context(), w.db,
		`SELECT e.id FROM entry e JOIN innovation i ON i.id = e.innovation_id WHERE i.code LIKE 'CRASH-%' ORDER BY e.id`, nil)
	if err != nil || len(ids) != n {
		t.Fatalf("%d drafts, %v: has the sample no entry that was sent?", len(ids), err)
	}
	return ids
}
