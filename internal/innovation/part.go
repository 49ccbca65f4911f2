package innovation

import "jaring/internal/iid"

// State is how far one part of an entry is.
type State string

const (
	NotStarted State = "not_started" // belum mulai
	Partial    State = "partial"     // sebagian
	Complete   State = "complete"    // lengkap
	NeedsFix   State = "needs_fix"   // perlu perbaikan: an assessor asked for it and nothing has changed since
	Optional   State = "optional"    // tidak wajib, and empty
)

// Page is a page of the unit's desk on which something can be put right.
type Page string

const (
	PageProfile    Page = "profile"
	PageDesign     Page = "design"
	PageIndicator  Page = "indicator"
	PageInnovators Page = "innovators"
	PageDocuments  Page = "documents" // of the profile
)

// Target leads to the spot where something is put right.
type Target struct {
	Page  Page
	Code  string // a Section of the profile, or the code of an indicator
	Field string // name of the form field, or ""
}

// Part is one line of the task list.
type Part struct {
	Title  string
	Hint   string // one line of what is there, or what is missing
	Word   string // the honest word at the right
	State  State
	Target Target
}

// IndicatorPart is the line of one indicator.
type IndicatorPart struct {
	Part
	Indicator  *iid.Indicator
	Mandatory  bool
	Level      int
	Files      int
	PointsX100 int
	MaxX100    int
}

// Group is the indicators of one variable of the instrument.
type Group struct {
	Name     string
	Parts    []IndicatorPart
	Complete int
}

// Block is one thing that stands before sending.
type Block struct {
	Text   string
	Action string // what the link to Target says
	Target Target
}

// Report is how complete an entry is: the task list, what blocks sending, and what only warns.
type Report struct {
	Profile    []Part
	Design     []Part
	Words      int
	MinWords   int
	Groups     []Group
	Innovators []Part
	Blocks     []Block
	Warnings   []Block
}

// Ready reports whether nothing in the entry itself blocks sending. The window is asked apart: it needs a clock.
func (r *Report) Ready() bool { return len(r.Blocks) == 0 }

// Done counts the lines that are complete, of all that have to be.
func (r *Report) Done() (done, all int) {
	count := func(s State) {
		if s == Optional {
			return
		}
		all++
		if s == Complete {
			done++
		}
	}
	for _, p := range r.Profile {
		count(p.State)
	}
	for _, p := range r.Design {
		count(p.State)
	}
	for _, g := range r.Groups {
		for _, p := range g.Parts {
			count(p.State)
		}
	}
	return done, all
}
