package handle_test

import (
	"testing"

	"jaring/internal/site/handle"
)

func TestDay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ day, month, year, want string }{
		{"", " ", "", ""}, {"4", "3", "2026", "2026-3-4"}, {"04", "03", "2026", "2026-3-4"}, {"4", "Maret", "2026", "2026-3-4"},
		{"31", "Agt", "2026", "2026-agt-31"}, {"31", "agustus", "2026", "2026-8-31"}, {"4", "", "2026", "2026--4"},
	} {
		if got := handle.Day(c.day, c.month, c.year); got != c.want {
			t.Errorf("%q %q %q: %q, want %q", c.day, c.month, c.year, got, c.want)
		}
	}
}
