package screening

import (
	"context"
	"strings"
	"time"

	"jaring/internal/iid"
	"jaring/internal/postgres"
)

type waitingRow struct {
	headRow
	Claimed         map[string]int
	Verified        map[string]int
	Sheets          int
	Recommendations []string
	Spread          int
}

const waitingColumns = `
SELECT ` + headColumns + `,
       (SELECT coalesce(jsonb_object_agg(k.indicator, k.level), '{}') FROM claim k WHERE k.entry_id = e.id) AS claimed,
       (SELECT coalesce(jsonb_object_agg(v.indicator, v.level), '{}') FROM verification v WHERE v.entry_id = e.id) AS verified,
       (SELECT count(*) FROM review r WHERE r.entry_id = e.id AND r.status = 'finished') AS sheets,
       ARRAY(SELECT DISTINCT r.recommendation FROM review r WHERE r.entry_id = e.id AND r.status = 'finished') AS recommendations,
       (SELECT coalesce(max(wide), 0) FROM (
          SELECT max(m.level) - min(m.level) AS wide
          FROM review_mark m JOIN review r ON r.id = m.review_id AND r.status = 'finished'
          WHERE m.entry_id = e.id GROUP BY m.indicator) AS by_indicator) AS spread
FROM entry e` + headJoins

const chosenEntriesSQL = waitingColumns + `
WHERE e.id = ANY(@ids::text[])
ORDER BY e.name, e.id`

func chosenEntries(ctx context.Context, q postgres.Querier, ids []string) ([]waitingRow, error) {
	return postgres.All[waitingRow](ctx, q, chosenEntriesSQL, postgres.Args{"ids": ids})
}

const waitingEntriesSQL = waitingColumns + `
WHERE e.year = @year AND e.status = 'in_review' AND e.ready_at IS NOT NULL AND (e.ready_at, e.id) > (@at, @id::text)
ORDER BY e.ready_at, e.id
LIMIT @limit`

func waitingEntries(ctx context.Context, q postgres.Querier, year int, at time.Time, id string, limit int) ([]waitingRow, error) {
	return postgres.All[waitingRow](ctx, q, waitingEntriesSQL, postgres.Args{"year": year, "at": at, "id": id, "limit": limit})
}

const countWaitingSQL = `SELECT count(*) FROM entry WHERE year = @year AND status = 'in_review' AND ready_at IS NOT NULL`

func countWaiting(ctx context.Context, q postgres.Querier, year int) (int, error) {
	return postgres.Value[int](ctx, q, countWaitingSQL, postgres.Args{"year": year})
}

// cutCursor reads "<time>_<id>"; what is no cursor is the beginning.
func cutCursor(text string) (time.Time, string) {
	stamp, id, _ := strings.Cut(text, "_")
	at, err := time.Parse(time.RFC3339Nano, stamp)
	if err != nil {
		return time.Time{}, ""
	}
	return at, id
}

func (r waitingRow) waiting(in *iid.Instrument) Waiting {
	w := Waiting{Head: r.head(), Sheets: r.Sheets, ClaimedX100: maturityX100(in, r.Claimed), VerifiedX100: maturityX100(in, r.Verified)}
	for _, act := range Recommendations {
		for _, code := range r.Recommendations {
			if code == string(act) {
				w.Recommendations = append(w.Recommendations, act)
			}
		}
	}
	w.Flags = flags(r.ReadyAt != nil, w.ClaimedX100-w.VerifiedX100, r.Spread, r.Recommendations)
	return w
}
