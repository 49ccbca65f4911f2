package unitdesk

import "jaring/web/ui"

// FeedbackView is what was decided on an entry and what the unit answered.
type FeedbackView struct {
	Entry
	Decisions []Decision
	Writable  bool // the entry lies with the unit
	Own       bool // the actor may answer
	Until     string
}

// Decision is one decision as the unit reads it.
type Decision struct {
	ID, Title, Reason, Text, At string
	Tone                        ui.Tone
	Remarks                     []ui.Remark
	Answer                      AnswerForm
	Answered                    string // "Dijawab Siti Aminah, 18 Juni 2026, 14.05 WIB"
}

// AnswerForm is the answer as typed.
type AnswerForm struct {
	Version, Text string
	Errors        Errors
	Conflict      *Conflict
	Writing       Writing
}

func (v FeedbackView) errors() Errors {
	var all Errors
	for _, d := range v.Decisions {
		for _, e := range d.Answer.Errors {
			all = append(all, ui.FieldError{Field: d.field(), Message: e.Message})
		}
	}
	return all
}

func (d Decision) field() string { return "jawaban-" + d.ID }

// HistoryView is who did what, when.
type HistoryView struct {
	Entry
	Items []ui.Happening
	Next  string
}

// InnovationsView is the unit's entries of all years.
type InnovationsView struct {
	Rows  []ui.EntryRow
	First string
	Next  string
}
