package testfile

// chance is a row of numbers that looks like chance and is always the same.
type chance uint32

func newChance(seed uint64) *chance {
	c := chance(uint32(seed)*2654435761 + 12345)
	return &c
}

// next is from 0 to 1.
func (c *chance) next() float64 {
	*c = *c*1664525 + 1013904223
	return float64(*c>>8) / (1 << 24)
}

// around is mostly within 1 of 0, as the noise of a scanner is.
func (c *chance) around() float64 { return (c.next() + c.next() + c.next() + c.next() - 2) * 1.7 }
