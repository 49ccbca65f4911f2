package sample

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jaring/internal/blob"
	"jaring/internal/cycle"
	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/measurement"
	"jaring/internal/postgres"
	"jaring/internal/testdb"
)

// noon is when the tests' sample is made: a Thursday.
var noon = time.Date(2026, time.June, 18, 7, 5, 0, 0, time.UTC)

// countSQL counts the INSERT statements on every table from now on.
const countSQL = `
CREATE TABLE inserts (name text);
GRANT INSERT, SELECT ON inserts TO jaring_app;
CREATE FUNCTION count_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO inserts VALUES (TG_TABLE_NAME); RETURN NULL; END $$;
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['person', 'role_assignment', 'innovation', 'innovator', 'entry', 'entry_profile', 'entry_design', 'claim', 'blob',
    'evidence', 'evidence_version', 'receipt', 'review', 'review_criterion', 'review_mark', 'verification', 'decision', 'history'] LOOP
    EXECUTE format('CREATE TRIGGER count_insert AFTER INSERT ON %I FOR EACH STATEMENT EXECUTE FUNCTION count_insert()', t);
  END LOOP;
END $$`

// A second is spent on files, not on statements: one fills a table, whatever its rows.
func checkStatements(t *testing.T, d *testdb.DB) {
	for table, n := range pairs(t, d.DB, `SELECT name AS key, count(*) AS n FROM inserts GROUP BY 1`) {
		// History also tells of the import and of both results.
		if n > 1 && (table != "history" || n > 4) {
			t.Errorf("%d statements filled %s", n, table)
		}
	}
}

// filled is a database with the sample and the folder of its files.
func filled(t *testing.T) (*testdb.DB, *blob.Folder) {
	t.Helper()
	d := testdb.New(t)
	d.SetNow(t, noon)
	if _, err := d.Owner.Exec(t.Context(), countSQL); err != nil {
		t.Fatal(err)
	}
	store, err := blob.OpenFolder(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	if err := Fill(t.Context(), d.DB, store, noon); err != nil {
		t.Fatal(err)
	}
	t.Logf("filled in %s", time.Since(began).Round(time.Millisecond))
	return d, store
}

// TestFill reads one sample in many ways: to make it takes long.
func TestFill(t *testing.T) {
	t.Parallel()
	d, store := filled(t)
	for name, check := range map[string]func(*testing.T, *testdb.DB){
		"founding story": checkFoundingStory, "present cycle": checkPresentCycle, "times": checkTimes, "history": checkHistoryAgrees,
		"sent is complete": checkSentIsComplete, "receipts": checkReceiptsVerify, "results": checkResults, "statements": checkStatements, "deterministic": checkDeterministic,
		"ready": checkReady, "accounts": checkAccounts,
	} {
		t.Run(name, func(t *testing.T) { check(t, d) })
	}
	t.Run("files", func(t *testing.T) { checkFilesAreThere(t, d, store) })
	t.Run("again", func(t *testing.T) { checkAgain(t, d, store) })
}

// pairs reads rows of a text and a number.
func pairs(t *testing.T, q postgres.Querier, sql string) map[string]int {
	t.Helper()
	rows, err := postgres.All[struct {
		Key string
		N   int
	}](t.Context(), q, sql, nil)
	if err != nil {
		t.Fatalf("%v\n%s", err, sql)
	}
	m := map[string]int{}
	for _, r := range rows {
		m[r.Key] = r.N
	}
	return m
}

func number(t *testing.T, q postgres.Querier, sql string) int {
	t.Helper()
	n, err := postgres.Value[int](t.Context(), q, sql, nil)
	if err != nil {
		t.Fatalf("%v\n%s", err, sql)
	}
	return n
}

func checkFoundingStory(t *testing.T, d *testdb.DB) {
	equal(t, "entries by status", pairs(t, d.DB, `SELECT status AS key, count(*) AS n FROM entry WHERE year = 2024 GROUP BY 1`),
		map[string]int{"shortlisted": 44, "deferred": 22, "declined": 54})
	equal(t, "schools' entries by level", pairs(t, d.DB, `
		SELECT u.level || ' ' || (e.status = 'shortlisted') AS key, count(*) AS n FROM entry e JOIN unit u ON u.id = e.unit_id
		WHERE e.year = 2024 AND u.kind = 'school' GROUP BY 1`),
		map[string]int{"PAUD true": 8, "PAUD false": 23, "SD true": 21, "SD false": 37, "SMP true": 15, "SMP false": 16})
	equal(t, "reasons", pairs(t, d.DB, `
		SELECT d.act || ' ' || d.reason_code AS key, count(*) AS n FROM decision d JOIN entry e ON e.id = d.entry_id
		WHERE e.year = 2024 AND d.act <> 'shortlist' GROUP BY 1`),
		map[string]int{"decline innovator_transferred": 23, "defer early_design": 22, "decline innovator_promoted": 11,
			"decline evidence_mismatch": 8, "decline outside_window": 5, "decline duplicate": 3, "decline criteria_unmet": 2,
			"decline not_regional_authority": 1, "decline other": 1})
	equal(t, "deferred to", pairs(t, d.DB, `
		SELECT deferred_to::text AS key, count(*) AS n FROM entry WHERE year = 2024 AND status = 'deferred' GROUP BY 1`),
		map[string]int{"2025": 22})
	equal(t, "targets", pairs(t, d.DB, `SELECT scope || ' ' || key AS key, amount AS n FROM target WHERE year = 2024 AND key IN ('', 'education', 'PAUD', 'SD', 'SMP')`),
		map[string]int{"region ": 120, "sector education": 50, "level PAUD": 12, "level SD": 24, "level SMP": 14})
	equal(t, "socialisation", pairs(t, d.DB, `SELECT held_on::text AS key, 1 AS n FROM activity WHERE year = 2024 AND kind = 'sosialisasi'`),
		map[string]int{"2024-02-16": 1})
	equal(t, "published results", pairs(t, d.DB, `SELECT year::text AS key, index_x100 AS n FROM official_result`),
		map[string]int{"2022": 5396, "2023": 5784})
	equal(t, "innovators who left", pairs(t, d.DB, `
		SELECT left_because AS key, count(DISTINCT n.innovation_id) AS n FROM innovator n JOIN entry e ON e.innovation_id = n.innovation_id
		WHERE e.year = 2024 AND until IS NOT NULL GROUP BY 1`),
		map[string]int{"transferred": 23, "promoted": 11})
}

func equal(t *testing.T, what string, got, want map[string]int) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func checkPresentCycle(t *testing.T, d *testdb.DB) {
	status := pairs(t, d.DB, `SELECT status AS key, count(*) AS n FROM entry WHERE year = 2026 GROUP BY 1`)
	for _, s := range []string{"draft", "submitted", "in_review", "returned", "shortlisted", "deferred", "declined"} {
		if status[s] < 2 {
			t.Errorf("%d entries are %s", status[s], s)
		}
	}
	t.Logf("%v", status)
	kinds := pairs(t, d.DB, `SELECT u.kind AS key, count(*) AS n FROM entry e JOIN unit u ON u.id = e.unit_id WHERE e.year = 2026 GROUP BY 1`)
	for _, k := range []string{"school", "office", "health_center", "ward"} {
		if kinds[k] < 5 {
			t.Errorf("%d entries of the kind %s", kinds[k], k)
		}
	}
	services := pairs(t, d.DB, `
		SELECT p.main_service AS key, count(*) AS n FROM entry e JOIN entry_profile p ON p.entry_id = e.id
		WHERE e.year = 2026 AND e.status = 'shortlisted' AND p.main_service IN
		  ('pendidikan', 'kesehatan', 'pekerjaan_umum', 'perumahan_permukiman', 'trantibum_linmas', 'sosial') GROUP BY 1`)
	if len(services) < 5 {
		t.Errorf("entries that passed cover only %v", services)
	}
	if n := number(t, d.DB, `SELECT count(*) FROM entry WHERE year = 2026 AND status = 'in_review' AND ready_at IS NOT NULL`); n < 4 {
		t.Errorf("%d entries wait for a decision", n)
	}
	c, err := cycle.New(d.DB).Get(t.Context(), d.DB, present)
	if err != nil {
		t.Fatal(err)
	}
	w, open := c.Stage()
	if w.Stage != cycle.Collection || open != cycle.Open || cycle.Moment(w.ClosesAt) != "30 Juni 2026, 23.59 WIB" {
		t.Errorf("stage %s is %v until %s", w.Stage, open, cycle.Moment(w.ClosesAt))
	}
}

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
	contents, err := innovation.New(d.DB, cycle.New(d.DB)).Contents(t.Context(), d.DB, ids)
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

// The operator of a primary school finds a draft, an entry that came back with remarks, and one that passed.
func checkAccounts(t *testing.T, d *testdb.DB) {
	equal(t, "entries of operator's school", pairs(t, d.DB, `
		SELECT e.year || ' ' || e.status AS key, count(*) AS n FROM entry e JOIN role_assignment r ON r.unit_id = e.unit_id
		JOIN person p ON p.id = r.person_id WHERE p.username = 'operator' GROUP BY 1`),
		map[string]int{"2024 deferred": 1, "2026 draft": 1, "2026 returned": 1, "2026 shortlisted": 1})
	equal(t, "conflicts", pairs(t, d.DB, `
		SELECT a.username AS key, count(*) AS n FROM person a, role_assignment r, person o
		WHERE o.username = 'operator' AND r.person_id = o.id AND a.username LIKE 'penilai%' AND has_conflict(a.id, r.unit_id) GROUP BY 1`),
		map[string]int{"penilai4": 1})
	sheets := pairs(t, d.DB, `SELECT p.username AS key, count(*) AS n FROM review r JOIN person p ON p.id = r.assessor_id
		JOIN entry e ON e.id = r.entry_id WHERE e.year = 2026 GROUP BY 1`)
	for _, name := range assessors2026 {
		if sheets[name] < 10 {
			t.Errorf("%s has %d sheets", name, sheets[name])
		}
	}
	if n := number(t, d.DB, `SELECT count(DISTINCT unit_id) FROM entry WHERE year = 2024`); n < 100 {
		t.Errorf("the entries of 2024 come from %d schools only", n)
	}
	if n := number(t, d.DB, `SELECT count(*) FROM unit u WHERE NOT EXISTS (SELECT FROM role_assignment r WHERE r.unit_id = u.id AND r.role = 'submitter' AND r.ends_on IS NULL)`); n > 0 {
		t.Errorf("%d units have no operator", n)
	}
	if n := number(t, d.DB, `SELECT count(*) FROM innovation WHERE published_at IS NOT NULL AND char_length(summary) > 60`); n < 40 {
		t.Errorf("%d innovations are in the gallery", n)
	}
	if n := number(t, d.DB, `SELECT max(char_length(name)) FROM entry`); n < 130 {
		t.Errorf("the longest name has %d letters", n)
	}
	if n := number(t, d.DB, `SELECT (SELECT count(*) FROM person WHERE NOT is_sample) + (SELECT count(*) FROM innovation WHERE NOT is_sample)
		+ (SELECT count(*) FROM cycle WHERE NOT is_sample) + (SELECT count(*) FROM region WHERE NOT is_sample)`); n > 0 {
		t.Errorf("%d invented rows are not marked", n)
	}
}

func checkReceiptsVerify(t *testing.T, d *testdb.DB) {
	v, err := innovation.New(d.DB, cycle.New(d.DB)).VerifyReceipts(t.Context())
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

// dumpSQL are the tables without what is random by design: ids of units, the password's salt.
var dumpSQL = []string{
	`SELECT p.username || p.name || p.id FROM person p ORDER BY 1`,
	`SELECT r.id || r.person_id || r.role || coalesce(u.name, '') || r.starts_on FROM role_assignment r LEFT JOIN unit u ON u.id = r.unit_id ORDER BY 1`,
	`SELECT i.id || i.code || i.name || i.summary || coalesce(i.slug, '') || coalesce(i.published_at::text, '') || u.name FROM innovation i JOIN unit u ON u.id = i.unit_id ORDER BY 1`,
	`SELECT to_jsonb(e)::text FROM (SELECT id, innovation_id, year, name, status, round, submitted_at, ready_at, decided_at, created_at, version FROM entry) e ORDER BY 1`,
	`SELECT to_jsonb(p)::text FROM entry_profile p ORDER BY 1`, `SELECT to_jsonb(p)::text FROM entry_design p ORDER BY 1`,
	`SELECT to_jsonb(c)::text FROM claim c ORDER BY 1`, `SELECT to_jsonb(v)::text FROM evidence_version v ORDER BY 1`,
	`SELECT to_jsonb(r)::text FROM review r ORDER BY 1`, `SELECT to_jsonb(m)::text FROM review_mark m ORDER BY 1`,
	`SELECT to_jsonb(v)::text FROM verification v ORDER BY 1`, `SELECT to_jsonb(d)::text FROM decision d ORDER BY 1`,
	`SELECT number || code || submitted_at FROM receipt ORDER BY 1`,
	`SELECT subject || act || coalesce(actor_id, '') || at FROM history WHERE subject = 'entry' ORDER BY id`,
}

func checkDeterministic(t *testing.T, first *testdb.DB) {
	second, _ := filled(t)
	for _, sql := range dumpSQL {
		a, err := postgres.Column[string](t.Context(), first.DB, sql, nil)
		if err != nil {
			t.Fatalf("%v\n%s", err, sql)
		}
		b, err := postgres.Column[string](t.Context(), second.DB, sql, nil)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(a, b); diff != "" || len(a) == 0 {
			t.Errorf("%s (%d rows):\n%s", sql, len(a), diff[:min(len(diff), 2000)])
		}
	}
}

func checkAgain(t *testing.T, d *testdb.DB, store blob.Store) {
	before := number(t, d.DB, `SELECT count(*) FROM history`)
	if err := Fill(t.Context(), d.DB, store, noon.AddDate(0, 0, 1)); err != nil {
		t.Fatal(err)
	}
	if after := number(t, d.DB, `SELECT count(*) FROM history`); after != before {
		t.Errorf("%d rows of history became %d", before, after)
	}
}

func TestFill_RealData(t *testing.T) {
	t.Parallel()
	for name, sql := range map[string]string{
		"person": `INSERT INTO person (id, username, name, password_hash) VALUES ('aaaaaaaaaaaaaaaa', 'nyata', 'Orang Nyata', '')`,
		"region": `INSERT INTO region (code, name, kind, province, prefix, office_name) VALUES ('33.75', 'Kota Pekalongan', 'kota', 'Jawa Tengah', 'PKL', 'Bapperida')`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := testdb.New(t)
			if _, err := d.Owner.Exec(t.Context(), sql); err != nil {
				t.Fatal(err)
			}
			store, err := blob.OpenFolder(t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			if err := Fill(t.Context(), d.DB, store, noon); !errors.Is(err, ErrRealData) {
				t.Errorf("a database with a real %s is answered with %v", name, err)
			}
			if n := number(t, d.DB, `SELECT count(*) FROM unit`); n > 0 {
				t.Errorf("%d units were written nevertheless", n)
			}
		})
	}
}

// A store that fails leaves the database as empty as it was.
func TestFill_DiskFull(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	err := Fill(t.Context(), d.DB, brokenStore{}, noon)
	if fault.KindOf(err) != fault.KindUnavailable || !strings.Contains(err.Error(), "disk") {
		t.Errorf("answered with %v", err)
	}
	if n := number(t, d.DB, `SELECT count(*) FROM unit`); n > 0 {
		t.Errorf("%d units stay", n)
	}
}
