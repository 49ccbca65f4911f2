package handle

import "testing"

func TestNumber(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{"0": 0, "2026": 2026, "-3": -3, "2147483647": 2147483647} {
		if got, ok := Number(text); got != want || !ok {
			t.Errorf("Number(%q) = %d, %v", text, got, ok)
		}
	}
	for _, text := range []string{"", " 1", "2147483648", "99999999999999999999", "1e3", "0x1", "٣", "2.0"} {
		if got, ok := Number(text); ok {
			t.Errorf("Number(%q) = %d, true", text, got)
		}
	}
}
