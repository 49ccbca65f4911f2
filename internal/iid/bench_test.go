package iid

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"
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

// BenchmarkScore_ShareOfDecode reports scoring a region as a share of decoding its JSON, all in one run: strictly, as the
// command does, and with encoding/json alone. Below 1 is asked.
func BenchmarkScore_ShareOfDecode(b *testing.B) {
	data, err := EncodePortfolio(region())
	if err != nil {
		b.Fatal(err)
	}
	var strict, plain, scoring time.Duration
	for b.Loop() {
		var p Portfolio
		plain += took(b, func() error { return json.Unmarshal(data, new(Portfolio)) })
		strict += took(b, func() (err error) { p, err = DecodePortfolio(data); return err })
		scoring += took(b, func() error { _, err := Score(p); return err })
	}
	b.ReportMetric(float64(scoring)/float64(strict), "score/decode")
	b.ReportMetric(float64(scoring)/float64(plain), "score/encoding-json")
}

func took(b *testing.B, act func() error) time.Duration {
	start := time.Now()
	if err := act(); err != nil {
		b.Fatal(err)
	}
	return time.Since(start)
}
