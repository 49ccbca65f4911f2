package iid

import (
	"fmt"
	"math/big"
	"strings"
)

// Fraction is an exact number of points. The zero value is 0. Fractions are never changed.
type Fraction struct {
	rat *big.Rat // nil: 0
}

func newFraction(num, den int64) Fraction { return Fraction{big.NewRat(num, den)} }

func (f Fraction) value() *big.Rat {
	if f.rat == nil {
		return new(big.Rat)
	}
	return f.rat
}

// String returns the fraction in lowest terms, "160/3", and whole numbers as "70".
func (f Fraction) String() string { return f.value().RatString() }

// MarshalText returns the same as String.
func (f Fraction) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// UnmarshalText reads what MarshalText writes, no decimals and no exponents.
func (f *Fraction) UnmarshalText(text []byte) error {
	rat, ok := new(big.Rat), strings.Trim(string(text), "-0123456789/") == ""
	if ok {
		rat, ok = rat.SetString(string(text))
	}
	if !ok || rat.RatString() != string(text) {
		return fmt.Errorf("%q is not a fraction in lowest terms", text)
	}
	f.rat = rat
	return nil
}

// Add returns f + g.
func (f Fraction) Add(g Fraction) Fraction { return Fraction{new(big.Rat).Add(f.value(), g.value())} }

// Sub returns f − g.
func (f Fraction) Sub(g Fraction) Fraction { return Fraction{new(big.Rat).Sub(f.value(), g.value())} }

func (f Fraction) times(num, den int) Fraction {
	return Fraction{new(big.Rat).Mul(f.value(), big.NewRat(int64(num), int64(den)))}
}

// Cmp returns -1, 0 or 1 as f is less than, equal to or greater than g.
func (f Fraction) Cmp(g Fraction) int { return f.value().Cmp(g.value()) }

// Equal tells whether f and g are the same number.
func (f Fraction) Equal(g Fraction) bool { return f.Cmp(g) == 0 }

// RoundX100 returns the fraction in hundredths, rounded half up: 1/200 is 1, −1/200 is 0.
func (f Fraction) RoundX100() int { return f.round(100) }

// RoundX10000 returns the fraction in ten-thousandths, rounded half up: for prices that are small beside the index.
func (f Fraction) RoundX10000() int { return f.round(10000) }

// round computes the floor of f × scale + 1/2.
func (f Fraction) round(scale int64) int {
	x := new(big.Rat).Mul(f.value(), big.NewRat(scale, 1))
	x.Add(x, big.NewRat(1, 2))
	// Div rounds down for the positive denominators of a Rat.
	return int(new(big.Int).Div(x.Num(), x.Denom()).Int64())
}

// Comma writes hundredths with an Indonesian decimal comma: 3855 is "38,55".
func Comma(x100 int) string {
	sign := ""
	if x100 < 0 {
		sign, x100 = "-", -x100
	}
	return fmt.Sprintf("%s%d,%02d", sign, x100/100, x100%100)
}
