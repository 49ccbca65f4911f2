package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jaring/internal/fault"
	"jaring/internal/postgres"
	"jaring/internal/testdb"
)

// publish gives the only shortlisted innovation a name, a profile, two innovators, and publishes it.
func publish(t *testing.T, db *testdb.DB) {
	t.Helper()
	const id = `(SELECT innovation_id FROM entry WHERE status = 'shortlisted')`
	for _, sql := range []string{
		`UPDATE innovation SET name = 'Pelayanan Rumah Botol', summary = 'Sampah plastik menjadi bahan belajar', slug = 'rumah-botol', published_at = now() WHERE id = ` + id,
		`INSERT INTO entry_profile (entry_id, stage, kind, main_service, benefit) SELECT id, 'penerapan', 'non_digital', 'pendidikan', 'Sekolah bersih' FROM entry WHERE status = 'shortlisted'`,
		`INSERT INTO entry_design (entry_id, problem) SELECT id, 'Botol menumpuk' FROM entry WHERE status = 'shortlisted'`,
		`INSERT INTO innovator (id, innovation_id, name, may_be_named, since) SELECT 'bbbbbbbbbbbbbbbb', ` + id + `, 'Siti Setuju', true, '2024-01-01'`,
		`INSERT INTO innovator (id, innovation_id, name, may_be_named, since) SELECT 'cccccccccccccccc', ` + id + `, 'Budi Rahasia', false, '2024-01-01'`,
	} {
		exec(t, db, sql)
	}
}

func TestGallery_OnlyPublished(t *testing.T) {
	t.Parallel()
	s, db := newReportOn(t)
	if g, err := s.Gallery(t.Context(), GalleryFilter{}, GalleryMark{}); err != nil || len(g.Cards) != 0 {
		t.Fatalf("unpublished innovations are shown: %v %v", g.Cards, err)
	}
	publish(t, db)
	g, err := s.Gallery(t.Context(), GalleryFilter{}, GalleryMark{})
	if err != nil || len(g.Cards) != 1 || g.Total != 1 {
		t.Fatal(g, err)
	}
	if c := g.Cards[0]; c.Year != 2026 || c.UnitName != "SDN 3" || c.Service != "pendidikan" || c.District != "Timur" {
		t.Errorf("card %+v", c)
	}
	want := []Facet{{"district", "Timur", 1}, {"kind", "non_digital", 1}, {"level", "SD", 1}, {"service", "pendidikan", 1},
		{"stage", "penerapan", 1}, {"unit", "school", 1}, {"year", "2026", 1}}
	if diff := cmp.Diff(want, g.Facets); diff != "" {
		t.Error(diff)
	}
}

func TestGallery_SearchForgives(t *testing.T) {
	t.Parallel()
	s, db := newReportOn(t)
	publish(t, db)
	for search, want := range map[string]int{
		"layanan": 1, "melayani untuk dan": 1, "untuk": 0, "plastik belajar": 1, "rumah botl": 1, "kapal": 0, `"`: 0, "' OR 1=1 --": 0, "%": 0,
	} {
		g, err := s.Gallery(t.Context(), GalleryFilter{Search: search}, GalleryMark{})
		if err != nil || len(g.Cards) != want {
			t.Errorf("search %q finds %d, want %d, %v", search, len(g.Cards), want, err)
		}
	}
}

func TestGallery_Filters(t *testing.T) {
	t.Parallel()
	s, db := newReportOn(t)
	publish(t, db)
	for _, c := range []struct {
		filter GalleryFilter
		want   int
	}{
		{GalleryFilter{UnitKinds: []string{"school"}, Levels: []string{"SD"}, Services: []string{"pendidikan"}, Stages: []string{"penerapan"},
			Kinds: []string{"non_digital"}, Districts: []string{"Timur"}, Years: []string{"2026"}}, 1},
		{GalleryFilter{Services: []string{"kesehatan", "pendidikan"}}, 1},
		{GalleryFilter{UnitKinds: []string{"office"}}, 0}, {GalleryFilter{Levels: []string{"SMP"}}, 0}, {GalleryFilter{Services: []string{"kesehatan"}}, 0},
		{GalleryFilter{Stages: []string{"uji_coba"}}, 0}, {GalleryFilter{Kinds: []string{"digital"}}, 0}, {GalleryFilter{Districts: []string{"Barat"}}, 0},
		{GalleryFilter{Years: []string{"2025"}}, 0}, {GalleryFilter{Years: []string{"lusa"}}, 0},
	} {
		if g, err := s.Gallery(t.Context(), c.filter, GalleryMark{}); err != nil || len(g.Cards) != c.want || g.Total != c.want {
			t.Errorf("%+v: %d of %d, want %d, %v", c.filter, len(g.Cards), g.Total, c.want, err)
		}
	}
}

func TestArticle_NamesOnlyThoseWhoAgreed(t *testing.T) {
	t.Parallel()
	s, db := newReportOn(t)
	publish(t, db)
	a, err := s.Article(t.Context(), "rumah-botol")
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Innovators) != 1 || a.Innovators[0].Name != "Siti Setuju" || a.Problem != "Botol menumpuk" || a.Benefit != "Sekolah bersih" {
		t.Errorf("article %+v", a)
	}
	exec(t, db, `UPDATE innovator SET may_be_named = false`)
	if a, err = s.Article(t.Context(), "rumah-botol"); err != nil || len(a.Innovators) != 0 {
		t.Errorf("after withdrawing: %+v, %v", a.Innovators, err)
	}
	exec(t, db, `UPDATE innovation SET published_at = NULL`)
	if _, err := s.Article(t.Context(), "rumah-botol"); fault.KindOf(err) != fault.KindNotFound || err == nil {
		t.Errorf("an innovation that is no longer published: %v", err)
	}
}

func TestFront(t *testing.T) {
	t.Parallel()
	s, db := newReportOn(t)
	publish(t, db)
	f, err := s.Front(t.Context())
	if err != nil || f.Published != 1 || f.Units != 1 || f.Submitted != 4 || f.Cycle.Year != 2026 {
		t.Errorf("front %+v, %v", f, err)
	}
}

// TestStopWords_AreThoseOfTheMigration: a word that only one side leaves out is never found.
func TestStopWords_AreThoseOfTheMigration(t *testing.T) {
	t.Parallel()
	db := testdb.New(t)
	expression, err := postgres.Value[string](t.Context(), db.DB, `SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef
		JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum WHERE adrelid = 'innovation'::regclass AND attname = 'search'`, nil)
	if err != nil {
		t.Fatal(err)
	}
	for word := range stopWords {
		if !strings.Contains(expression, "'"+word+"'") {
			t.Errorf("the migration keeps %q", word)
		}
	}
	if n := strings.Count(expression, "::text,") + 1; n < len(stopWords) {
		t.Errorf("the migration leaves out %d words, the search %d", n, len(stopWords))
	}
}
