package iid

import (
	"fmt"
	"testing"
)

// region is a portfolio of 250 entries with all levels given.
func region() Portfolio {
	p := Portfolio{Year: 2026, SPDLevels: make([]int, 20)}
	services := append(mustServices(), "")
	for n := range 250 {
		levels := make([]int, 20)
		for i := range levels {
			levels[i] = (n + i) % (MaxLevel + 1)
		}
		p.Entries = append(p.Entries, Entry{ID: fmt.Sprintf("usulan-%d", n), Levels: levels, BasicService: services[n%len(services)]})
	}
	return p
}

func mustServices() []string {
	in, err := ForYear(2026)
	if err != nil {
		panic(err)
	}
	return append([]string{}, in.BasicServices...)
}

func BenchmarkScore(b *testing.B) {
	p := region()
	for b.Loop() {
		if _, err := Score(p); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecodePortfolio(b *testing.B) {
	data, err := EncodePortfolio(region())
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := DecodePortfolio(data); err != nil {
			b.Fatal(err)
		}
	}
}
