package sample

import (
	"time"

	"jaring/internal/cycle"
)

// workday is midnight in WIB of the n-th working day after base, or before it when n is negative; 0 is base's own day.
func workday(base time.Time, n int) time.Time {
	day := midnight(base)
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for n > 0 {
		day = day.AddDate(0, 0, step)
		if wd := day.Weekday(); wd != time.Saturday && wd != time.Sunday {
			n--
		}
	}
	return day
}

func midnight(t time.Time) time.Time {
	y, m, d := t.In(cycle.WIB).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, cycle.WIB)
}

// officeHour is a moment of the day between 07.30 and 15.30 WIB, to the second.
func officeHour(day time.Time, words ...string) time.Time {
	return day.Add(7*time.Hour + 30*time.Minute).Add(time.Duration(below(8*60*60, words...)) * time.Second)
}

// date writes a day as the database reads it.
func date(t time.Time) string { return t.In(cycle.WIB).Format(time.DateOnly) }

// ymd is midnight in WIB of a day.
func ymd(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, cycle.WIB) }
