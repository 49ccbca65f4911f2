package reading

import "time"

// NewLimited is New with another time limit.
func NewLimited(cache string, limit time.Duration) *Reader {
	r := New(cache)
	r.limit = limit
	return r
}
