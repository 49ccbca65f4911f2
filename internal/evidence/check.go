package evidence

import (
	"context"
	"time"

	"jaring/internal/auth"
	"jaring/internal/evidence/preflight"
	"jaring/internal/postgres"
)

// Checked is what the program found in one version of a file.
type Checked struct {
	Pages         int           // of a PDF
	Width, Height int           // of a picture, in pixels
	Length        time.Duration // of a film; 0 where its file does not say
	Copies        bool
	Drawn         []Page              // the pages of a PDF of which there are pictures, in their order
	Said          preflight.Said      // what the letter says of itself
	Findings      []preflight.Finding // gravest first; only those that the reader may see
}

// FirstDrawn reports whether there is a picture of the first page.
func (c Checked) FirstDrawn() bool { return len(c.Drawn) > 0 && c.Drawn[0].No == 1 }

// Checks are the versions that have been examined, by evidence and number.
type Checks struct {
	done  map[version]Checked
	links map[version]Looked
	// judged are the acts of assessors by evidence, oldest first.
	judged map[string][]Judgement
}

type version struct {
	id string
	no int
}

// Of returns what was found in an item; false while it is still to be examined. A link may never be.
func (c Checks) Of(i Item) (Checked, bool) { return c.At(i.ID, i.No) }

// At is Of for a version by its evidence and number.
func (c Checks) At(id string, no int) (Checked, bool) {
	found, done := c.done[version{id, no}]
	return found, done
}

// Waiting reports whether a file or a link among the items is still to be examined.
func (c Checks) Waiting(items []Item) bool {
	for _, i := range items {
		if _, done := c.Of(i); i.Kind == FileKind && !done {
			return true
		}
		if l, _ := c.Looked(i.ID, i.No); l.Waiting {
			return true
		}
	}
	return false
}

const (
	checkScope = `
FROM evidence v
JOIN evidence_version n ON n.evidence_id = v.id
JOIN evidence_check k ON k.evidence_id = n.evidence_id AND k.no = n.no`

	// All versions of one piece of evidence, or the newest of each in the entry.
	checkWhere = `
WHERE v.entry_id = @entry AND CASE WHEN @id::text = '' THEN n.no = v.current_no ELSE v.id = @id::text END`

	checksSQL = `
SELECT v.id, n.no, coalesce(r.pages, 0) AS pages, coalesce(r.width, 0) AS width, coalesce(r.height, 0) AS height, coalesce(r.seconds, 0) AS seconds,
       r.shown_sha256 IS NOT NULL AS copies, coalesce(r.letter_number, '') AS number, coalesce(r.letter_date, '0001-01-01') AS date,
       coalesce(r.letter_subject, '') AS subject,
       coalesce((SELECT jsonb_agg(jsonb_build_object('no', p.no, 'wide', p.wide, 'high', p.high) ORDER BY p.no)
                 FROM evidence_page p WHERE p.sha256 = n.sha256), '[]') AS drawn` + checkScope + `
LEFT JOIN evidence_reading r ON r.sha256 = n.sha256` + checkWhere

	findingsSQL = `
SELECT v.id, n.no, f.code, f.grade, f.audience, f.title, f.remedy` + checkScope + `
JOIN evidence_finding f ON f.evidence_id = k.evidence_id AND f.no = k.no` + checkWhere + `
  AND (f.audience = 'all' OR @office::boolean)
ORDER BY f.place`

	copySQL = `
SELECT CASE WHEN @thumb::boolean THEN thumb_sha256 ELSE shown_sha256 END FROM evidence_reading
WHERE sha256 = @sha256 AND shown_sha256 IS NOT NULL`
)

// office reports whether somebody may know what other units have sent.
func office(a auth.Actor) bool {
	return a.Current.Role == auth.Assessor || a.Current.Role == auth.Coordinator
}

func listChecks(ctx context.Context, q postgres.Querier, office bool, entryID, id string) (Checks, error) {
	type checkRow struct {
		ID                   string
		No                   int
		Pages, Width, Height int
		Seconds              int
		Copies               bool
		Drawn                []Page
		preflight.Said
	}
	type findingRow struct {
		ID string
		No int
		preflight.Finding
	}
	checks, err := postgres.All[checkRow](ctx, q, checksSQL, postgres.Args{"entry": entryID, "id": id})
	if err != nil {
		return Checks{}, err
	}
	findings, err := postgres.All[findingRow](ctx, q, findingsSQL, postgres.Args{"entry": entryID, "id": id, "office": office})
	if err != nil {
		return Checks{}, err
	}
	c := Checks{done: make(map[version]Checked, len(checks))}
	for _, row := range checks {
		c.done[version{row.ID, row.No}] = Checked{
			Pages: row.Pages, Width: row.Width, Height: row.Height, Length: time.Duration(row.Seconds) * time.Second,
			Copies: row.Copies, Drawn: row.Drawn, Said: row.Said,
		}
	}
	for _, row := range findings {
		at := version{row.ID, row.No}
		found := c.done[at]
		found.Findings = append(found.Findings, row.Finding)
		c.done[at] = found
	}
	if c.links, err = listLinks(ctx, q, entryID, id); err != nil {
		return c, err
	}
	// A unit's lists of an entry say nothing of what was judged; the page of one piece of evidence does.
	if office || id != "" {
		c.judged, err = listJudged(ctx, q, office, entryID, id)
	}
	return c, err
}

// ChecksForOffice is what was found in the newest versions of an entry's evidence, with what only assessors and the
// coordinator may know. It asks nobody's rights: whoever calls has decided that the reader is one of these.
func ChecksForOffice(ctx context.Context, q postgres.Querier, entryID string) (Checks, error) {
	return listChecks(ctx, q, true, entryID, "")
}

func findCopy(ctx context.Context, q postgres.Querier, sha256 string, which Copy) (string, error) {
	return postgres.Value[string](ctx, q, copySQL, postgres.Args{"sha256": sha256, "thumb": which == Thumb})
}
