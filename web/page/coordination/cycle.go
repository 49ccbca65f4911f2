// Package coordination is the coordinator's pages: the years and their windows, entries and decisions, results.
package coordination

import "jaring/web/ui"

// CyclesView is the list of years and the form that makes another.
type CyclesView struct {
	Rows        []CycleRow
	New         Fields
	Instruments []ui.Option
}

// CycleRow is one year of the list, in words.
type CycleRow struct {
	Year                                 int
	Stage, Instrument, Eligible, Targets string
}

// CycleView is one year with everything that can be set.
type CycleView struct {
	Year        int
	Version     string // of the year as this page saw it
	Steps       []ui.Step
	Form        Fields
	Instruments []ui.Option
	Sections    Sections
	Stages      []StageFields
	Aims        []AimFields
	Questions   []ui.Choice
	Differences []Difference // what somebody else saved meanwhile
	Instrument  InstrumentView
	History     []ui.Happening
}

// Sections are the groups of settings that can be unfolded.
type Sections struct {
	Windows, Terms, Targets, Questions, Instrument Setting
}

// Setting is a group of settings: State says in a few words how it stands.
type Setting struct {
	Title, State string
	Open         bool
}

// StageFields names the two fields of a stage's window.
type StageFields struct {
	Title, Opens, Closes string
}

// AimFields is a group of targets under one heading.
type AimFields struct {
	Title  string
	Fields []NamedField
}

// NamedField is a form field with its label.
type NamedField struct {
	Name, Label string
}

// Difference is a field that stands otherwise in the database than in the person's form.
type Difference struct {
	Label, Saved, Typed string
}

// InstrumentView says what a year is measured with, and how well each number is known.
type InstrumentView struct {
	Year      int
	Warning   string // what the numbers are worth
	Facts     []Figure
	Bands     [][]string // category and its bounds
	Sources   []Source
	NoFormula bool
}

// Figure is a number with how well it is known.
type Figure struct {
	Name, Value, Origin string
}

// Source is a document or page and what it is worth.
type Source struct {
	Title, Worth string
}

// Fields are the values of a form, what is saved of them in words, and the messages about them, by field.
type Fields struct {
	Values map[string]string
	Saved  map[string]string
	Errors []ui.FieldError
}

// field is the text of a field with its message.
func (f Fields) field(name, label string) ui.Field {
	out := ui.Field{Name: name, Label: label, Value: f.Values[name]}
	// Browsers show dates in their own order: the words leave no doubt.
	if saved := f.Saved[name]; saved != "" {
		out.Hint = "Tersimpan: " + saved
	}
	for _, e := range f.Errors {
		if e.Field == name {
			out.Error = e.Message
			break
		}
	}
	return out
}

func (f Fields) number(name, label, hint string) ui.Field {
	out := f.field(name, label)
	out.Hint, out.InputMode, out.Size, out.Complete = hint, "numeric", "s", "off"
	return out
}

func (f Fields) day(name, label string) ui.Field {
	out := f.field(name, label)
	out.Type = "date"
	return out
}

// moment is a local time of WIB; the step lets it have seconds.
func (f Fields) moment(name, label string) ui.Field {
	out := f.field(name, label)
	out.Type, out.Step = "datetime-local", "1"
	return out
}
