package unit

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"jaring/internal/fault"
	"jaring/internal/testdb"
)

func TestList_Pages(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	s := New(d.DB)
	importFile(t, d, pekalongan(t))
	var walked []string
	var after After
	for {
		page, err := s.List(t.Context(), Filter{Kind: School}, after, 50)
		if err != nil {
			t.Fatal(err)
		}
		for _, u := range page {
			walked = append(walked, u.Name)
			after = After{u.Name, u.ID}
		}
		if len(page) < 50 {
			break
		}
	}
	all, err := s.List(t.Context(), Filter{Kind: School}, After{}, 1000)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(names(all), walked); diff != "" || len(walked) != 122 {
		t.Errorf("%d walked: %s", len(walked), diff)
	}
}

func TestList_Filters(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	s := New(d.DB)
	importFile(t, d, pekalongan(t))
	insert(t, d, Unit{Kind: School, Name: "SD 100% Juara_Satu", Level: "SD", NPSN: "20329999", DistrictCode: "33.75.01"})
	for about, c := range map[string]struct {
		f    Filter
		want int
	}{
		"level":                  {Filter{Level: "SMP"}, 20},
		"district":               {Filter{Kind: School, District: "33.75.04"}, 16},
		"parent":                 {Filter{Parent: one(t, s, "Dinas Kesehatan").ID}, 14},
		"words":                  {Filter{Query: "  sdn   MEDONO "}, 5},
		"number":                 {Filter{Query: "2032999"}, 1},
		"percent is no wildcard": {Filter{Query: "100%"}, 1},
		"nor is underscore":      {Filter{Query: "SDN_Medono"}, 0},
		"nor is backslash":       {Filter{Query: `\`}, 0},
		"nothing":                {Filter{Kind: Office, Level: "SD"}, 0},
	} {
		list, err := s.List(t.Context(), c.f, After{}, 1000)
		n, countErr := s.Count(t.Context(), c.f)
		if err != nil || countErr != nil || len(list) != c.want || n != c.want {
			t.Errorf("%s: %d listed, %d counted, want %d (%v, %v)", about, len(list), n, c.want, err, countErr)
		}
	}
}

func TestFind_Unknown(t *testing.T) {
	t.Parallel()
	s := New(testdb.New(t).DB)
	for _, id := range []string{"", "aaaaaaaaaaaaaaaa", "'; DROP TABLE unit; --"} {
		if _, err := s.Find(t.Context(), id); fault.KindOf(err) != fault.KindNotFound {
			t.Errorf("%q: %v", id, err)
		}
	}
	if _, err := s.Living(t.Context(), "aaaaaaaaaaaaaaaa"); fault.KindOf(err) != fault.KindNotFound {
		t.Errorf("living: %v", err)
	}
	if _, err := s.Region(t.Context()); fault.KindOf(err) != fault.KindNotFound {
		t.Errorf("region before any import: %v", err)
	}
}

func names(list []Unit) []string {
	all := make([]string, len(list))
	for i, u := range list {
		all[i] = u.Name
	}
	return all
}
