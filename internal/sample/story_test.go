package sample

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"jaring/internal/cycle"
	"jaring/internal/postgres"
	"jaring/internal/screening"
	"jaring/internal/testdb"
)

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
	if n := number(t, d.DB, `
		SELECT count(*) FROM cycle_window c JOIN cycle_window m ON m.year = c.year AND m.stage = 'measurement'
		WHERE c.stage = 'collection' AND m.opens_at <= c.closes_at`); n != 2 {
		t.Errorf("in %d of two cycles an entry that was sent back always finds an open window", n)
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
	stands := pairs(t, d.DB, `SELECT p.username || ' ' || r.status AS key, count(*) AS n FROM review r JOIN person p ON p.id = r.assessor_id
		JOIN entry e ON e.id = r.entry_id WHERE e.year = 2026 GROUP BY 1`)
	for _, name := range assessors2026 {
		if sheets[name] < 10 {
			t.Errorf("%s has %d sheets", name, sheets[name])
		}
		for _, s := range []screening.Status{screening.Assigned, screening.Started, screening.Finished} {
			if stands[name+" "+string(s)] == 0 {
				t.Errorf("%s has no sheet that is %s", name, s)
			}
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

func equal(t *testing.T, what string, got, want map[string]int) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
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
