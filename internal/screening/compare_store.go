package screening

import (
	"context"
	"time"

	"jaring/internal/innovation"
	"jaring/internal/postgres"
)

type comparedRow struct {
	headRow
	Conflict    bool
	PublishedAt *time.Time
	Slug        string
}

const comparedEntrySQL = `
SELECT ` + headColumns + `,
       has_conflict(@actor, e.unit_id) AS conflict, i.published_at, coalesce(i.slug, '') AS slug
FROM entry e` + headJoins + `
WHERE e.id = @id`

func comparedEntry(ctx context.Context, q postgres.Querier, id, actor string) (comparedRow, error) {
	return postgres.One[comparedRow](ctx, q, comparedEntrySQL, postgres.Args{"id": id, "actor": actor})
}

// recordRow is a SheetRecord as the database gives it.
type recordRow struct {
	Review         string
	Assessor       string
	Name           string
	Status         Status
	Recommendation innovation.Act
	RemarkUnit     string
	RemarkInner    string
	DueOn          *time.Time
	FinishedAt     *time.Time
	Criteria       []CriterionRecord
	Marks          []MarkRecord
}

const recordsSQL = `
SELECT r.id AS review, r.assessor_id AS assessor, p.name, r.status, coalesce(r.recommendation, '') AS recommendation,
       r.remark_unit, r.remark_inner, r.due_on, r.finished_at,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('letter', k.letter, 'met', k.met, 'note', k.note) ORDER BY k.letter), '[]')
        FROM review_criterion k WHERE k.review_id = r.id) AS criteria,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('indicator', m.indicator, 'claimed', c.level, 'claim_version', m.claim_version,
                 'level', m.level, 'reason', m.reason, 'marked_at', m.marked_at) ORDER BY m.indicator), '[]')
        FROM review_mark m JOIN claim c ON c.entry_id = m.entry_id AND c.indicator = m.indicator
        WHERE m.review_id = r.id) AS marks
FROM review r JOIN person p ON p.id = r.assessor_id
WHERE r.entry_id = @entry AND r.status <> 'void'
ORDER BY p.name, r.id`

// recordsOf are the living sheets of an entry, by the assessors' names.
func recordsOf(ctx context.Context, q postgres.Querier, entry string) ([]SheetRecord, error) {
	rows, err := postgres.All[recordRow](ctx, q, recordsSQL, postgres.Args{"entry": entry})
	if err != nil {
		return nil, err
	}
	list := make([]SheetRecord, len(rows))
	for i, r := range rows {
		list[i] = SheetRecord{Review: r.Review, Assessor: r.Assessor, Name: r.Name, Status: r.Status, Recommendation: r.Recommendation,
			RemarkUnit: r.RemarkUnit, RemarkInner: r.RemarkInner, DueOn: r.DueOn, FinishedAt: r.FinishedAt, Criteria: r.Criteria, Marks: r.Marks}
	}
	return list, nil
}

type verifiedRow struct {
	Indicator    string
	ClaimVersion int
	Level        int
	SetBy        string
	Reason       string
}

const verifiedSQL = `
SELECT indicator, claim_version, level, coalesce(set_by, '') AS set_by, reason
FROM verification
WHERE entry_id = @entry
ORDER BY indicator`

func verifiedOf(ctx context.Context, q postgres.Querier, entry string) ([]verifiedRow, error) {
	return postgres.All[verifiedRow](ctx, q, verifiedSQL, postgres.Args{"entry": entry})
}

const decisionsSQL = `
SELECT d.id, d.round, d.act, d.reason_code, d.text, coalesce(d.next_year, 0) AS next_year, p.name AS decided_by, d.decided_at,
       coalesce(a.text, '') AS answer, a.answered_at
FROM decision d
JOIN person p ON p.id = d.decided_by
LEFT JOIN decision_answer a ON a.decision_id = d.id
WHERE d.entry_id = @entry
ORDER BY d.round DESC`

func decisionsOf(ctx context.Context, q postgres.Querier, entry string) ([]PastDecision, error) {
	return postgres.All[PastDecision](ctx, q, decisionsSQL, postgres.Args{"entry": entry})
}
