package handle

import (
	"strconv"
	"strings"
)

var monthNames = []string{"jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des"}

// Day joins a date as typed to YYYY-M-D, which a service judges; a month may be written as a word.
func Day(day, month, year string) string {
	day, month, year = strings.TrimSpace(day), strings.ToLower(strings.TrimSpace(month)), strings.TrimSpace(year)
	if day == "" && month == "" && year == "" {
		return ""
	}
	for i, name := range monthNames {
		if strings.HasPrefix(month, name) {
			month = strconv.Itoa(i + 1)
		}
	}
	return year + "-" + strings.TrimPrefix(month, "0") + "-" + strings.TrimPrefix(day, "0")
}
