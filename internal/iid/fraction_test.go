package iid

import "testing"

func TestFraction_Round(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		num, den     int64
		x100, x10000 int
	}{
		{0, 1, 0, 0},
		{1, 200, 1, 50},
		{1, 201, 0, 50},
		{-1, 200, 0, -50},
		{-1, 199, -1, -50},
		{13001, 200, 6501, 650050},
		{160, 3, 5333, 533333},
		{1, 20000, 0, 1},
	} {
		f := newFraction(c.num, c.den)
		if got := f.RoundX100(); got != c.x100 {
			t.Errorf("%s in hundredths is %d, %d expected", f, got, c.x100)
		}
		if got := f.RoundX10000(); got != c.x10000 {
			t.Errorf("%s in ten-thousandths is %d, %d expected", f, got, c.x10000)
		}
	}
}

func TestFraction_Text(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"0", "70", "160/3", "-1/200"} {
		var f Fraction
		if err := f.UnmarshalText([]byte(text)); err != nil || f.String() != text {
			t.Errorf("%q reads as %s: %v", text, f, err)
		}
	}
	for _, text := range []string{"", "2/4", "70/1", "0.5", "1e9", "1/0", "x", "+1", "1/-2"} {
		var f Fraction
		if err := f.UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%q reads as %s, an error expected", text, f)
		}
	}
	if zero := (Fraction{}); zero.String() != "0" || !zero.Equal(newFraction(0, 5)) {
		t.Errorf("the zero value is %s", zero)
	}
}

func TestComma(t *testing.T) {
	t.Parallel()
	for x100, want := range map[int]string{0: "0,00", 5: "0,05", 3855: "38,55", 10000: "100,00", -5: "-0,05", -250: "-2,50"} {
		if got := Comma(x100); got != want {
			t.Errorf("%d is %s, %s expected", x100, got, want)
		}
	}
}
