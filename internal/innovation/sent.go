package innovation

import (
	"time"

	"jaring/internal/auth"
)

// sentFormat counts the forms that Sent has had. A change of its fields is a new form: receipts of the old one are checked
// with the old struct.
const sentFormat = 1

// Sent is everything that was sent, as the receipt attests it. Its JSON is canonical: never change names or order.
type Sent struct {
	Format       int             `json:"format"`
	Number       string          `json:"number"`
	Round        int             `json:"round"`
	Code         string          `json:"code"`
	Name         string          `json:"name"`
	Year         int             `json:"year"`
	Instrument   string          `json:"instrument_sha256"`
	Unit         SentUnit        `json:"unit"`
	By           SentPerson      `json:"by"`
	At           string          `json:"at"` // UTC, RFC 3339 with microseconds
	Profile      SentProfile     `json:"profile"`
	Design       SentDesign      `json:"design"`
	MaturityX100 int             `json:"maturity_x100"` // as claimed
	MaxX100      int             `json:"maturity_max_x100"`
	Claims       []SentClaim     `json:"claims"`
	Documents    []SentDocument  `json:"documents"` // of the profile
	Innovators   []SentInnovator `json:"innovators"`
}

// SentUnit is the sender.
type SentUnit struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	NPSN string `json:"npsn"`
}

// SentPerson is who pressed the button, by id: names are erased on request, receipts stay.
type SentPerson struct {
	ID   string `json:"id"`
	Role string `json:"role"`
}

// SentProfile is the profile without the name of its initiator; days are YYYY-MM-DD.
type SentProfile struct {
	Stage             string   `json:"stage"`
	Initiator         string   `json:"initiator"`
	Kind              string   `json:"kind"`
	Form              string   `json:"form"`
	Theme             string   `json:"theme"`
	MainService       string   `json:"main_service"`
	SecondaryServices []string `json:"secondary_services"`
	Coordinates       string   `json:"coordinates"`
	TrialOn           string   `json:"trial_on"`
	ImplementedOn     string   `json:"implemented_on"`
	DevelopedOn       string   `json:"developed_on"`
	Purpose           string   `json:"purpose"`
	Benefit           string   `json:"benefit"`
	Result            string   `json:"result"`
}

// SentDesign is rancang bangun with the words that were counted.
type SentDesign struct {
	Words          int    `json:"words"`
	LegalBasis     string `json:"legal_basis"`
	Problem        string `json:"problem"`
	StrategicIssue string `json:"strategic_issue"`
	Method         string `json:"method"`
	Novelty        string `json:"novelty"`
	Mechanism      string `json:"mechanism"`
}

// SentClaim is a claim of level 1 or more with its evidence.
type SentClaim struct {
	Indicator string         `json:"indicator"`
	Level     int            `json:"level"`
	Basis     string         `json:"basis"`
	Note      string         `json:"note"`
	Version   int            `json:"version"`
	Documents []SentDocument `json:"documents"`
}

// SentDocument is one version of a piece of evidence.
type SentDocument struct {
	ID           string `json:"id"`
	No           int    `json:"no"`
	Slot         string `json:"slot"`
	Kind         string `json:"kind"`
	FileName     string `json:"file_name"`
	Size         int64  `json:"size"`
	SHA256       string `json:"sha256"`
	URL          string `json:"url"`
	LetterNumber string `json:"letter_number"`
	LetterDate   string `json:"letter_date"`
	Subject      string `json:"subject"`
}

// SentInnovator is somebody who carried the innovation on when it was sent, by id.
type SentInnovator struct {
	ID   string `json:"id"`
	Lead bool   `json:"lead"`
}

// Files counts the files of all claims and of the profile, and their bytes; links count as neither.
func (s Sent) Files() (n int, bytes int64) {
	add := func(documents []SentDocument) {
		for _, d := range documents {
			if d.Kind == "file" {
				n++
				bytes += d.Size
			}
		}
	}
	add(s.Documents)
	for _, c := range s.Claims {
		add(c.Documents)
	}
	return n, bytes
}

// AllDocuments lists the evidence of every claim, then the documents of the profile.
func (s Sent) AllDocuments() []SentDocument {
	var all []SentDocument
	for _, c := range s.Claims {
		all = append(all, c.Documents...)
	}
	return append(all, s.Documents...)
}

const microseconds = "2006-01-02T15:04:05.000000Z"

func sent(c *Content, r Receipt, by auth.Actor) Sent {
	e, m := &c.Entry, c.Maturity()
	s := Sent{
		Format: sentFormat, Number: r.Number, Round: r.Round, Code: e.Code, Name: e.Name, Year: e.Year,
		Instrument: c.Instrument.SHA256,
		Unit:       SentUnit{e.UnitID, e.UnitName, e.UnitNPSN},
		By:         SentPerson{by.PersonID, string(by.Current.Role)},
		At:         r.SubmittedAt.UTC().Format(microseconds),
		Profile:    sentProfile(&c.Profile), Design: sentDesign(&c.Design),
		MaturityX100: m.ClaimedX100(), MaxX100: m.MaxX100,
		Claims: []SentClaim{}, Documents: []SentDocument{}, Innovators: []SentInnovator{},
	}
	for _, claim := range c.Claims {
		if claim.Level > 0 {
			s.Claims = append(s.Claims, sentClaim(claim, c.DocumentsOf(claim.Indicator)))
		}
	}
	for _, d := range c.Documents {
		if d.ofProfile() {
			s.Documents = append(s.Documents, sentDocument(d))
		}
	}
	for _, i := range c.Innovators {
		if i.Active() {
			s.Innovators = append(s.Innovators, SentInnovator{i.ID, i.IsLead})
		}
	}
	return s
}

func sentProfile(p *Profile) SentProfile {
	return SentProfile{
		Stage: p.Stage, Initiator: p.Initiator, Kind: p.Kind, Form: p.Form, Theme: p.Theme,
		MainService: p.MainService, SecondaryServices: append([]string{}, p.SecondaryServices...), Coordinates: FormatPlace(*p),
		TrialOn: isoDay(p.TrialOn), ImplementedOn: isoDay(p.ImplementedOn), DevelopedOn: isoDay(p.DevelopedOn),
		Purpose: p.Purpose, Benefit: p.Benefit, Result: p.Result,
	}
}

func sentDesign(d *Design) SentDesign {
	return SentDesign{Words: d.WordCount, LegalBasis: d.LegalBasis, Problem: d.Problem, StrategicIssue: d.StrategicIssue,
		Method: d.Method, Novelty: d.Novelty, Mechanism: d.Mechanism}
}

func sentClaim(c Claim, documents []Document) SentClaim {
	s := SentClaim{Indicator: c.Indicator, Level: c.Level, Basis: c.Basis, Note: c.Note, Version: c.Version, Documents: []SentDocument{}}
	for _, d := range documents {
		s.Documents = append(s.Documents, sentDocument(d))
	}
	return s
}

func sentDocument(d Document) SentDocument {
	return SentDocument{ID: d.ID, No: d.No, Slot: d.Slot, Kind: d.Kind, FileName: d.FileName, Size: d.Size, SHA256: d.SHA256,
		URL: d.URL, LetterNumber: d.LetterNumber, LetterDate: isoDay(d.LetterDate), Subject: d.Subject}
}

func isoDay(t *time.Time) string {
	if t == nil {
		return ""
	}
	return t.Format(time.DateOnly)
}
