package iid

import (
	"embed"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
)

// RuleVersion names the rules of this package: the formula, its rounding and the meaning of the settings. It changes when
// any result would, so that a stored result can be told from one computed by other rules. The numbers are versioned by
// [Instrument.SHA256].
const RuleVersion = "iid-1"

// ErrNoInstrument is returned for a year that has neither a file nor a place in an outlook.
var ErrNoInstrument = errors.New("no instrument")

//go:embed instruments/*.json
var files embed.FS

// catalog holds the instruments by year. A broken embedded file is a mistake of the build that every test meets, so it
// panics.
var catalog = sync.OnceValue(func() map[int]*Instrument {
	all, err := loadCatalog()
	if err != nil {
		panic("iid: embedded instruments: " + err.Error())
	}
	return all
})

// ForYear returns the instrument of a year. A year of an outlook gets the file that announces it, with the divisor and the
// gate of that year; everything else is assumed to stay. For other years the error is [ErrNoInstrument].
func ForYear(year int) (*Instrument, error) {
	in, ok := catalog()[year]
	if !ok {
		return nil, fmt.Errorf("%w for %d", ErrNoInstrument, year)
	}
	return in, nil
}

// Years returns all years that [ForYear] knows, ascending, those of an outlook included.
func Years() []int { return slices.Sorted(maps.Keys(catalog())) }

// Newest returns the instrument of the latest year that has a file; later ones are only foreseen.
func Newest() *Instrument {
	var last *Instrument
	for _, in := range catalog() {
		if in.Year == in.FileYear && (last == nil || in.Year > last.Year) {
			last = in
		}
	}
	return last
}

// loadCatalog reads the files in ascending order, so that a year's own file replaces what an older one foresaw.
func loadCatalog() (map[int]*Instrument, error) {
	entries, err := files.ReadDir("instruments")
	if err != nil {
		return nil, err
	}
	all := map[int]*Instrument{}
	for _, entry := range entries {
		data, err := files.ReadFile("instruments/" + entry.Name())
		if err != nil {
			return nil, err
		}
		in, err := loadInstrument(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", entry.Name(), err)
		}
		if entry.Name() != fmt.Sprintf("%d.json", in.Year) {
			return nil, fmt.Errorf("%s: holds the year %d", entry.Name(), in.Year)
		}
		all[in.Year] = in
		for _, o := range in.Outlook {
			all[o.Year] = in.foreseen(o)
		}
	}
	return all, nil
}

// foreseen is the instrument as its outlook expects it for a later year.
func (in *Instrument) foreseen(o Outlook) *Instrument {
	later, formula := *in, *in.Formula
	formula.DivisorMin = o.DivisorMin
	formula.BasicServicesRequired = new(o.BasicServicesRequired)
	later.Year = o.Year
	later.Formula = &formula
	later.Confidence = maps.Clone(in.Confidence)
	later.Confidence[divisorKey] = o.Confidence
	later.Confidence[gateKey] = o.Confidence
	return &later
}
