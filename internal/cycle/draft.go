package cycle

import (
	"strconv"
	"strings"
	"time"

	"jaring/internal/iid"
)

// Draft is a cycle as a person typed it: every value is the text of one form field, named by a Field constant or by
// the Field method of its key.
type Draft struct {
	Version                int // of the cycle that the person saw
	InstrumentYear         string
	EligibleFrom           string // YYYY-MM-DD
	EligibleTo             string
	MinWordsDesign         string
	AssessorsPerEntry      string
	Windows                map[Stage]Span
	Targets                map[Aim]string // empty: no target
	RejectedInDivisor      string         // an Answer
	CountedStages          string         // as Counted writes it
	SecondaryServicesCount string         // an Answer
	EmptyIsUnassessable    string         // an Answer
}

// Span is a window as typed: local times of WIB as a browser's date and time field writes them, 2026-06-30T23:59 or
// 2026-06-30T23:59:59. Both empty: not scheduled.
type Span struct {
	Opens, Closes string
}

// The names of the form fields, which the messages are tied to.
const (
	FieldYear                   = "year"
	FieldInstrumentYear         = "instrument_year"
	FieldEligibleFrom           = "eligible_from"
	FieldEligibleTo             = "eligible_to"
	FieldMinWordsDesign         = "min_words_design"
	FieldAssessorsPerEntry      = "assessors_per_entry"
	FieldRejectedInDivisor      = "rejected_in_divisor"
	FieldCountedStages          = "counted_stages"
	FieldSecondaryServicesCount = "secondary_services_count"
	FieldEmptyIsUnassessable    = "empty_is_unassessable"
)

// FieldOpens is the form field of the moment a stage opens.
func (s Stage) FieldOpens() string { return string(s) + "_opens" }

// FieldCloses is the form field of the moment a stage closes.
func (s Stage) FieldCloses() string { return string(s) + "_closes" }

// Field is the form field of a target's amount.
func (a Aim) Field() string {
	if a.Scope == Region {
		return "target_region"
	}
	return "target_" + strings.ToLower(a.Key)
}

// The answers to an open question; the first is that the region has not answered it.
const (
	Undecided = "belum"
	Yes       = "ya"
	No        = "tidak"
)

// The forms of the values, and the bounds that the constraints of the tables repeat.
const (
	dateForm        = "2006-01-02"
	minuteForm      = "2006-01-02T15:04"
	secondForm      = "2006-01-02T15:04:05"
	millisecondForm = "2006-01-02T15:04:05.000"

	firstYear, lastYear = 2020, 2100
	mostWords           = 5000
	mostAssessors       = 9
	mostInnovations     = 100_000
)

// Draft writes the cycle as the form shows it.
func (c Cycle) Draft() Draft {
	d := Draft{Version: c.Version, InstrumentYear: strconv.Itoa(c.InstrumentYear),
		EligibleFrom: c.EligibleFrom.Format(dateForm), EligibleTo: c.EligibleTo.Format(dateForm),
		MinWordsDesign: strconv.Itoa(c.MinWordsDesign), AssessorsPerEntry: strconv.Itoa(c.AssessorsPerEntry),
		Windows: map[Stage]Span{}, Targets: map[Aim]string{},
		RejectedInDivisor: answer(c.Settings.RejectedInDivisor), CountedStages: Counted(c.Settings.CountedStages),
		SecondaryServicesCount: answer(c.Settings.SecondaryServicesCount), EmptyIsUnassessable: answer(c.Settings.EmptyIsUnassessable)}
	for _, w := range c.Windows {
		d.Windows[w.Stage] = Span{Opens: local(w.OpensAt), Closes: local(w.ClosesAt)}
	}
	for _, t := range c.Targets {
		d.Targets[t.Aim] = strconv.Itoa(t.Amount)
	}
	return d
}

// Fields is the draft by form field.
func (d Draft) Fields() map[string]string {
	all := map[string]string{
		FieldInstrumentYear: d.InstrumentYear, FieldEligibleFrom: d.EligibleFrom, FieldEligibleTo: d.EligibleTo,
		FieldMinWordsDesign: d.MinWordsDesign, FieldAssessorsPerEntry: d.AssessorsPerEntry,
		FieldRejectedInDivisor: d.RejectedInDivisor, FieldCountedStages: d.CountedStages,
		FieldSecondaryServicesCount: d.SecondaryServicesCount, FieldEmptyIsUnassessable: d.EmptyIsUnassessable,
	}
	for _, stage := range Stages {
		all[stage.FieldOpens()], all[stage.FieldCloses()] = d.Windows[stage].Opens, d.Windows[stage].Closes
	}
	for _, aim := range Aims {
		all[aim.Field()] = d.Targets[aim]
	}
	return all
}

func answer(b *bool) string {
	switch {
	case b == nil:
		return Undecided
	case *b:
		return Yes
	}
	return No
}

// Counted writes which stages of development count as one form value: their codes in order, joined by commas; none is
// Undecided.
func Counted(stages []iid.Stage) string {
	if len(stages) == 0 {
		return Undecided
	}
	codes := make([]string, len(stages))
	for i, stage := range stages {
		codes[i] = string(stage)
	}
	return strings.Join(codes, ",")
}

// local writes a moment in WIB with no more precision than it has.
func local(t time.Time) string {
	t = t.In(WIB)
	switch {
	case t.Nanosecond() != 0:
		return t.Format(millisecondForm)
	case t.Second() != 0:
		return t.Format(secondForm)
	}
	return t.Format(minuteForm)
}
