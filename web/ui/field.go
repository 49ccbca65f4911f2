package ui

// Field is one labelled control. ID defaults to Name. Value is the person's own
// text, valid or not; Error is the message for it.
type Field struct {
	ID, Name, Label, Hint, Error, Value string

	Optional  bool   // adds "(tidak wajib)"
	Type      string // input type; empty is text
	InputMode string // "numeric" for digits only
	Complete  string // autocomplete token
	Size      string // "s" or "m" for short answers; empty fills the width
	Suffix    string // unit after the control, such as "poin"
	Rows      int    // textarea's lines; 0 is 4
	Counter   string // textarea: id of the WordCount that counts it
	Example   string // placeholder; never the only place of an instruction
	Accept    string // file: the input's accept list
	Step      string // number and time inputs: "1" lets a time have seconds
	ReadOnly  bool
	Multiple  bool // file: several at once
}

// Option is one choice of a select, a radio group or a group of checkboxes.
type Option struct {
	Value, Label, Hint string
	Group              string // select: heading of an optgroup
	On                 bool   // checked, for groups of checkboxes
}

// Choice is a field with options: Select, Radios, Checks.
type Choice struct {
	Field
	Options []Option
	Blank   string // select: text of the empty option, such as "Pilih urusan"
	Inline  bool   // radios and checks in one row
}

// DateParts is a date as typed; the form sends NAME-hari, NAME-bulan, NAME-tahun.
type DateParts struct{ Day, Month, Year string }

// DateField is a date asked as three numbers, so that an impossible date can be
// shown back as it was typed.
type DateField struct {
	Field
	Parts DateParts
}

func (f Field) id() string {
	if f.ID != "" {
		return f.ID
	}
	return f.Name
}

func (f Field) class() string {
	if f.Error != "" {
		return "field field-bad"
	}
	return "field"
}

func (f Field) kind() string {
	if f.Type != "" {
		return f.Type
	}
	return "text"
}

func (f Field) rows() int {
	if f.Rows > 0 {
		return f.Rows
	}
	return 4
}

func (f Field) inputClass() string {
	if f.Size != "" {
		return "input input-" + f.Size
	}
	return "input"
}

// described lists the ids of hint and error for aria-describedby.
func (f Field) described() string {
	out := ""
	if f.Hint != "" {
		out = f.id() + "-petunjuk"
	}
	if f.Error != "" {
		out += " " + f.id() + "-galat"
	}
	return out
}

// FieldError is one line of the error summary: Field is the control's id.
type FieldError struct{ Field, Message string }

// optionGroups splits options where their Group changes.
func optionGroups(options []Option) [][]Option {
	var out [][]Option
	for i, o := range options {
		if i == 0 || o.Group != options[i-1].Group {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], o)
	}
	return out
}
