package coordination

import "jaring/web/ui"

// EntryView is one entry with all its sheets side by side and the form of the decision.
type EntryView struct {
	ID, Code, Name, Unit string
	Year                 int
	Status               string
	DeferredTo           int
	Whole, History       string // addresses
	Claim, Verified, Gap string
	Flags                []string
	Notices              []ui.NoticeView
	Sheets               []SheetHead
	Rows                 []CompareRow
	Criteria             []CriterionRow
	Decision             *DecisionForm // nil: nothing to decide now
	Override             *OverrideForm
	Past                 []PastDecision
	Finalize             bool // the entry may be finalized
	Public               *Publication
	Errors               []ui.FieldError
}

// proven is green for a number only.
func (v EntryView) proven() string {
	if v.Gap == "" {
		return "muted"
	}
	return "word-daun"
}

// SheetHead is one assessor's conclusion.
type SheetHead struct {
	Name, Word              string
	State                   ui.State
	Recommended             string
	RemarkUnit, RemarkInner string
}

// CompareRow is one claimed indicator across the sheets.
type CompareRow struct {
	No       int
	Name     string
	Claimed  int
	Label    string
	Files    []FileLink
	Cells    []MarkCell
	Verified MarkCell
	Apart    bool
}

// FileLink leads to one piece of evidence.
type FileLink struct{ Name, Href string }

// MarkCell is a level with the reason for it; Empty says that there is none.
type MarkCell struct {
	Empty  bool
	Level  int
	Claim  ui.Claim
	Reason string
	Note   string
}

// CriterionRow is one of the five questions across the sheets.
type CriterionRow struct {
	Letter, Words string
	Cells         []AnswerCell
	Apart         bool
}

// AnswerCell is "Ya", "Tidak" or empty, with a note.
type AnswerCell struct{ Answer, Note string }

// DecisionForm asks for the decision.
type DecisionForm struct {
	Version  string
	Act      ui.Choice
	Reason   ui.Choice
	NextYear ui.Choice
	Text     ui.Field
}

// OverrideForm asks for a level in place of what followed from the sheets.
type OverrideForm struct {
	Version   string
	Indicator ui.Choice
	Level     ui.Choice
	Reason    ui.Field
	Open      bool
}

// PastDecision is a decision with the unit's answer.
type PastDecision struct {
	Act, Reason, Text, By, Answer string
}

// Publication is the innovation's state in public.
type Publication struct {
	Since   string
	Address string
}

// ConfirmView shows what the unit will read before the decision is made.
type ConfirmView struct {
	ID, Name, Unit    string
	Title, Button     string
	Against           bool
	Fields            []ui.KV // hidden values of the form: Key is the name
	Act, Reason, Text string
	Remarks           []string
	Points            []PointLine
}

// PointLine is an indicator that was lowered, as the unit reads it.
type PointLine struct {
	Title   string
	Words   string
	Reasons []string
}
