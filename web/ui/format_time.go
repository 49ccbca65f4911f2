package ui

import (
	"fmt"
	"strconv"
	"time"
)

// WIB is Asia/Jakarta: UTC+7, without daylight saving. A fixed zone needs no
// time zone files on the machine.
var WIB = time.FixedZone("WIB", 7*60*60)

var months = [...]string{
	"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember",
}

var days = [...]string{"Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"}

// unknown is what stands for a figure or date that nobody has entered.
const unknown = "belum diisi"

// Date is "16 Februari 2024"; the zero time is "belum diisi".
func Date(t time.Time) string {
	if t.IsZero() {
		return unknown
	}
	t = t.In(WIB)
	return ShortDate(t) + " " + strconv.Itoa(t.Year())
}

// ShortDate is "16 Februari", for lists within one year.
func ShortDate(t time.Time) string {
	t = t.In(WIB)
	return strconv.Itoa(t.Day()) + " " + months[t.Month()-1]
}

// Day is "Selasa, 30 Juni 2026".
func Day(t time.Time) string {
	return days[t.In(WIB).Weekday()] + ", " + Date(t)
}

// Clock is "14.05 WIB".
func Clock(t time.Time) string {
	t = t.In(WIB)
	return fmt.Sprintf("%02d.%02d WIB", t.Hour(), t.Minute())
}

// DateTime is "16 Februari 2024, 14.05 WIB".
func DateTime(t time.Time) string {
	if t.IsZero() {
		return unknown
	}
	return Date(t) + ", " + Clock(t)
}

// DayTime is "Selasa, 30 Juni 2026, 23.59 WIB": the form of a deadline.
func DayTime(t time.Time) string { return Day(t) + ", " + Clock(t) }

// Stamp is DayTime with seconds, for receipts: "Senin, 22 Juni 2026, 10.21.44 WIB".
func Stamp(t time.Time) string {
	t = t.In(WIB)
	return Day(t) + fmt.Sprintf(", %02d.%02d.%02d WIB", t.Hour(), t.Minute(), t.Second())
}

// DaysLeft says what is left until a deadline, counted in calendar days of WIB:
// "12 hari lagi", "hari ini", "lewat 2 hari".
func DaysLeft(deadline, now time.Time) string {
	n := DaysBetween(now, deadline)
	switch {
	case deadline.Before(now) && n == 0:
		return "lewat hari ini"
	case n == 0:
		return "hari ini"
	case n < 0:
		return "lewat " + strconv.Itoa(-n) + " hari"
	}
	return strconv.Itoa(n) + " hari lagi"
}

// DaysBetween counts the midnights of WIB between two moments.
func DaysBetween(from, to time.Time) int {
	midnight := func(t time.Time) time.Time {
		y, m, d := t.In(WIB).Date()
		return time.Date(y, m, d, 0, 0, 0, 0, WIB)
	}
	return int(midnight(to).Sub(midnight(from)).Hours() / 24)
}

// SplitDate turns a date into its parts for Date3.
func SplitDate(t time.Time) DateParts {
	if t.IsZero() {
		return DateParts{}
	}
	t = t.In(WIB)
	return DateParts{Day: strconv.Itoa(t.Day()), Month: strconv.Itoa(int(t.Month())), Year: strconv.Itoa(t.Year())}
}
