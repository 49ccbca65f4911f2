package evidence

import (
	"context"
	"time"

	"jaring/internal/postgres"
)

// Judgement says that an assessor set a level while this version was the evidence.
type Judgement struct {
	No     int
	Review string // the sheet
	At     time.Time
}

// judgedSQL tells a unit only once what was judged came back to it: how far an assessor is, is not its business.
const judgedSQL = `
SELECT j.evidence_id AS id, j.no, j.review_id AS review, j.judged_at AS at
FROM evidence_judged j
JOIN evidence v ON v.id = j.evidence_id
JOIN entry e ON e.id = v.entry_id
JOIN review r ON r.id = j.review_id AND r.status <> 'void'
WHERE v.entry_id = @entry AND (@id::text = '' OR v.id = @id::text) AND (@office::boolean OR e.status NOT IN ('submitted', 'in_review'))
ORDER BY j.judged_at, j.no`

func listJudged(ctx context.Context, q postgres.Querier, office bool, entryID, id string) (map[string][]Judgement, error) {
	type row struct {
		ID string
		Judgement
	}
	rows, err := postgres.All[row](ctx, q, judgedSQL, postgres.Args{"entry": entryID, "id": id, "office": office})
	judged := make(map[string][]Judgement)
	for _, r := range rows {
		judged[r.ID] = append(judged[r.ID], r.Judgement)
	}
	return judged, err
}

// JudgedAt is when a version was judged last; zero: it was not, as far as the reader may know.
func (c Checks) JudgedAt(id string, no int) (at time.Time) {
	for _, j := range c.judged[id] {
		if j.No == no {
			at = j.At
		}
	}
	return at
}

// JudgedBy is the newest version that was judged on a sheet; 0: none was.
func (c Checks) JudgedBy(id, review string) (no int) {
	for _, j := range c.judged[id] {
		if j.Review == review {
			no = max(no, j.No)
		}
	}
	return no
}
