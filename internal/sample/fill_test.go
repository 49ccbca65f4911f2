package sample

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jaring/internal/blob"
	"jaring/internal/fault"
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
	if fault.KindOf(err) != fault.KindFull || !strings.Contains(err.Error(), "disk") {
		t.Errorf("answered with %v", err)
	}
	if n := number(t, d.DB, `SELECT count(*) FROM unit`); n > 0 {
		t.Errorf("%d units stay", n)
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
