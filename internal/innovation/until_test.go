package innovation

import (
	"testing"
	"time"

	"jaring/internal/cycle"
)

// A returned entry may be sent again while the region measures, but a break between the windows is a deadline of its own.
func TestDesk_UntilStopsAtTheBreak(t *testing.T) {
	t.Parallel()
	at := func(day, hour int) time.Time { return time.Date(2026, time.June, day, hour, 0, 0, 0, time.UTC) }
	d := Desk{Now: at(5, 8), Cycle: cycle.Cycle{Windows: []cycle.Window{
		{Stage: cycle.Collection, OpensAt: at(1, 0), ClosesAt: at(10, 17)},
		{Stage: cycle.Measurement, OpensAt: at(11, 1), ClosesAt: at(30, 17)},
	}}}
	for now, want := range map[time.Time]time.Time{at(5, 8): at(10, 17), at(10, 20): at(30, 17), at(12, 8): at(30, 17)} {
		d.Now = now
		if got := d.until(Entry{WasReturned: true}); got == nil || !got.Equal(want) {
			t.Errorf("at %s: send until %v, want %s", now, got, want)
		}
	}
}
