package sample

import (
	"testing"

	"jaring/internal/testdb"
)

// Whatever is told lies in the past, and one after the other.
func checkTimes(t *testing.T, d *testdb.DB) {
	for what, sql := range map[string]string{
		"entry in disorder": `
			SELECT count(*) FROM entry WHERE NOT (created_at <= updated_at AND created_at < coalesce(submitted_at, 'infinity')
			  AND (round > 1 OR submitted_at IS NULL OR review_started_at IS NULL OR submitted_at < review_started_at)
			  AND coalesce(review_started_at <= ready_at, true) AND coalesce(ready_at < decided_at, true) AND updated_at <= app_now())`,
		"entry outside the collection": `
			SELECT count(*) FROM entry e JOIN cycle_window w ON w.year = e.year AND w.stage = 'collection'
			WHERE e.submitted_at NOT BETWEEN w.opens_at AND w.closes_at OR e.created_at < w.opens_at`,
		"history in the future":      `SELECT count(*) FROM history WHERE at > app_now()`,
		"history out of order":       `SELECT count(*) FROM (SELECT at < lag(at) OVER (ORDER BY id) AS bad FROM history WHERE subject = 'entry') h WHERE bad`,
		"evidence after its entry":   `SELECT count(*) FROM evidence_version v JOIN evidence e ON e.id = v.evidence_id JOIN entry n ON n.id = e.entry_id WHERE v.created_at > coalesce(n.submitted_at, app_now())`,
		"letter in the future":       `SELECT count(*) FROM evidence_version WHERE letter_date > (created_at AT TIME ZONE 'Asia/Jakarta')::date`,
		"sheet before the entry":     `SELECT count(*) FROM review r JOIN entry e ON e.id = r.entry_id WHERE e.round = 1 AND (r.assigned_at <= e.submitted_at OR r.declared_at <= r.assigned_at OR r.finished_at <= r.declared_at)`,
		"mark after its sheet":       `SELECT count(*) FROM review_mark m JOIN review r ON r.id = m.review_id WHERE m.marked_at > r.finished_at OR m.marked_at < r.declared_at`,
		"ready but not then":         `SELECT count(*) FROM entry e WHERE ready_at <> (SELECT max(finished_at) FROM review r WHERE r.entry_id = e.id)`,
		"started by nobody":          `SELECT count(*) FROM entry e WHERE round = 1 AND review_started_at <> (SELECT min(declared_at) FROM review r WHERE r.entry_id = e.id)`,
		"claim changed after":        `SELECT count(*) FROM claim c JOIN entry e ON e.id = c.entry_id WHERE c.updated_at > coalesce(e.submitted_at, app_now())`,
		"published before it passed": `SELECT count(*) FROM innovation i WHERE published_at IS NOT NULL AND NOT EXISTS (SELECT FROM entry e WHERE e.innovation_id = i.id AND e.status = 'shortlisted' AND e.decided_at < i.published_at)`,
	} {
		if n := number(t, d.DB, sql); n > 0 {
			t.Errorf("%s: %d", what, n)
		}
	}
}

// The statuses of every entry are those that its history ends with.
func checkHistoryAgrees(t *testing.T, d *testdb.DB) {
	if n := number(t, d.DB, `
		SELECT count(*) FROM entry e LEFT JOIN LATERAL (
		  SELECT to_status FROM history h WHERE h.subject = 'entry' AND h.subject_id = e.id AND to_status IS NOT NULL ORDER BY id DESC LIMIT 1) l ON true
		WHERE coalesce(l.to_status, 'draft') <> e.status`); n > 0 {
		t.Errorf("%d entries stand elsewhere than their history says", n)
	}
	if n := number(t, d.DB, `
		SELECT count(*) FROM (
		  SELECT from_status, coalesce(lag(to_status) OVER (PARTITION BY subject_id ORDER BY id), 'draft') AS before
		  FROM history WHERE subject = 'entry' AND from_status IS NOT NULL) h WHERE from_status <> before`); n > 0 {
		t.Errorf("%d moves do not follow from the one before", n)
	}
}
