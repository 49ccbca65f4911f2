package coordination

import (
	"time"

	"jaring/internal/cycle"
	"jaring/internal/site/handle"
)

// newCycleForm is the form that makes a year.
type newCycleForm struct {
	Year           string `form:"year"`
	InstrumentYear string `form:"instrument_year"`
	EligibleFrom   string `form:"eligible_from"`
	EligibleTo     string `form:"eligible_to"`
}

func (f *newCycleForm) draft() cycle.NewDraft {
	return cycle.NewDraft{Year: f.Year, InstrumentYear: f.InstrumentYear, EligibleFrom: f.EligibleFrom, EligibleTo: f.EligibleTo}
}

func (f *newCycleForm) values() map[string]string {
	return map[string]string{cycle.FieldYear: f.Year, cycle.FieldInstrumentYear: f.InstrumentYear,
		cycle.FieldEligibleFrom: f.EligibleFrom, cycle.FieldEligibleTo: f.EligibleTo}
}

// suggestion is the year after the newest, or this one. It only fills the form in, so the program's clock will do.
func suggestion(list []cycle.Cycle) *newCycleForm {
	newest := time.Now().In(cycle.WIB).Year() - 1
	if len(list) > 0 {
		newest = list[0].Year
	}
	d := cycle.Suggest(newest)
	return &newCycleForm{Year: d.Year, InstrumentYear: d.InstrumentYear, EligibleFrom: d.EligibleFrom, EligibleTo: d.EligibleTo}
}

// cycleForm is the form of a whole year.
type cycleForm struct {
	Version                string `form:"version"`
	InstrumentYear         string `form:"instrument_year"`
	EligibleFrom           string `form:"eligible_from"`
	EligibleTo             string `form:"eligible_to"`
	MinWordsDesign         string `form:"min_words_design"`
	AssessorsPerEntry      string `form:"assessors_per_entry"`
	CollectionOpens        string `form:"collection_opens"`
	CollectionCloses       string `form:"collection_closes"`
	MeasurementOpens       string `form:"measurement_opens"`
	MeasurementCloses      string `form:"measurement_closes"`
	PresentationOpens      string `form:"presentation_opens"`
	PresentationCloses     string `form:"presentation_closes"`
	FieldValidationOpens   string `form:"field_validation_opens"`
	FieldValidationCloses  string `form:"field_validation_closes"`
	TargetRegion           string `form:"target_region"`
	TargetEducation        string `form:"target_education"`
	TargetHealth           string `form:"target_health"`
	TargetOffices          string `form:"target_offices"`
	TargetWards            string `form:"target_wards"`
	TargetPAUD             string `form:"target_paud"`
	TargetSD               string `form:"target_sd"`
	TargetSMP              string `form:"target_smp"`
	RejectedInDivisor      string `form:"rejected_in_divisor"`
	CountedStages          string `form:"counted_stages"`
	SecondaryServicesCount string `form:"secondary_services_count"`
	EmptyIsUnassessable    string `form:"empty_is_unassessable"`
}

// draft passes the texts on as typed. A version that is no number is nobody's.
func (f *cycleForm) draft() cycle.Draft {
	version, _ := handle.Number(f.Version)
	return cycle.Draft{
		Version: version, InstrumentYear: f.InstrumentYear, EligibleFrom: f.EligibleFrom, EligibleTo: f.EligibleTo,
		MinWordsDesign: f.MinWordsDesign, AssessorsPerEntry: f.AssessorsPerEntry,
		Windows: map[cycle.Stage]cycle.Span{
			cycle.Collection:      {Opens: f.CollectionOpens, Closes: f.CollectionCloses},
			cycle.Measurement:     {Opens: f.MeasurementOpens, Closes: f.MeasurementCloses},
			cycle.Presentation:    {Opens: f.PresentationOpens, Closes: f.PresentationCloses},
			cycle.FieldValidation: {Opens: f.FieldValidationOpens, Closes: f.FieldValidationCloses},
		},
		Targets: map[cycle.Aim]string{
			{Scope: cycle.Region}:                   f.TargetRegion,
			{Scope: cycle.Sector, Key: "education"}: f.TargetEducation, {Scope: cycle.Sector, Key: "health"}: f.TargetHealth,
			{Scope: cycle.Sector, Key: "offices"}: f.TargetOffices, {Scope: cycle.Sector, Key: "wards"}: f.TargetWards,
			{Scope: cycle.Level, Key: "PAUD"}: f.TargetPAUD, {Scope: cycle.Level, Key: "SD"}: f.TargetSD, {Scope: cycle.Level, Key: "SMP"}: f.TargetSMP,
		},
		RejectedInDivisor: f.RejectedInDivisor, CountedStages: f.CountedStages,
		SecondaryServicesCount: f.SecondaryServicesCount, EmptyIsUnassessable: f.EmptyIsUnassessable,
	}
}
