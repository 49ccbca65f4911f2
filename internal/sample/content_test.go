package sample

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"jaring/internal/blob"
	"jaring/internal/cycle"
	"jaring/internal/innovation"
	"jaring/internal/measurement"
	"jaring/internal/postgres"
	"jaring/internal/testdb"
)

// What was sent could be sent: complete, with evidence for all that the instrument demands.
func checkSentIsComplete(t *testing.T, d *testdb.DB) {
	for what, sql := range map[string]string{
		"too few words":       `SELECT count(*) FROM entry e JOIN entry_design g ON g.entry_id = e.id WHERE e.status <> 'draft' AND g.word_count < 300`,
		"incomplete profiles": `SELECT count(*) FROM entry e JOIN entry_profile p ON p.entry_id = e.id WHERE e.status <> 'draft' AND num_nulls(stage, initiator, kind, form, main_service, latitude) + (purpose = '')::int + (benefit = '')::int + (result = '')::int + (e.year = 2026 AND theme = '')::int + (stage <> 'inisiatif' AND trial_on IS NULL)::int + (stage = 'penerapan' AND implemented_on IS NULL)::int > 0`,
		"mandatory without evidence": `
			SELECT count(*) FROM entry e CROSS JOIN unnest(ARRAY['sid-16', 'sid-17', 'sid-32', 'sid-33', 'sid-35']) AS i
			WHERE e.year = 2026 AND e.status <> 'draft' AND NOT EXISTS (SELECT FROM claim c JOIN evidence v ON v.entry_id = c.entry_id AND v.slot = c.indicator
			  WHERE c.entry_id = e.id AND c.indicator = i AND c.level > 0)`,
		"claimed without evidence": `
			SELECT count(*) FROM claim c JOIN entry e ON e.id = c.entry_id WHERE e.status <> 'draft'
			  AND NOT EXISTS (SELECT FROM evidence v WHERE v.entry_id = c.entry_id AND v.slot = c.indicator)`,
		"finished sheets with gaps": `
			SELECT count(*) FROM review r JOIN claim c ON c.entry_id = r.entry_id WHERE r.status = 'finished'
			  AND NOT EXISTS (SELECT FROM review_mark m WHERE m.review_id = r.id AND m.indicator = c.indicator AND m.claim_version = c.version)`,
		"lowered without reason": `
			SELECT count(*) FROM review_mark m JOIN claim c ON c.entry_id = m.entry_id AND c.indicator = m.indicator
			WHERE m.level > c.level OR m.level < c.level AND m.reason = ''`,
		"not verified": `
			SELECT count(*) FROM entry e JOIN claim c ON c.entry_id = e.id WHERE e.ready_at IS NOT NULL
			  AND NOT EXISTS (SELECT FROM verification v WHERE v.entry_id = e.id AND v.indicator = c.indicator AND v.claim_version = c.version
			    AND v.level = (SELECT min(m.level) FROM review_mark m WHERE m.entry_id = e.id AND m.indicator = c.indicator))`,
	} {
		if n := number(t, d.DB, sql); n > 0 {
			t.Errorf("%s: %d", what, n)
		}
	}
}

// Whatever was sent passes the check before sending, and the operator's draft lacks exactly two things.
func checkReady(t *testing.T, d *testdb.DB) {
	ids, err := postgres.Column[string](t.Context(), d.DB, `SELECT id FROM entry`, nil)
	if err != nil {
		t.Fatal(err)
	}
	contents, err := innovation.New(d.DB, cycle.New(d.DB), nil, nil).Contents(t.Context(), d.DB, ids)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range contents {
		r := c.Check(nil)
		if c.Entry.Status != innovation.Draft && !r.Ready() {
			t.Errorf("%s of %d was sent, but %v", c.Entry.Name, c.Entry.Year, r.Blocks)
		}
		if c.Entry.Name == "Rumah Botol" && (len(r.Blocks) != 2 || r.Words != 262) {
			t.Errorf("the operator's draft has %d words and lacks %v", r.Words, r.Blocks)
		}
	}
}

func checkReceiptsVerify(t *testing.T, d *testdb.DB) {
	v, err := innovation.New(d.DB, cycle.New(d.DB), nil, nil).VerifyReceipts(t.Context())
	if err != nil || v.Receipts < 180 || len(v.Problems) > 0 {
		t.Errorf("%d receipts, %v, %v", v.Receipts, v.Problems, err)
	}
}

func checkResults(t *testing.T, d *testdb.DB) {
	v, err := measurement.New(d.DB, cycle.New(d.DB)).VerifyResults(t.Context())
	if err != nil || v.Results != 2 || len(v.Problems) > 0 {
		t.Errorf("%+v, %v", v, err)
	}
	for _, basis := range measurement.Bases {
		text, err := postgres.Value[string](t.Context(), d.DB, `SELECT output FROM index_result WHERE basis = @basis`, postgres.Args{"basis": string(basis)})
		if err != nil || !strings.Contains(text, `"gate": "met"`) {
			t.Errorf("%s: %v, %s", basis, err, text[:min(len(text), 400)])
		}
		t.Log(text[:min(len(text), 300)])
	}
}

func checkFilesAreThere(t *testing.T, d *testdb.DB, store blob.Store) {
	rows, err := postgres.All[struct {
		SHA256 string `db:"sha256"`
		Size   int64
		Media  string
	}](t.Context(), d.DB, `SELECT DISTINCT v.sha256, b.size, v.media_type AS media FROM evidence_version v JOIN blob b ON b.sha256 = v.sha256 AND b.size = v.size`, nil)
	if err != nil {
		t.Fatal(err)
	}
	if named := number(t, d.DB, `SELECT count(DISTINCT sha256) FROM evidence_version`); named != len(rows) || named < 300 {
		t.Errorf("%d files are named, %d are there", named, len(rows))
	}
	starts := map[string]string{"application/pdf": "%PDF-1.", "image/png": "\x89PNG\r\n", "image/jpeg": "\xff\xd8\xff"}
	total := int64(0)
	for _, r := range rows {
		total += r.Size
		if err := checkFile(t.Context(), store, r.SHA256, starts[r.Media]); err != nil {
			t.Errorf("%s %s: %v", r.Media, r.SHA256, err)
		}
	}
	t.Logf("%d files, %d KB", len(rows), total/1024)
}

func checkFile(ctx context.Context, store blob.Store, hash, start string) error {
	if err := store.Check(ctx, hash); err != nil {
		return err
	}
	f, err := store.Open(ctx, hash)
	if err != nil {
		return err
	}
	defer f.Close()
	head := make([]byte, len(start))
	if _, err := f.Read(head); err != nil || string(head) != start {
		return fmt.Errorf("begins with %q, %v", head, err)
	}
	return nil
}
