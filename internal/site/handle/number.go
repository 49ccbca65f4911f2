package handle

import "strconv"

// Number reads a whole number that somebody typed or an address carries, as wide as the database's integers: what does
// not fit is no number of ours, and must not become a fault of ours.
func Number(text string) (int, bool) {
	n, err := strconv.ParseInt(text, 10, 32)
	return int(n), err == nil
}
