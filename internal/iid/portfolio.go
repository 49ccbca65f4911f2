package iid

import "encoding/json"

// Portfolio is what an index is computed from: one region in one year. As JSON it is the input of the command score.
type Portfolio struct {
	Year      int      `json:"year"`
	SPDX100   *int     `json:"spd_x100,omitempty"`  // the region's own score as a total; either this
	SPDLevels []int    `json:"spd_levels,omitzero"` // or the level of each SPD row, in the order of the instrument
	Entries   []Entry  `json:"entries"`
	Settings  Settings `json:"settings,omitzero"`
}

// Entry is one innovation of a portfolio.
type Entry struct {
	ID                string   `json:"id"`
	Levels            []int    `json:"levels,omitzero"`         // of each SID row, in the order of the instrument; either this
	MaturityX100      *int     `json:"maturity_x100,omitempty"` // or their weighted sum
	BasicService      string   `json:"basic_service,omitempty"` // code of the main urusan; empty: none of the basic ones
	SecondaryServices []string `json:"secondary_services,omitempty"`
	Stage             Stage    `json:"stage,omitempty"` // empty: StageImplemented
	Rejected          bool     `json:"rejected,omitempty"`
}

// Stage is how far an innovation is.
type Stage string

// The stages, as the national form names them.
const (
	StageInitiative  Stage = "inisiatif"
	StageTrial       Stage = "uji_coba"
	StageImplemented Stage = "penerapan"
)

// Stages lists all stages in order.
var Stages = []Stage{StageInitiative, StageTrial, StageImplemented}

// Settings answer the questions that the guideline leaves open. What is nil was not given and is assumed, see [Result].
type Settings struct {
	RejectedInDivisor      *bool   `json:"rejected_in_divisor,omitempty"`      // a rejected entry stays in the divisor's n
	CountedStages          []Stage `json:"counted_stages,omitzero"`            // entries of other stages are left out
	SecondaryServicesCount *bool   `json:"secondary_services_count,omitempty"` // urusan beririsan count for the gate
	EmptyIsUnassessable    *bool   `json:"empty_is_unassessable,omitempty"`    // no counted entry: tidak_dapat_dinilai
}

// EncodePortfolio writes p as the input of the command score, which [DecodePortfolio] reads back.
func EncodePortfolio(p Portfolio) ([]byte, error) {
	if p.Entries == nil {
		p.Entries = []Entry{}
	}
	return json.MarshalIndent(p, "", " ")
}
