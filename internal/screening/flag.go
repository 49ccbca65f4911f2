package screening

// Flag is a warning beside an entry that waits for a decision. Thresholds are ours, not the guideline's.
type Flag string

const (
	LargeGap Flag = "large_gap" // much of what was claimed is not proven
	Apart    Flag = "apart"     // the assessors do not agree
)

const (
	largeGapX100 = 2000 // points of maturity between claim and verification
	wideLevels   = 2    // levels between two assessors on one indicator
)

var flagWords = map[Flag]string{LargeGap: "Selisih besar", Apart: "Penilai berbeda"}

// Words is the flag on screen.
func (f Flag) Words() string { return flagWords[f] }

func flags(ready bool, gapX100, spread int, recommended []string) []Flag {
	var list []Flag
	if ready && gapX100 >= largeGapX100 {
		list = append(list, LargeGap)
	}
	if spread >= wideLevels || differ(recommended) {
		list = append(list, Apart)
	}
	return list
}

func differ(list []string) bool {
	for _, s := range list {
		if s != list[0] {
			return true
		}
	}
	return false
}
