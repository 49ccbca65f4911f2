package screening

import (
	"strconv"

	"github.com/a-h/templ"

	"jaring/web/ui"
)

// ReviewView is the split screen: the list of indicators, one indicator's claim and evidence, and the sheet.
type ReviewView struct {
	ID             string
	Code           string
	Name, Unit     string
	Declared       string // "dinyatakan 6 Juli 2026, 09.12 WIB"
	Due            string
	Profile        string // address of the whole entry
	Marked, Claims int
	Groups         []Group
	Indicator      IndicatorView
	Conclusion     ConclusionView
	Locked         string // why nothing can be written, "" while it can
}

// Group is a variable of the instrument with its indicators.
type Group struct {
	Name  string
	Items []Item
}

// Item is one indicator in the list. Level is what was found where that is less than Claimed.
type Item struct {
	No      int
	Name    string
	Href    string
	State   ui.State
	Word    string // the state, read aloud
	Claimed int
	Level   int
	Lowered bool
	Current bool
}

// IndicatorView is the indicator one works on.
type IndicatorView struct {
	Code, Kicker, Title string
	Action              string
	Claimed             int
	ClaimLabel          string
	ClaimPoints         string
	Basis               string
	Note                string // the unit's own words
	Counts              string // what the instrument counts as evidence
	Files               []FileTab
	Shown               *Viewer
	Rubric              ui.Rubric
	Reason              ui.Field
	Examples            []string // of reasons
	ClaimVersion        string
	Save                string
	Previous, Next      string
	Changed             []string // since the unit sent it before
	Moved               string   // the claim has changed since it was opened
	Falls               []Fall   // what each level below the claim costs
}

// Fall is a level below the claim: "Turun satu tingkat dari klaim, −2 poin."
type Fall struct {
	Level int
	Words string
}

// FileTab leads to one piece of evidence.
type FileTab struct {
	Name, Icon, Href string
	Current          bool
}

// Viewer shows one piece of evidence.
type Viewer struct {
	Kind  string // "picture", "pdf", "video", "link" or "file"
	Name  string
	Src   string // bytes, to be shown
	Open  string // the file in a tab of its own, or the link
	Meta  string
	Facts []ui.Fact
	// What the program found; it decides nothing.
	Findings []ui.Finding
	Waiting  bool
	Link     ui.LinkView  // only of a link
	Pages    ui.PagesView // pictures of a PDF's pages
}

// ConclusionView is the rest of the sheet.
type ConclusionView struct {
	Version        string
	Criteria       []CriterionView
	Recommendation ui.Choice
	RemarkUnit     ui.Field
	RemarkInner    ui.Field
	Claimed        string
	Proven, Judged string
	Missing        string
	Stale          string   // somebody, or another window, has saved meanwhile
	Stored         []ui.KV  // what is stored then
	Errors         []string // of fields
}

// CriterionView is one of the five questions with room for a note.
type CriterionView struct {
	Answer ui.Field
	Note   ui.Field
}

func (c ConclusionView) answered() string {
	n := 0
	for _, q := range c.Criteria {
		if q.Answer.Value != "" {
			n++
		}
	}
	return strconv.Itoa(n) + " dari " + strconv.Itoa(len(c.Criteria)) + " dijawab"
}

func (i Item) class() string {
	if i.Current {
		return "pick-item current"
	}
	return "pick-item"
}

func (f Fall) class() string { return "fall fall-" + strconv.Itoa(f.Level) }

func lockedFacts(v IndicatorView) []ui.KV {
	found := "belum dinilai"
	for _, l := range v.Rubric.Levels {
		if strconv.Itoa(l.Level) == v.Rubric.Value {
			found = l.Title
			if l.Level > 0 {
				found = "Tingkat " + v.Rubric.Value + ": " + l.Title
			}
		}
	}
	list := []ui.KV{{Key: "Tingkat terverifikasi", Value: found}}
	if v.Reason.Value != "" {
		list = append(list, ui.KV{Key: "Alasan untuk unit", Value: v.Reason.Value})
	}
	return list
}

func summary(messages []string) []ui.FieldError {
	var list []ui.FieldError
	for _, m := range messages {
		list = append(list, ui.FieldError{Message: m})
	}
	return list
}

// away keeps the address of a sheet from the site that a link leads to.
func away(f Viewer) templ.Attributes {
	if f.Kind == "link" {
		return templ.Attributes{"referrerpolicy": "no-referrer"}
	}
	return nil
}

func here(current bool) templ.Attributes {
	if current {
		return templ.Attributes{"aria-current": "true"}
	}
	return nil
}
