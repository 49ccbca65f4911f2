package preflight

import (
	"encoding/binary"
	"hash/fnv"
	"math"
)

// Texts are compared by their runs of four words. A text's bands are few numbers, of which two texts share at least one
// when they are nearly the same, almost surely: that is what a database can look for. Alike then compares the texts.
const (
	run           = 4
	bands         = 16
	rowsOfBand    = 4
	leastWords    = 40 // shorter texts are alike by chance
	nearlyTheSame = 0.8
)

// Bands of a text; none where it is too short to be compared.
func Bands(text string) []int64 {
	runs := runsOf(text)
	if len(runs) == 0 {
		return nil
	}
	list := make([]int64, bands)
	for b := range bands {
		h := fnv.New64a()
		for r := range rowsOfBand {
			least := uint64(math.MaxUint64)
			for one := range runs {
				least = min(least, mix(one^uint64(b*rowsOfBand+r+1)*0x9E3779B97F4A7C15))
			}
			_, _ = h.Write(binary.LittleEndian.AppendUint64(nil, least))
		}
		list[b] = int64(h.Sum64())
	}
	return list
}

// Alike reports whether two texts are nearly the same: four of five of their runs of words are shared.
func Alike(a, b string) bool {
	first, second := runsOf(a), runsOf(b)
	if len(first) == 0 || len(second) == 0 {
		return false
	}
	shared := 0
	for one := range first {
		if second[one] {
			shared++
		}
	}
	return float64(shared) >= nearlyTheSame*float64(len(first)+len(second)-shared)
}

func runsOf(text string) map[uint64]bool {
	list := words(text)
	if len(list) < leastWords {
		return nil
	}
	runs := make(map[uint64]bool, len(list))
	for i := range len(list) - run + 1 {
		h := fnv.New64a()
		for _, w := range list[i : i+run] {
			_, _ = h.Write([]byte(w))
			_, _ = h.Write([]byte{0})
		}
		runs[h.Sum64()] = true
	}
	return runs
}

// mix scatters the bits of a number (the finisher of SplitMix64).
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x = (x ^ x>>27) * 0x94D049BB133111EB
	return x ^ x>>31
}
