package evidence

import (
	"context"
	"time"

	"jaring/internal/evidence/visit"
	"jaring/internal/postgres"
)

const (
	// Asked for in the transaction that adds the version. Of one that counts no more, nobody asks.
	askLinkSQL = `
INSERT INTO evidence_link (evidence_id, no)
SELECT v.id, v.current_no FROM evidence v WHERE v.id = @id AND v.current_no = @no AND v.removed_at IS NULL
ON CONFLICT (evidence_id, no) DO NOTHING`

	forgetAskedSQL = `DELETE FROM evidence_link WHERE evidence_id = @id AND no = @no AND verdict IS NULL`

	// Two jobs at one link within ten minutes are one too many.
	linkSQL = `
SELECT n.url, v.slot, c.instrument_year, v.removed_at IS NULL AND n.no = v.current_no AS current,
       coalesce(l.checked_at > app_now() - interval '10 minutes', false) AS fresh
FROM evidence_version n
JOIN evidence v ON v.id = n.evidence_id
JOIN entry e ON e.id = v.entry_id
JOIN cycle c ON c.year = e.year
LEFT JOIN evidence_link l ON l.evidence_id = n.evidence_id AND l.no = n.no
WHERE n.evidence_id = @id AND n.no = @no AND n.kind = 'link'`

	// What was learned when it was last reached stays when it is not.
	saveLinkSQL = `
INSERT INTO evidence_link AS l (evidence_id, no, verdict, status, title, seconds, failures, checked_at, reached_at)
VALUES (@id, @no, @verdict, @status, @title, @seconds, CASE WHEN @verdict = 'unreachable' THEN 1 ELSE 0 END, app_now(),
        CASE WHEN @verdict = 'reachable' THEN app_now() END)
ON CONFLICT (evidence_id, no) DO UPDATE
SET verdict = excluded.verdict, status = excluded.status, checked_at = excluded.checked_at,
    failures = CASE WHEN excluded.verdict = 'unreachable' THEN l.failures + 1 ELSE 0 END,
    reached_at = coalesce(excluded.reached_at, l.reached_at),
    title = CASE WHEN excluded.verdict = 'reachable' THEN excluded.title ELSE l.title END,
    seconds = CASE WHEN excluded.verdict = 'reachable' THEN excluded.seconds ELSE l.seconds END
RETURNING failures`

	// Due are links of entries on which somebody still works: those never looked at, those that did not answer the first
	// time, and the others once a week, or once a day in the three days before sending or measuring ends. Links of
	// sample innovations are invented: nobody is bothered with them unless a person adds one.
	dueLinksSQL = `
SELECT n.evidence_id AS id, n.no
FROM evidence_version n
JOIN evidence v ON v.id = n.evidence_id AND v.current_no = n.no AND v.removed_at IS NULL
JOIN entry e ON e.id = v.entry_id AND e.status IN ('draft', 'submitted', 'in_review', 'returned')
JOIN innovation i ON i.id = e.innovation_id
LEFT JOIN evidence_link l ON l.evidence_id = n.evidence_id AND l.no = n.no
WHERE n.kind = 'link' AND (
  l.evidence_id IS NULL AND NOT i.is_sample
  OR l.verdict IS NULL AND l.asked_at < app_now() - interval '1 hour'
  OR l.failures = 1 AND l.checked_at < app_now() - interval '10 minutes'
  OR l.checked_at < app_now() - CASE WHEN EXISTS (SELECT FROM cycle_window w
       WHERE w.year = e.year AND w.stage IN ('collection', 'measurement') AND w.closes_at BETWEEN app_now() AND app_now() + interval '3 days')
     THEN interval '1 day' ELSE interval '7 days' END)
ORDER BY l.checked_at NULLS FIRST, n.evidence_id LIMIT @limit`

	linksSQL = `
SELECT v.id, n.no, coalesce(l.verdict, '') AS verdict, l.title, l.seconds, l.failures,
       coalesce(l.checked_at, '0001-01-01 00:00:00Z') AS checked_at, coalesce(l.reached_at, '0001-01-01 00:00:00Z') AS reached_at
FROM evidence v
JOIN evidence_version n ON n.evidence_id = v.id
JOIN evidence_link l ON l.evidence_id = n.evidence_id AND l.no = n.no` + checkWhere
)

// linkRow is a link with what decides about it.
type linkRow struct {
	URL            string
	Slot           Slot
	InstrumentYear int
	Current, Fresh bool
}

func (j LinkCheck) args() postgres.Args { return postgres.Args{"id": j.ID, "no": j.No} }

func findLink(ctx context.Context, q postgres.Querier, j LinkCheck) (linkRow, error) {
	return postgres.One[linkRow](ctx, q, linkSQL, j.args())
}

// askLink reports whether there is something to look at.
func askLink(ctx context.Context, tx postgres.Tx, j LinkCheck) (bool, error) {
	n, err := postgres.Exec(ctx, tx, askLinkSQL, j.args())
	return n > 0, err
}

func forgetAsked(ctx context.Context, tx postgres.Tx, j LinkCheck) error {
	_, err := postgres.Exec(ctx, tx, forgetAskedSQL, j.args())
	return err
}

func saveLink(ctx context.Context, tx postgres.Tx, j LinkCheck, r visit.Result) (failures int, err error) {
	return postgres.Value[int](ctx, tx, saveLinkSQL, postgres.Args{
		"id": j.ID, "no": j.No, "verdict": string(r.Verdict), "status": r.Status, "title": r.Title, "seconds": int(r.Length / time.Second),
	})
}

func listDueLinks(ctx context.Context, q postgres.Querier, limit int) ([]LinkCheck, error) {
	return postgres.All[LinkCheck](ctx, q, dueLinksSQL, postgres.Args{"limit": limit})
}

func listLinks(ctx context.Context, q postgres.Querier, entryID, id string) (map[version]Looked, error) {
	type row struct {
		ID      string
		No      int
		Verdict visit.Verdict
		Seconds int
		Looked
	}
	rows, err := postgres.All[row](ctx, q, linksSQL, postgres.Args{"entry": entryID, "id": id})
	links := make(map[version]Looked, len(rows))
	for _, r := range rows {
		r.Looked.Waiting, r.Looked.Open, r.Looked.Length = r.Verdict == "", r.Verdict == visit.Reachable, time.Duration(r.Seconds)*time.Second
		links[version{r.ID, r.No}] = r.Looked
	}
	return links, err
}
