package sample

import (
	"crypto/sha256"
	"encoding/base32"
	"hash/fnv"
	"strings"
)

// seed turns words into a number that is the same on every machine. Every choice of this package hangs on one.
func seed(words ...string) uint64 {
	h := fnv.New64a()
	for _, w := range words {
		h.Write([]byte(w))
		h.Write([]byte{0})
	}
	// The last bytes reach the low bits of FNV only weakly: stir them.
	x := h.Sum64()
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	return x
}

// below gives a number from 0 to n-1.
func below(n int, words ...string) int { return int(seed(words...) % uint64(n)) }

// between gives a number from low to high, both included.
func between(low, high int, words ...string) int { return low + below(high-low+1, words...) }

// chance is true for about percent of all words.
func chance(percent int, words ...string) bool { return below(100, words...) < percent }

func pick[T any](list []T, words ...string) T { return list[below(len(list), words...)] }

// spread reports for the i-th of n whether it belongs to the share of them, so that the chosen lie evenly apart.
func spread(i, share, n int) bool { return (i+1)*share/n > i*share/n }

// deal lays out as many of each kind as asked for, mixed as evenly as it goes. The order of kinds decides ties.
func deal[T any](kinds []T, amounts []int) []T {
	total := 0
	for _, n := range amounts {
		total += n
	}
	given := make([]int, len(kinds))
	list := make([]T, 0, total)
	for k := 1; k <= total; k++ {
		best, most := 0, -total
		for i := range kinds {
			if lack := amounts[i]*k - given[i]*total; given[i] < amounts[i] && lack > most {
				best, most = i, lack
			}
		}
		given[best]++
		list = append(list, kinds[best])
	}
	return list
}

var lowerBase32 = base32.StdEncoding.WithPadding(base32.NoPadding)

// code makes text of n characters a–z and 2–7 (at most 51), in the form of postgres.NewID and NewCode.
func code(n int, words ...string) string {
	sum := sha256.Sum256([]byte("jaring contoh\x00" + strings.Join(words, "\x00")))
	return strings.ToLower(lowerBase32.EncodeToString(sum[:]))[:n]
}

// newID makes the public id of a thing from what names it.
func newID(words ...string) string { return code(16, words...) }
