package cycle

import (
	"fmt"
	"time"
)

// WIB is the clock of western Indonesia (Asia/Jakarta): seven hours ahead of UTC all year round, without the need for a
// time zone file on the machine.
var WIB = time.FixedZone("WIB", 7*60*60)

var months = [...]string{"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
	"November", "Desember"}

// Day writes the day in WIB as people read it: 30 Juni 2026.
func Day(t time.Time) string {
	t = t.In(WIB)
	return fmt.Sprintf("%d %s %d", t.Day(), months[t.Month()-1], t.Year())
}

// Moment writes day and time: 30 Juni 2026, 23.59 WIB. Seconds are shown only where they tell something: a window that
// ends with the last second of a minute is said to end with that minute.
func Moment(t time.Time) string {
	t = t.In(WIB)
	clock := "15.04"
	if s := t.Second(); s != 0 && s != 59 {
		clock = "15.04.05"
	}
	return Day(t) + ", " + t.Format(clock) + " WIB"
}
