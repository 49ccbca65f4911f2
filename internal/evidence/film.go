package evidence

import (
	"regexp"
	"strconv"
	"time"

	"jaring/internal/iid"
)

var filmLimit = regexp.MustCompile(`(?i)video paling lama (\d{1,3}) menit`)

// longestFilm is how long a film may be in a place by the words of the instrument; 0 where it says nothing.
func longestFilm(in *iid.Instrument, slot Slot) time.Duration {
	i, known := in.Indicator(string(slot))
	if !known || i.Evidence == nil {
		return 0
	}
	m := filmLimit.FindStringSubmatch(i.Evidence.Note)
	if m == nil {
		return 0
	}
	minutes, _ := strconv.Atoi(m[1]) // three digits at most
	return time.Duration(minutes) * time.Minute
}
