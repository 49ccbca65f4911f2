package look

import "strings"

// A database looks for pages that may be the same by few bits: each says on which side of a random plane the cells lie,
// so that the nearer two looks are, the fewer of their bits differ. Bands of bits are what an index finds; Alike decides.
const (
	bands      = 32
	bitsOfBand = 12
	// HashBits is the length of a hash.
	HashBits = bands * bitsOfBand
	// MostApart is how many bits differ at most between pages that may be the same: a third and a little, as of two looks
	// with half the correlation.
	MostApart = 140
)

// Hash is the look in bits.
type Hash [HashBits]bool

// Hash computes the bits of a look.
func (l *Look) Hash() (h Hash) {
	for n := range h {
		sum, planes := 0, uint64(0)
		for at, step := range l {
			if at%64 == 0 {
				planes = mix(uint64(n*cells+at) + 1)
			}
			if planes&1 == 0 {
				sum += int(step)
			} else {
				sum -= int(step)
			}
			planes >>= 1
		}
		h[n] = sum > 0
	}
	return h
}

// String is the bits as a database writes them.
func (h Hash) String() string {
	text := []byte(strings.Repeat("0", HashBits))
	for n, bit := range h {
		if bit {
			text[n] = '1'
		}
	}
	return string(text)
}

// Bands are the numbers to keep.
func (h Hash) Bands() []int32 {
	list := make([]int32, bands)
	for n, bit := range h {
		if bit {
			list[n/bitsOfBand] |= 1 << (n % bitsOfBand)
		}
	}
	for band := range list {
		list[band] |= int32(band) << bitsOfBand
	}
	return list
}

// Probes are the numbers to look for: each band, and each with one bit changed.
func (h Hash) Probes() []int32 {
	list := h.Bands()
	for _, band := range list[:bands] {
		for bit := range bitsOfBand {
			list = append(list, band^1<<bit)
		}
	}
	return list
}

// mix scatters the bits of a number (the finisher of SplitMix64).
func mix(x uint64) uint64 {
	x *= 0x9E3779B97F4A7C15
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x = (x ^ x>>27) * 0x94D049BB133111EB
	return x ^ x>>31
}
