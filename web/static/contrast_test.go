package static_test

import (
	"io"
	"math"
	"regexp"
	"strconv"
	"testing"

	"jaring/web/static"
)

// pairs are foreground, background and the least contrast that the design promises.
var pairs = []struct {
	front, back string
	least       float64
}{
	{"ink", "surface", 7}, {"ink", "paper", 7}, {"ink", "nila-tint", 7}, {"ink-2", "surface", 4.5}, {"ink-2", "paper", 4.5}, {"ink-2", "sunken", 4.5},
	{"on-wedelan", "wedelan", 7}, {"on-wedelan-2", "wedelan", 4.5}, {"on-wedelan-2", "wedelan-2", 4.5},
	{"nila", "surface", 4.5}, {"nila", "paper", 4.5}, {"nila", "nila-tint", 4.5}, {"on-nila", "nila", 4.5}, {"on-nila", "nila-tegas", 4.5},
	{"nila-tegas", "surface", 4.5}, {"nila-tegas", "nila-tint", 4.5}, {"ink-2", "nila-tint", 4.5},
	{"soga", "surface", 4.5}, {"soga", "paper", 4.5}, {"soga", "soga-tint", 4.5}, {"daun", "paper", 4.5}, {"daun", "daun-tint", 4.5},
	{"mengkudu", "paper", 4.5}, {"mengkudu", "mengkudu-tint", 4.5}, {"terong", "terong-tint", 4.5}, {"kelabu", "kelabu-tint", 4.5},
	{"on-nila", "daun", 4.5},
	{"line-strong", "surface", 3}, {"line-strong", "paper", 3}, {"nila-muda", "surface", 3}, {"nila-muda", "sunken", 3},
	{"soga-gfx", "surface", 3}, {"soga-terang", "wedelan", 3}, {"fokus", "surface", 3}, {"fokus", "paper", 3},
}

var tokenLine = regexp.MustCompile(`--([a-z0-9-]+): (?:light-dark\((#[0-9A-F]{6}), (#[0-9A-F]{6})\)|(#[0-9A-F]{6}));`)

func tokens(t *testing.T) map[string][2]string {
	t.Helper()
	css, err := io.ReadAll(fetch(t, static.URL("jaring.css")).Body)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][2]string{}
	for _, m := range tokenLine.FindAllStringSubmatch(string(css), -1) {
		if _, seen := out[m[1]]; seen {
			continue // later parts narrow a token for one place
		}
		if m[4] != "" {
			m[2], m[3] = m[4], m[4]
		}
		out[m[1]] = [2]string{m[2], m[3]}
	}
	return out
}

func luminance(colour string) float64 {
	sum := 0.0
	for i, weight := range []float64{.2126, .7152, .0722} {
		v, _ := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		c := float64(v) / 255
		if c <= .04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func contrast(a, b string) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + .05) / (min(la, lb) + .05)
}

func TestTokens_Contrast(t *testing.T) {
	t.Parallel()
	all := tokens(t)
	for _, p := range pairs {
		for scheme, name := range []string{"light", "dark"} {
			front, back := all[p.front][scheme], all[p.back][scheme]
			if front == "" || back == "" {
				t.Fatalf("no token %s or %s", p.front, p.back)
			}
			if got := contrast(front, back); got < p.least {
				t.Errorf("%s: %s on %s is %.2f, want %.1f", name, p.front, p.back, got, p.least)
			}
		}
	}
}
