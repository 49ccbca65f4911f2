package screening

import (
	"context"
	"time"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/iid"
	"jaring/internal/innovation"
)

// Comparison is an entry with all its living sheets side by side, as the coordinator decides on it.
type Comparison struct {
	Head
	MayDecide   bool // the coordinator has no conflict of interest
	Sheets      []ComparedSheet
	Rows        []ComparedRow // the claimed indicators, by variable
	ClaimedX100 int
	// VerifiedX100 is what counts, once the entry is ready.
	VerifiedX100 int
	Flags        []Flag
	Decisions    []PastDecision // newest first
	Published    *time.Time
	Slug         string
}

// ComparedSheet is one assessor's conclusion. Only finished sheets say what they found.
type ComparedSheet struct {
	ID             string
	Assessor       string
	Status         Status
	DueOn          *time.Time
	FinishedAt     *time.Time
	Recommendation innovation.Act
	RemarkUnit     string
	RemarkInner    string
	Criteria       []Criterion
}

// Criterion finds the answer to one letter; false while unanswered.
func (s ComparedSheet) Criterion(letter string) (Criterion, bool) {
	for _, c := range s.Criteria {
		if c.Letter == letter {
			return c, true
		}
	}
	return Criterion{}, false
}

// ComparedRow is one indicator across the sheets; Marks follow the order of the sheets, nil where there is none.
type ComparedRow struct {
	Indicator
	Marks    []*Mark
	Apart    bool // the sheets say different levels
	Verified *Verified
}

// Verified is the level that counts.
type Verified struct {
	Level  int
	ByHand bool // set by the coordinator
	Reason string
}

// PastDecision is a decision with what the unit answered.
type PastDecision struct {
	ID         string
	Round      int
	Act        innovation.Act
	ReasonCode string
	Text       string
	NextYear   int
	DecidedBy  string
	DecidedAt  time.Time
	Answer     string
	AnsweredAt *time.Time
}

// Reason is the words of the reason's code.
func (d PastDecision) Reason() string { return reasonLabel(d.ReasonCode) }

// Compare returns the entry with its sheets for the coordinator.
func (s *Service) Compare(ctx context.Context, actor auth.Actor, entryID string) (Comparison, error) {
	if !auth.Can(actor, auth.DecideEntry, auth.Facts{}) {
		return Comparison{}, fault.Forbidden("")
	}
	row, err := comparedEntry(ctx, s.db, entryID, actor.PersonID)
	if err != nil {
		return Comparison{}, err
	}
	c := Comparison{Head: row.head(), Published: row.PublishedAt, Slug: row.Slug}
	c.MayDecide = auth.Can(actor, auth.DecideEntry, auth.Facts{UnitID: row.UnitID, Conflict: row.Conflict})
	if err := s.fillComparison(ctx, &c); err != nil {
		return Comparison{}, err
	}
	c.Decisions, err = decisionsOf(ctx, s.db, entryID)
	return c, err
}

func (s *Service) fillComparison(ctx context.Context, c *Comparison) error {
	sheets, err := recordsOf(ctx, s.db, c.EntryID)
	if err != nil {
		return err
	}
	verified, err := verifiedOf(ctx, s.db, c.EntryID)
	if err != nil {
		return err
	}
	rows, err := judged(ctx, s.db, c.Head, nil)
	if err != nil {
		return err
	}
	for _, r := range sheets {
		c.Sheets = append(c.Sheets, r.compared())
	}
	for _, i := range rows {
		if i.Claims() {
			c.Rows = append(c.Rows, compareRow(i, sheets, verified))
		}
	}
	c.sum(rows)
	return nil
}

func compareRow(i Indicator, sheets []SheetRecord, verified []verifiedRow) ComparedRow {
	row := ComparedRow{Indicator: i}
	low, high, n := iid.MaxLevel, 0, 0
	for _, s := range sheets {
		m := s.mark(i.Code)
		row.Marks = append(row.Marks, m)
		if m != nil {
			low, high, n = min(low, m.Level), max(high, m.Level), n+1
		}
	}
	row.Apart = n > 1 && low != high
	for _, v := range verified {
		if v.Indicator == i.Code {
			row.Verified = &Verified{Level: v.Level, ByHand: v.SetBy != "", Reason: v.Reason}
		}
	}
	return row
}

func (c *Comparison) sum(rows []Indicator) {
	for _, i := range rows {
		c.ClaimedX100 += i.PointsX100(i.Claimed)
	}
	for _, r := range c.Rows {
		if r.Verified != nil {
			c.VerifiedX100 += r.PointsX100(r.Verified.Level)
		}
	}
	c.Flags = flags(c.ReadyAt != nil, c.ClaimedX100-c.VerifiedX100, c.spread(), c.recommended())
}

func (c *Comparison) spread() int {
	widest := 0
	for _, r := range c.Rows {
		low, high := iid.MaxLevel, 0
		for _, m := range r.Marks {
			if m != nil {
				low, high = min(low, m.Level), max(high, m.Level)
			}
		}
		widest = max(widest, high-low)
	}
	return widest
}

func (c *Comparison) recommended() []string {
	var list []string
	for _, s := range c.Sheets {
		if s.Status == Finished {
			list = append(list, string(s.Recommendation))
		}
	}
	return list
}
