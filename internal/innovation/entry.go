package innovation

import (
	"strings"
	"time"
)

// Entry is one innovation in one cycle, with what every page says of it. Times that have not come are nil.
type Entry struct {
	ID             string
	InnovationID   string
	Code           string // permanent code of the innovation
	Name           string
	Year           int
	InstrumentYear int
	MinWords       int       // of the design, as the cycle asks
	EligibleFrom   time.Time // first and last day of implementation that the cycle accepts
	EligibleTo     time.Time

	UnitID        string
	UnitName      string
	UnitKind      string
	UnitLevel     string // "" unless a school
	UnitNPSN      string
	UnitOwnership string
	DistrictName  string

	Status          Status
	Round           int // how many times it was sent
	SubmittedAt     *time.Time
	ReviewStartedAt *time.Time
	ReadyAt         *time.Time
	DecidedAt       *time.Time
	DeferredTo      int // 0 unless deferred
	WasReturned     bool

	ReadAt        time.Time // the database's clock when this was read
	CreatedBy     string
	CreatedByName string
	CreatedAt     time.Time
	UpdatedAt     time.Time
	Version       int // counts every change of the entry and of its parts
	IsSample      bool

	Slug        string
	PublishedAt *time.Time

	CarriedFrom int    // year of the entry that was carried over into this one, 0 when it was begun anew
	Developed   string // what the unit wrote then

	Difference string // from what is strongly like it, in one sentence; "" where nothing asked for it
}

// Profile is the first part of the national form. Dates are days at midnight UTC, nil where unknown.
type Profile struct {
	EntryID           string
	Stage             string
	Initiator         string
	InitiatorName     string
	Kind              string
	Form              string
	Theme             string
	MainService       string // code of the main urusan
	SecondaryServices []string
	Latitude          *float64
	Longitude         *float64
	TrialOn           *time.Time
	ImplementedOn     *time.Time
	DevelopedOn       *time.Time
	Purpose           string
	Benefit           string
	Result            string
	UpdatedBy         string // name of the person, "" before the first change
	UpdatedAt         time.Time
	Version           int
}

// Design is rancang bangun in its six parts.
type Design struct {
	EntryID        string
	LegalBasis     string
	Problem        string
	StrategicIssue string
	Method         string
	Novelty        string
	Mechanism      string
	WordCount      int
	UpdatedBy      string
	UpdatedAt      time.Time
	Version        int
}

// Claim is the level that the unit says it has reached on one indicator. Version 0: never touched.
type Claim struct {
	EntryID   string
	Indicator string
	Level     int
	Basis     string // where the indicator has bases, the chosen one
	Note      string // to the assessor
	UpdatedBy string
	UpdatedAt time.Time
	Version   int
}

// Innovator is a person behind an innovation. Since and Until are days; Until is nil while the person carries it on.
type Innovator struct {
	InnovationID string
	ID           string
	Name         string
	Position     string
	IsLead       bool
	MayBeNamed   bool // agreed to be named in public
	Since        time.Time
	Until        *time.Time
	LeftBecause  string
	Version      int
	HandedOver   bool // was lead, and gave that to another with a record
}

// Active reports whether the person still carries the innovation on.
func (i Innovator) Active() bool { return i.Until == nil }

// Document is a living piece of evidence in its current version: what the entry would be sent with now.
type Document struct {
	EntryID      string
	ID           string
	Slot         string // an indicator's code or profile-…
	No           int
	Kind         string // file or link
	FileName     string
	MediaType    string
	Size         int64
	SHA256       string
	URL          string
	LetterNumber string
	LetterDate   *time.Time
	Subject      string
	CreatedAt    time.Time
}

// Title is the file's name or the link's address.
func (d Document) Title() string {
	if d.Kind == "link" {
		return d.URL
	}
	return d.FileName
}

func (d Document) ofProfile() bool { return strings.HasPrefix(d.Slot, "profile-") }
