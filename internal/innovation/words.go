package innovation

import (
	"strings"
	"unicode"
)

// CountWords counts the words of all parts together: runs of characters without white space that hold at least one letter
// or digit. Nothing is left out (the rule of the product's domain page; the browser's live count is the same).
func CountWords(parts ...string) int {
	n := 0
	for _, part := range parts {
		for run := range strings.FieldsSeq(part) {
			if strings.ContainsFunc(run, isWordRune) {
				n++
			}
		}
	}
	return n
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
