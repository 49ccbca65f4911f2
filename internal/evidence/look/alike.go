package look

import (
	"math"
	"slices"
)

const (
	// leastAlike is the correlation of two pictures of one page where the worse one is blurred or small.
	leastAlike = .7
	// clean is that of most blocks of two good copies. There every block must be like its counterpart: in a second scan all blocks are
	// about equally like the first one's, in another letter of one template most are equal and the filled-in ones strangers.
	clean    = .8
	stranger = .45 // of the usual correlation of a block
	// leastInBlock is what must be in a block before it is looked at, of the mean: an empty one is like nothing.
	leastInBlock         = .3
	blockWide, blockHigh = 12, 4
	blocks               = cells / (blockWide * blockHigh)
	reach                = 1 // cells that two frames may be apart
)

// Alike reports whether two pictures show the same page.
func Alike(a, b *Look) bool {
	return best(a, b, part{0, 0, cellsWide, cellsHigh}) >= leastAlike && !strangers(a, b)
}

// strangers reports whether a block is far less like its counterpart than most are, where these are much alike.
func strangers(a, b *Look) bool {
	_, all := compare(a, b, part{0, 0, cellsWide, cellsHigh}, 0, 0)
	var found []float64
	for y := 0; y < cellsHigh; y += blockHigh {
		for x := 0; x < cellsWide; x += blockWide {
			block := part{x, y, blockWide, blockHigh}
			if _, here := compare(a, b, block, 0, 0); here >= leastInBlock*all/blocks {
				found = append(found, best(a, b, block))
			}
		}
	}
	slices.Sort(found)
	if len(found) == 0 {
		return false
	}
	usual := found[len(found)/2]
	return usual >= clean && found[0] < stranger*usual
}

// part is a rectangle of cells.
type part struct{ left, top, wide, high int }

// best is the correlation of a part with what lies there in the other, a cell farther on at most.
func best(a, b *Look, p part) float64 {
	most := -1.0
	for dy := -reach; dy <= reach; dy++ {
		for dx := -reach; dx <= reach; dx++ {
			c, _ := compare(a, b, p, dx, dy)
			most = max(most, c)
		}
	}
	return most
}

// compare is the correlation of a part of a with the part of b that lies dx and dy farther, and how much is in the fuller.
func compare(a, b *Look, p part, dx, dy int) (correlation, weight float64) {
	var ab, aa, bb int
	for y := max(p.top, -dy); y < min(p.top+p.high, cellsHigh-dy); y++ {
		for x := max(p.left, -dx); x < min(p.left+p.wide, cellsWide-dx); x++ {
			one, two := int(a[y*cellsWide+x]), int(b[(y+dy)*cellsWide+x+dx])
			ab, aa, bb = ab+one*two, aa+one*one, bb+two*two
		}
	}
	weight = float64(max(aa, bb))
	if aa == 0 || bb == 0 {
		return 0, weight
	}
	return float64(ab) / math.Sqrt(float64(aa)*float64(bb)), weight
}
