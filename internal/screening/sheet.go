package screening

import (
	"context"
	"time"

	"jaring/internal/auth"
	"jaring/internal/evidence"
	"jaring/internal/fault"
	"jaring/internal/iid"
	"jaring/internal/innovation"
	"jaring/internal/postgres"
)

// Head is what every screen says of an entry first.
type Head struct {
	EntryID        string
	Code           string // the innovation's permanent code
	Name           string
	UnitName       string
	Year           int
	InstrumentYear int
	Status         innovation.Status
	DeferredTo     int // 0: not deferred
	Round          int
	Version        int
	SubmittedAt    *time.Time
	ReadyAt        *time.Time
}

// Sheet is one assessor's whole sheet with what it judges.
type Sheet struct {
	Head
	ID             string
	Version        int // of the sheet
	Status         Status
	DueOn          *time.Time
	DeclaredAt     *time.Time
	FinishedAt     *time.Time
	Current        bool // declared since the entry was last sent
	Resubmitted    bool // sent again since the last declaration
	Writable       bool
	Indicators     []Indicator
	Criteria       []Criterion // all five, in order
	Recommendation innovation.Act
	RemarkUnit     string
	RemarkInner    string
}

// Criterion is one of the five of PP 38/2017 article 6.
type Criterion struct {
	Letter string
	Met    bool
	Note   string
}

// CriterionWords is what the criterion with this letter asks.
func CriterionWords(letter string) string { return criterionWords[letter] }

// Indicator is one row of the instrument with the unit's claim, its evidence and the sheet's mark.
type Indicator struct {
	Code         string
	No           int
	Name         string
	Group        string // the variable's name
	WeightX100   int
	Mandatory    bool
	EvidenceNote string
	Basis        string // name of the chosen measure, where there is a choice
	Levels       []Level
	Claimed      int
	ClaimVersion int
	Note         string
	Evidence     []evidence.Item
	Checks       evidence.Checks // what the program found in them
	Mark         *Mark
}

// Level is one possible answer; PointsX100 is what it adds to the maturity.
type Level struct {
	Level      int
	Label      string
	PointsX100 int
}

// Mark is the level that an assessor found proven.
type Mark struct {
	Level  int
	Reason string
	At     time.Time
}

// PointsX100 are the points of a level.
func (i Indicator) PointsX100(level int) int { return i.WeightX100 * level }

// Claims says whether there is anything to judge.
func (i Indicator) Claims() bool { return i.Claimed > 0 }

// Progress counts the claimed indicators and those with a mark.
func (s Sheet) Progress() (marked, claimed int) {
	for _, i := range s.Indicators {
		if i.Claims() {
			claimed++
			if i.Mark != nil {
				marked++
			}
		}
	}
	return marked, claimed
}

// MaturityX100 are the points claimed, those found proven so far, and what was claimed on the indicators judged so far.
func (s Sheet) MaturityX100() (claimed, proven, judged int) {
	for _, i := range s.Indicators {
		claimed += i.PointsX100(i.Claimed)
		if i.Mark != nil {
			proven += i.PointsX100(i.Mark.Level)
			judged += i.PointsX100(i.Claimed)
		}
	}
	return claimed, proven, judged
}

// Gaps names what the sheet still needs before it can be finished.
func (s Sheet) Gaps() ([]fault.Field, error) {
	var open []string
	for _, i := range s.Indicators {
		if i.Claims() && i.Mark == nil {
			open = append(open, i.Code)
		}
	}
	return gaps(s.InstrumentYear, open, s.Criteria, string(s.Recommendation))
}

// Sheet returns the actor's own sheet. A sheet of somebody else is fault.NotFound; one that is void because of a conflict
// of interest, or would be, is fault.Forbidden with the sentence to show instead.
func (s *Service) Sheet(ctx context.Context, actor auth.Actor, reviewID string) (Sheet, error) {
	row, err := sheetOf(ctx, s.db, reviewID, actor.PersonID)
	if err != nil {
		return Sheet{}, err
	}
	facts := auth.Facts{UnitID: row.UnitID, Status: string(row.EntryStatus), Assigned: true}
	switch {
	case !auth.Can(actor, auth.ReadSheet, facts), row.VoidBecause == string(Unassigned):
		return Sheet{}, fault.NotFound()
	case row.Conflict, row.Status == Void:
		return Sheet{}, fault.Forbidden(textConflict)
	}
	return s.wholeSheet(ctx, row)
}

func (s *Service) wholeSheet(ctx context.Context, row sheetRow) (Sheet, error) {
	sheet := row.sheet()
	marks, err := marksOf(ctx, s.db, row.ID)
	if err != nil {
		return Sheet{}, err
	}
	if sheet.Indicators, err = judged(ctx, s.db, sheet.Head, marks); err != nil {
		return Sheet{}, err
	}
	sheet.Criteria, err = criteriaOf(ctx, s.db, row.ID)
	return sheet, err
}

// judged returns every row of the instrument with claim, evidence and the marks given.
func judged(ctx context.Context, q postgres.Querier, h Head, marks []markRow) ([]Indicator, error) {
	in, err := iid.ForYear(h.InstrumentYear)
	if err != nil {
		return nil, fault.Internal(err)
	}
	claims, err := claimsOf(ctx, q, h.EntryID)
	if err != nil {
		return nil, err
	}
	files, err := evidence.ListForEntry(ctx, q, h.EntryID)
	if err != nil {
		return nil, err
	}
	checks, err := evidence.ChecksForOffice(ctx, q, h.EntryID)
	if err != nil {
		return nil, err
	}
	list := indicators(in)
	for i := range list {
		list[i].fill(in, claims, files, marks)
		list[i].Checks = checks
	}
	return list, nil
}
