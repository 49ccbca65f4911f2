package sample

// plan is one entry of the story: what is decided about it before its texts, levels and files are made up.
type plan struct {
	title
	unit  *unitRef
	year  int
	since int // year of the innovation's first entry: it may come back in a later cycle

	status  string
	reason  string // code of the decision; "eligible" where the entry passed
	written fullness
	reached progress
	again   bool   // was returned once and sent again
	public  bool   // the innovation is in the gallery
	grown   bool   // passed in an earlier cycle and was developed further
	left    string // why the lead innovator no longer carries it on, "" while one does
	days    schedule
	turn    int // among the entries of the cycle: decides whose turn it is to assess
}

// key names the innovation behind an entry.
func (p *plan) key() string { return p.unit.Name + "/" + p.name }

// entryKey names the entry.
func (p *plan) entryKey() string {
	if p.year == story {
		return p.key() + "/2024"
	}
	return p.key() + "/2026"
}

// The two cycles of the sample.
const (
	story   = 2024 // the founding story, long decided
	present = 2026 // at work
)

// fullness is how far an entry has been written.
type fullness int

const (
	bare   fullness = iota // a name and a stage
	half                   // profile, half of the design, some levels without evidence
	nearly                 // a few things are missing
	full                   // can be sent
)

// progress is how far the sheets of an entry in review are.
type progress int

const (
	unassigned progress = iota
	assigned            // nobody has begun
	begun               // one assessor is at it
	partly              // one has finished
	complete            // all have: it waits for a decision
)

// schedule tells on which working day things happened, counted from the cycle's base day (negative: before it).
type schedule struct {
	created, submitted, assigned, started, finished, decided, resubmitted int
}

// sent reports whether the entry left the unit at least once.
func (p *plan) sent() bool { return p.status != "draft" }

// decided reports whether the last act was a decision.
func (p *plan) decided() bool {
	switch p.status {
	case "returned", "shortlisted", "deferred", "declined":
		return true
	}
	return false
}

var acts = map[string]string{"returned": "return", "shortlisted": "shortlist", "deferred": "defer", "declined": "decline"}
