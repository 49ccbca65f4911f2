package screening

import (
	"context"
	"time"

	"jaring/internal/innovation"
	"jaring/internal/postgres"
)

// sheetRow is a sheet with its entry as one query reads it.
type sheetRow struct {
	headRow
	ID             string
	Version        int
	Status         Status
	VoidBecause    string
	DueOn          *time.Time
	DeclaredAt     *time.Time
	FinishedAt     *time.Time
	Recommendation string
	RemarkUnit     string
	RemarkInner    string
	Conflict       bool
}

// headRow is a Head with what the policy asks about.
type headRow struct {
	EntryID        string
	Code           string
	Name           string
	UnitID         string
	UnitName       string
	Year           int
	InstrumentYear int
	EntryStatus    innovation.Status
	DeferredTo     int
	Round          int
	EntryVersion   int
	SubmittedAt    *time.Time
	ReadyAt        *time.Time
}

const headColumns = `e.id AS entry_id, i.code, e.name, e.unit_id, u.name AS unit_name, e.year, c.instrument_year,
       e.status AS entry_status, coalesce(e.deferred_to, 0) AS deferred_to, e.round, e.version AS entry_version, e.submitted_at, e.ready_at`

const headJoins = `
JOIN innovation i ON i.id = e.innovation_id
JOIN unit u ON u.id = e.unit_id
JOIN cycle c ON c.year = e.year`

const sheetSQL = `
SELECT ` + headColumns + `,
       r.id, r.version, r.status, coalesce(r.void_because, '') AS void_because, r.due_on, r.declared_at, r.finished_at,
       coalesce(r.recommendation, '') AS recommendation, r.remark_unit, r.remark_inner, may_not_judge(r.assessor_id, e.unit_id, e.innovation_id) AS conflict
FROM review r JOIN entry e ON e.id = r.entry_id` + headJoins + `
WHERE r.id = @id AND r.assessor_id = @assessor`

func sheetOf(ctx context.Context, q postgres.Querier, id, assessor string) (sheetRow, error) {
	return postgres.One[sheetRow](ctx, q, sheetSQL, postgres.Args{"id": id, "assessor": assessor})
}

func (h headRow) head() Head {
	return Head{EntryID: h.EntryID, Code: h.Code, Name: h.Name, UnitName: h.UnitName, Year: h.Year, InstrumentYear: h.InstrumentYear,
		Status: h.EntryStatus, DeferredTo: h.DeferredTo, Round: h.Round, Version: h.EntryVersion, SubmittedAt: h.SubmittedAt, ReadyAt: h.ReadyAt}
}

func (r sheetRow) sheet() Sheet {
	s := Sheet{Head: r.head(), ID: r.ID, Version: r.Version, Status: r.Status, DueOn: r.DueOn, DeclaredAt: r.DeclaredAt, FinishedAt: r.FinishedAt,
		Recommendation: innovation.Act(r.Recommendation), RemarkUnit: r.RemarkUnit, RemarkInner: r.RemarkInner}
	s.Current = s.Status != Assigned && declaredSince(r.DeclaredAt, r.SubmittedAt)
	s.Resubmitted = resubmitted(r.EntryStatus, r.DeclaredAt, r.SubmittedAt)
	s.Writable = s.Status == Started && s.Current && r.EntryStatus == innovation.InReview
	return s
}

func resubmitted(status innovation.Status, declared, submitted *time.Time) bool {
	open := status == innovation.Submitted || status == innovation.InReview
	return open && declared != nil && !declaredSince(declared, submitted)
}

type markRow struct {
	Indicator string
	Level     int
	Reason    string
	MarkedAt  time.Time
}

const marksSQL = `SELECT indicator, level, reason, marked_at FROM review_mark WHERE review_id = @review`

func marksOf(ctx context.Context, q postgres.Querier, review string) ([]markRow, error) {
	return postgres.All[markRow](ctx, q, marksSQL, postgres.Args{"review": review})
}

type claimItem struct {
	Indicator string
	Level     int
	Basis     string
	Note      string
	Version   int
}

const claimsSQL = `SELECT indicator, level, coalesce(basis, '') AS basis, note, version FROM claim WHERE entry_id = @entry`

func claimsOf(ctx context.Context, q postgres.Querier, entry string) ([]claimItem, error) {
	return postgres.All[claimItem](ctx, q, claimsSQL, postgres.Args{"entry": entry})
}
