package ui

import (
	"regexp"
	"strconv"
	"strings"
)

const minus = "−"

// Thousands writes a whole number with dots: 1234 is "1.234".
func Thousands[N ~int | ~int64 | ~int32](n N) string {
	v := int64(n)
	if v < 0 {
		return minus + group(strconv.FormatUint(uint64(-v), 10))
	}
	return group(strconv.FormatInt(v, 10))
}

func group(digits string) string {
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteRune(d)
	}
	return b.String()
}

// Decimal writes hundredths with a decimal comma: 5396 is "53,96".
func Decimal[N ~int | ~int64 | ~int32](hundredths N) string {
	v := int64(hundredths)
	sign := ""
	if v < 0 {
		sign, v = minus, -v
	}
	rest := strconv.FormatInt(v%100+100, 10)[1:]
	return sign + group(strconv.FormatInt(v/100, 10)) + "," + rest
}

// Signed is Decimal with a plus sign for gains: "+0,02", "−5,30", "0,00".
func Signed[N ~int | ~int64 | ~int32](hundredths N) string {
	if hundredths > 0 {
		return "+" + Decimal(hundredths)
	}
	return Decimal(hundredths)
}

// DecimalText turns an exact decimal with a point into one with a comma:
// "-1234.5" is "−1.234,5". Digits are kept as they are.
func DecimalText(exact string) string {
	sign := ""
	if strings.HasPrefix(exact, "-") {
		sign, exact = minus, exact[1:]
	}
	whole, rest, has := strings.Cut(exact, ".")
	if !has {
		return sign + group(whole)
	}
	return sign + group(whole) + "," + rest
}

// Minus gives the numbers in a text the minus sign of the screen: "≤ -50,32%" is "≤ −50,32%". Data files write a hyphen.
func Minus(text string) string { return hyphenated.ReplaceAllString(text, "${1}"+minus+"${2}") }

// hyphenated is a negative number that begins with a hyphen; one inside a word or a range is none.
var hyphenated = regexp.MustCompile(`(^|\s)-(\d)`)

// Percent is part of whole rounded half up: "37%"; "0%" where whole is 0.
func Percent(part, whole int) string {
	if whole <= 0 {
		return "0%"
	}
	return strconv.Itoa((200*part+whole)/(2*whole)) + "%"
}

// Bytes writes a size as people read it: "850 B", "12 KB", "1,8 MB", "1,2 GB".
func Bytes(n int64) string {
	switch {
	case n < 1000:
		return strconv.FormatInt(n, 10) + " B"
	case n < 1000*1000:
		return strconv.FormatInt((n+500)/1000, 10) + " KB"
	case n < 1000*1000*1000:
		return tenths(n, 1000*1000) + " MB"
	}
	return tenths(n, 1000*1000*1000) + " GB"
}

// tenths is n/unit with one digit after the comma, none where that digit is 0.
func tenths(n, unit int64) string {
	t := (n*10 + unit/2) / unit
	if t%10 == 0 {
		return group(strconv.FormatInt(t/10, 10))
	}
	return group(strconv.FormatInt(t/10, 10)) + "," + strconv.FormatInt(t%10, 10)
}
