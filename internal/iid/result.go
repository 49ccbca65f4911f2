package iid

import (
	"bytes"
	"encoding/json"
	"slices"
)

// Result is a computed index with everything it rests on. As JSON it is the output of the command score.
type Result struct {
	Year          int      `json:"year"`
	N             int      `json:"n"`       // entries counted
	Divisor       int      `json:"divisor"` // of the mean
	SPDX100       int      `json:"spd_x100"`
	Mean          Fraction `json:"mean"`  // of the maturities, in points
	Total         Fraction `json:"total"` // SPD + mean + count score, in points
	CountX100     int      `json:"count_x100"`
	BasicServices []string `json:"basic_services"` // codes covered, sorted
	Gate          Gate     `json:"gate"`
	IndexX100     int      `json:"index_x100"`
	Index         string   `json:"index"` // "38,55"
	Category      string   `json:"category"`

	SPDRows []SPDRow      `json:"spd_rows"` // nil when the region's score was given as a total
	Entries []EntryResult `json:"entries"`  // all of them, in the order of the portfolio

	Settings    UsedSettings `json:"settings"`
	Assumptions []string     `json:"assumptions"` // names of the settings that were not given
	Notes       []string     `json:"notes"`       // sentences

	Exact Fraction `json:"-"` // the index before rounding, in index points
}

// EncodeResult writes r as the command score prints it. What is stored in this form can be compared byte by byte.
func EncodeResult(r Result) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	err := encoder.Encode(r)
	return out.Bytes(), err
}

// Gate says whether enough basic services are covered for the count score.
type Gate string

// The states of the gate; GateNone where the year's rule is unknown, and then nothing is zeroed.
const (
	GateMet    Gate = "met"
	GateMissed Gate = "missed"
	GateNone   Gate = "none"
)

// SPDRow is the score of one of the region's own rows.
type SPDRow struct {
	Code      string `json:"code"`
	Level     int    `json:"level"`
	ScoreX100 int    `json:"score_x100"`
}

// EntryResult is the maturity of one entry, counted or not.
type EntryResult struct {
	ID           string `json:"id"`
	MaturityX100 int    `json:"maturity_x100"`
	Counted      bool   `json:"counted"`
}

// UsedSettings are the settings a result was computed with, given or assumed.
type UsedSettings struct {
	RejectedInDivisor      bool    `json:"rejected_in_divisor"`
	CountedStages          []Stage `json:"counted_stages"`
	SecondaryServicesCount bool    `json:"secondary_services_count"`
	EmptyIsUnassessable    bool    `json:"empty_is_unassessable"`
}

// used fills in what was not given and names it.
func (s Settings) used() (used UsedSettings, assumptions []string) {
	assumptions = []string{}
	flag := func(name string, given *bool) bool {
		if given == nil {
			assumptions = append(assumptions, name)
		}
		return given != nil && *given
	}
	used.RejectedInDivisor = flag("rejected_in_divisor", s.RejectedInDivisor)
	if s.CountedStages == nil {
		assumptions = append(assumptions, "counted_stages")
	}
	used.CountedStages = s.countedStages()
	used.SecondaryServicesCount = flag("secondary_services_count", s.SecondaryServicesCount)
	used.EmptyIsUnassessable = flag("empty_is_unassessable", s.EmptyIsUnassessable)
	return used, assumptions
}

// countedStages returns them without repetition and in the order of [Stages], whatever the order they were given in.
func (s Settings) countedStages() []Stage {
	stages := []Stage{}
	for _, stage := range Stages {
		if s.CountedStages == nil || slices.Contains(s.CountedStages, stage) {
			stages = append(stages, stage)
		}
	}
	return stages
}
