package innovation

import (
	"strconv"
	"strings"
)

// count writes a whole number with dots for thousands.
func count(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + "." + digits[i:]
	}
	return digits
}

// FormatPoints writes hundredths of points with an Indonesian decimal comma and without empty decimals: 6300 is "63",
// 250 is "2,5".
func FormatPoints(x100 int) string {
	sign := ""
	if x100 < 0 {
		sign, x100 = "−", -x100
	}
	text := sign + count(x100/100)
	if rest := x100 % 100; rest != 0 {
		text += "," + strings.TrimRight(strconv.Itoa(100 + rest)[1:], "0")
	}
	return text
}
