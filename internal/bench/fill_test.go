package bench_test

import (
	"testing"

	"jaring/internal/auth"
	"jaring/internal/testsite"
)

// region is a database with one cycle and many entries, and a coordinator who may see them all.
type region struct {
	*testsite.Site
	entries int
}

// places write a region that has no innovation yet. Everything here runs as the owner of the tables, past the rules of
// people: what is measured is reading.
var places = []string{
	`INSERT INTO region (code, name, kind, province, prefix, office_name)
	 VALUES ('33.75', 'Kota Pekalongan', 'kota', 'Jawa Tengah', 'PKL', 'Bapperida Kota Pekalongan')`,
	`INSERT INTO cycle (year, instrument_year, eligible_from, eligible_to) VALUES (2026, 2026, '2024-01-01', '2025-12-31'), (2025, 2025, '2023-01-01', '2024-12-31')`,
	`INSERT INTO cycle_window SELECT 2026, 'collection', app_now() - interval '30 days', app_now() + interval '30 days'`,
	`INSERT INTO district SELECT '33.75.0' || n, (ARRAY['Pekalongan Barat', 'Pekalongan Timur', 'Pekalongan Selatan', 'Pekalongan Utara'])[n] FROM generate_series(1, 4) n`,
	`INSERT INTO unit (id, kind, name, level, npsn, district_code)
	 SELECT substr(md5('unit' || n), 1, 16), 'school', (ARRAY['TK Pertiwi ', 'SD Negeri Kauman ', 'SMP Negeri '])[1 + n % 3] || n,
	        (ARRAY['PAUD', 'SD', 'SMP'])[1 + n % 3], (20300000 + n)::text, '33.75.0' || 1 + n % 4
	 FROM generate_series(1, 200) n`,
}

// crowds write $1 innovations and their entries, in the states and with the names that a year has.
var crowds = []string{
	`INSERT INTO innovation (id, code, unit_id, name, summary)
	 SELECT substr(md5('innovation' || n), 1, 16), 'PKL-' || n, substr(md5('unit' || 1 + n % 200), 1, 16),
	        (ARRAY['Rumah Botol', 'Bank Sampah Siswa', 'Kelas Batik Digital', 'Pojok Baca Keliling', 'Kantin Jujur Tanpa Uang'])[1 + n % 5] || ' ' || n, ''
	 FROM generate_series(1, $1) n`,
	// Every tenth entry is of the year before: the list must not walk over them.
	`INSERT INTO entry (id, innovation_id, year, unit_id, name, status, round, submitted_at, review_started_at, decided_at, created_by, created_at)
	 SELECT substr(md5('entry' || n), 1, 16), i.id, CASE WHEN n % 10 = 0 THEN 2025 ELSE 2026 END, i.unit_id, i.name, status, (status <> 'draft')::int,
	        CASE WHEN status <> 'draft' THEN made + interval '1 day' END,
	        CASE WHEN status NOT IN ('draft', 'submitted') THEN made + interval '2 days' END,
	        CASE WHEN status NOT IN ('draft', 'submitted', 'in_review') THEN made + interval '3 days' END,
	        (SELECT id FROM person WHERE username = 'koordinator'), made
	 FROM (SELECT n, (ARRAY['draft', 'submitted', 'in_review', 'returned', 'shortlisted', 'declined'])[1 + n % 6] AS status,
	              app_now() - n * interval '1 minute' AS made FROM generate_series(1, $1) n) AS plan
	 JOIN innovation i ON i.id = substr(md5('innovation' || n), 1, 16)`,
}

const username = "koordinator"

func newRegion(b *testing.B, entries int) region {
	b.Helper()
	r := region{testsite.New(b, false), entries}
	r.Account(b, username, auth.Coordinator, "")
	for _, sql := range places {
		r.exec(b, sql)
	}
	for _, sql := range crowds {
		r.exec(b, sql, entries)
	}
	r.exec(b, "VACUUM ANALYZE")
	return r
}

func (r region) exec(b *testing.B, sql string, args ...any) {
	b.Helper()
	if _, err := r.Owner.Exec(b.Context(), sql, args...); err != nil {
		b.Fatalf("%.80s: %v", sql, err)
	}
}
