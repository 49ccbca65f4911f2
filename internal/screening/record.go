package screening

import (
	"time"

	"jaring/internal/innovation"
)

// SheetRecord is a sheet as a decision keeps it for ever. It names people by id only, so that a person may be erased.
type SheetRecord struct {
	Review         string            `json:"review"`
	Assessor       string            `json:"assessor"`
	Status         Status            `json:"status"`
	Recommendation innovation.Act    `json:"recommendation"`
	RemarkUnit     string            `json:"remark_unit"`
	RemarkInner    string            `json:"remark_inner"`
	FinishedAt     *time.Time        `json:"finished_at"`
	Criteria       []CriterionRecord `json:"criteria"`
	Marks          []MarkRecord      `json:"marks"`

	Name  string     `json:"-"`
	DueOn *time.Time `json:"-"`
}

// CriterionRecord is one answered criterion.
type CriterionRecord struct {
	Letter string `json:"letter"`
	Met    bool   `json:"met"`
	Note   string `json:"note"`
}

// MarkRecord is one judged indicator with the version of the claim that was judged.
type MarkRecord struct {
	Indicator    string    `json:"indicator"`
	Claimed      int       `json:"claimed"`
	ClaimVersion int       `json:"claim_version"`
	Level        int       `json:"level"`
	Reason       string    `json:"reason"`
	MarkedAt     time.Time `json:"marked_at"`
}

// VerifiedRecord is the level that counted at the decision.
type VerifiedRecord struct {
	Indicator    string `json:"indicator"`
	ClaimVersion int    `json:"claim_version"`
	Level        int    `json:"level"`
	SetBy        string `json:"set_by,omitempty"`
	Reason       string `json:"reason,omitempty"`
}

// Record is everything that a decision rested on: the content of decision.sheets.
type Record struct {
	Sheets   []SheetRecord    `json:"sheets"`
	Verified []VerifiedRecord `json:"verified"`
}

func (s SheetRecord) mark(indicator string) *Mark {
	if s.Status != Finished {
		return nil
	}
	for _, m := range s.Marks {
		if m.Indicator == indicator {
			return &Mark{Level: m.Level, Reason: m.Reason, At: m.MarkedAt}
		}
	}
	return nil
}

func (s SheetRecord) compared() ComparedSheet {
	c := ComparedSheet{ID: s.Review, Assessor: s.Name, Status: s.Status, DueOn: s.DueOn, FinishedAt: s.FinishedAt}
	if s.Status != Finished {
		return c
	}
	c.Recommendation, c.RemarkUnit, c.RemarkInner = s.Recommendation, s.RemarkUnit, s.RemarkInner
	for _, k := range s.Criteria {
		c.Criteria = append(c.Criteria, Criterion(k))
	}
	return c
}
