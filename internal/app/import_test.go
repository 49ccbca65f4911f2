package app_test

import (
	"errors"
	"testing"

	"jaring/internal/postgres"
	"jaring/internal/testsite"
	"jaring/internal/unit"
)

func TestImportRegion_TriedThenDoneThenRepeated(t *testing.T) {
	t.Parallel()
	s := testsite.New(t, false)
	for _, c := range []struct {
		about             string
		dry               bool
		added, left, news int
	}{
		{"tried", true, 122, 0, 4},
		{"done", false, 122, 193, 4},
		{"repeated", false, 0, 193, 0},
	} {
		done, err := s.App.ImportRegion(t.Context(), "pekalongan", c.dry)
		if err != nil {
			t.Fatal(err)
		}
		if done.Added[unit.School] != c.added || done.Published != c.news {
			t.Errorf("%s: %+v", c.about, done)
		}
		units, err := postgres.Value[int](t.Context(), s.DB.DB, `SELECT count(*)::integer FROM unit`, nil)
		if err != nil || units != c.left {
			t.Errorf("%s: %d units, %v", c.about, units, err)
		}
	}
	if _, err := s.App.ImportRegion(t.Context(), "atlantis", false); !errors.Is(err, unit.ErrUnknownRegion) {
		t.Errorf("an unknown region: %v", err)
	}
}
