package bench_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"jaring/internal/iid"
)

// portfolio is a region of 250 entries with all levels given, as `jaring score` reads it.
func portfolio(b *testing.B) []byte {
	b.Helper()
	instrument, err := iid.ForYear(2026)
	if err != nil {
		b.Fatal(err)
	}
	services := append([]string{""}, instrument.BasicServices...)
	p := iid.Portfolio{Year: 2026, SPDLevels: make([]int, 20)}
	for n := range 250 {
		levels := make([]int, 20)
		for i := range levels {
			levels[i] = (n + i) % (iid.MaxLevel + 1)
		}
		p.Entries = append(p.Entries, iid.Entry{ID: fmt.Sprintf("usulan-%d", n), Levels: levels, BasicService: services[n%len(services)]})
	}
	data, err := iid.EncodePortfolio(p)
	if err != nil {
		b.Fatal(err)
	}
	return data
}

// BenchmarkScore measures scoring a region against decoding its JSON, in turn: strictly, as the command does, and with
// encoding/json alone.
func BenchmarkScore(b *testing.B) {
	data := portfolio(b)
	var strict, plain, scoring time.Duration
	n := 0
	for b.Loop() {
		var p iid.Portfolio
		plain += took(b, func() error { return json.Unmarshal(data, new(iid.Portfolio)) })
		strict += took(b, func() (err error) { p, err = iid.DecodePortfolio(data); return err })
		scoring += took(b, func() error { _, err := iid.Score(p); return err })
		n++
	}
	report(b, "scoring 250 entries of 20 indicators, ms", "score-ms", float64(scoring.Microseconds())/1000/float64(n), "")
	report(b, "  scoring / strict decoding of its JSON", "score/decode", float64(scoring)/float64(strict), "less than 1")
	report(b, "  scoring / encoding/json", "score/encoding-json", float64(scoring)/float64(plain), "less than 1")
}

func took(b *testing.B, act func() error) time.Duration {
	start := time.Now()
	if err := act(); err != nil {
		b.Fatal(err)
	}
	return time.Since(start)
}
