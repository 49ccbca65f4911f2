package evidence

import (
	"context"
	"strconv"
	"strings"
	"time"

	"jaring/internal/blob"
	"jaring/internal/evidence/preflight"
	"jaring/internal/evidence/reading"
	"jaring/internal/iid"
	"jaring/internal/postgres"
)

const (
	subjectSQL = `
SELECT v.id, n.no, v.slot, v.entry_id, e.innovation_id, e.unit_id, e.name, e.year, c.instrument_year, n.kind,
       coalesce(n.sha256, '') AS sha256, coalesce(n.media_type, '') AS media_type, coalesce(n.letter_date, '0001-01-01') AS letter_date,
       v.removed_at IS NULL AND n.no = v.current_no AS current,
       coalesce(r.name, '') AS region_name, coalesce(r.kind, '') AS region_kind, coalesce(r.province, '') AS province
FROM evidence v
JOIN evidence_version n ON n.evidence_id = v.id AND n.no = @no
JOIN entry e ON e.id = v.entry_id
JOIN cycle c ON c.year = e.year
LEFT JOIN region r ON true
WHERE v.id = @id`

	isReadSQL = `SELECT EXISTS (SELECT FROM evidence_reading WHERE sha256 = @sha256 AND reader >= @reader)`

	readingSQL = `
SELECT fault, pages, pages_read, text, bands, dpi, width, height, seconds FROM evidence_reading WHERE sha256 = @sha256`

	saveReadingSQL = `
INSERT INTO evidence_reading (sha256, reader, fault, pages, pages_read, page_wide, page_high, text, bands, dpi, width, height, seconds, shown_sha256, thumb_sha256,
  letter_number, letter_date, letter_subject)
VALUES (@sha256, @reader, @fault, @pages, @pages_read, @page_wide, @page_high, @text, @bands, @dpi, @width, @height, @seconds, nullif(@shown, ''), nullif(@thumb, ''),
  @number, nullif(@date::date, '0001-01-01'), @subject)
ON CONFLICT (sha256) DO UPDATE
SET reader = excluded.reader, fault = excluded.fault, pages = excluded.pages, pages_read = excluded.pages_read,
    page_wide = excluded.page_wide, page_high = excluded.page_high, text = excluded.text, bands = excluded.bands, dpi = excluded.dpi,
    width = excluded.width, height = excluded.height, seconds = excluded.seconds, shown_sha256 = excluded.shown_sha256, thumb_sha256 = excluded.thumb_sha256,
    letter_number = excluded.letter_number, letter_date = excluded.letter_date, letter_subject = excluded.letter_subject, read_at = excluded.read_at`

	useFrom = `
SELECT v.id, n.no, e.name AS innovation, v.slot, e.year, c.instrument_year, u.name AS unit, e.unit_id = @unit AS own,
       e.innovation_id = @innovation AND v.slot = @slot AND e.year <> @year AS carried,
       e.id = @entry AS here, %s AS text
FROM evidence_version n
JOIN evidence v ON v.id = n.evidence_id AND v.current_no = n.no AND v.removed_at IS NULL
JOIN entry e ON e.id = v.entry_id
JOIN cycle c ON c.year = e.year
JOIN unit u ON u.id = e.unit_id`

	// The own unit's come first: of a file that is everywhere, a unit must still learn of its own.
	useOrder = ` AND v.id <> @id ORDER BY own DESC, e.year DESC, v.created_at, v.id LIMIT 50`

	// The check is written first: two jobs at one version follow each other.
	saveCheckSQL = `
INSERT INTO evidence_check (evidence_id, no, rules) VALUES (@id, @no, @rules)
ON CONFLICT (evidence_id, no) DO UPDATE SET rules = excluded.rules, checked_at = excluded.checked_at`

	clearFindingsSQL = `DELETE FROM evidence_finding WHERE evidence_id = @id AND no = @no`

	saveFindingSQL = `
INSERT INTO evidence_finding (evidence_id, no, code, place, grade, audience, title, remedy)
VALUES (@id, @no, @code, @place, @grade, @audience, @title, @remedy)`
)

var (
	sameSQL    = strings.Replace(useFrom, "%s", "''", 1) + ` WHERE n.sha256 = @sha256` + useOrder
	similarSQL = strings.Replace(useFrom, "%s", "r.text", 1) +
		` JOIN evidence_reading r ON r.sha256 = n.sha256 WHERE r.bands && @bands AND n.sha256 <> @sha256` + useOrder
)

// subject is a version with what decides about it.
type subject struct {
	ID, EntryID, InnovationID, UnitID string
	No                                int
	Slot                              Slot
	Name                              string // of the entry
	Year, InstrumentYear              int
	Kind, SHA256, MediaType           string
	LetterDate                        time.Time
	Current                           bool // the newest version of evidence that was not removed
	RegionName, RegionKind, Province  string
}

func findSubject(ctx context.Context, q postgres.Querier, id string, no int) (subject, error) {
	return postgres.One[subject](ctx, q, subjectSQL, postgres.Args{"id": id, "no": no})
}

// readingRow is what the rules want to know of a file.
type readingRow struct {
	Fault            string
	Pages, PagesRead int
	Text             string
	Bands            []int64
	DPI              int
	Width, Height    int
	Seconds          int
}

func isRead(ctx context.Context, q postgres.Querier, sha256 string, reader int) (bool, error) {
	return postgres.Value[bool](ctx, q, isReadSQL, postgres.Args{"sha256": sha256, "reader": reader})
}

func findReading(ctx context.Context, q postgres.Querier, sha256 string) (readingRow, error) {
	list, err := postgres.All[readingRow](ctx, q, readingSQL, postgres.Args{"sha256": sha256})
	if err != nil || len(list) == 0 {
		return readingRow{}, err
	}
	return list[0], nil
}

func saveReading(ctx context.Context, tx postgres.Tx, sha256 string, r reading.Reading, shown, thumb blob.Ref) error {
	if err := insertBlobs(ctx, tx, shown, thumb); err != nil {
		return err
	}
	bands := preflight.Bands(r.Text)
	if bands == nil {
		bands = []int64{}
	}
	said := preflight.ReadLetter(r.Text)
	return postgres.ExecOne(ctx, tx, saveReadingSQL, postgres.Args{
		"number": said.Number, "date": said.Date, "subject": said.Subject,
		"sha256": sha256, "reader": reading.Version, "fault": string(r.Fault), "pages": r.Pages, "pages_read": r.PagesRead,
		"page_wide": r.PageWide, "page_high": r.PageHigh, "text": r.Text, "bands": bands, "dpi": r.DPI, "width": r.Width, "height": r.Height,
		"seconds": int(r.Length / time.Second),
		"shown":   shown.SHA256, "thumb": thumb.SHA256,
	})
}

// insertBlobs writes the rows of copies; of a copy that there is none of nothing.
func insertBlobs(ctx context.Context, tx postgres.Tx, copies ...blob.Ref) error {
	for _, copied := range copies {
		if copied.SHA256 == "" {
			continue
		}
		if _, err := postgres.Exec(ctx, tx, insertBlobSQL, postgres.Args{"sha256": copied.SHA256, "size": copied.Size}); err != nil {
			return err
		}
	}
	return nil
}

// use is a place where the same or a similar file is evidence now.
type use struct {
	ID                   string
	No                   int
	Innovation           string
	Slot                 Slot
	Year, InstrumentYear int
	Unit                 string
	Own, Carried, Here   bool
	Text                 string // for comparing; only of similar ones
}

func (s subject) useArgs() postgres.Args {
	return postgres.Args{
		"id": s.ID, "entry": s.EntryID, "sha256": s.SHA256, "unit": s.UnitID, "innovation": s.InnovationID, "slot": string(s.Slot), "year": s.Year,
	}
}

func listSame(ctx context.Context, q postgres.Querier, s subject) ([]use, error) {
	return postgres.All[use](ctx, q, sameSQL, s.useArgs())
}

// listSimilar lets the database choose and then compares the texts themselves.
func listSimilar(ctx context.Context, q postgres.Querier, s subject, r readingRow) ([]use, error) {
	if len(r.Bands) == 0 {
		return nil, nil
	}
	args := s.useArgs()
	args["bands"] = r.Bands
	list, err := postgres.All[use](ctx, q, similarSQL, args)
	var alike []use
	for _, u := range list {
		if preflight.Alike(r.Text, u.Text) {
			alike = append(alike, u)
		}
	}
	return alike, err
}

// uses puts rows into the words of the rules.
func uses(rows []use) []preflight.Use {
	list := make([]preflight.Use, len(rows))
	for i, u := range rows {
		list[i] = preflight.Use{
			Innovation: u.Innovation, Place: placeWords(u.Slot, u.InstrumentYear), Year: u.Year, Unit: u.Unit, Own: u.Own, Carried: u.Carried, Here: u.Here,
		}
	}
	return list
}

// placeWords names a slot for people: the indicator by its number, as the guideline does.
func placeWords(slot Slot, year int) string {
	in, err := iid.ForYear(year)
	s := Shelf{Slot: slot}
	switch {
	case err != nil || !s.fill(in):
		return string(slot)
	case s.No > 0:
		return "indikator " + strconv.Itoa(s.No)
	}
	return strings.ToLower(s.Title[:1]) + s.Title[1:]
}

func saveFindings(ctx context.Context, tx postgres.Tx, s subject, findings []preflight.Finding) error {
	if err := postgres.ExecOne(ctx, tx, saveCheckSQL, postgres.Args{"id": s.ID, "no": s.No, "rules": preflight.Rules}); err != nil {
		return err
	}
	if _, err := postgres.Exec(ctx, tx, clearFindingsSQL, postgres.Args{"id": s.ID, "no": s.No}); err != nil {
		return err
	}
	for place, f := range findings {
		err := postgres.ExecOne(ctx, tx, saveFindingSQL, postgres.Args{
			"id": s.ID, "no": s.No, "code": string(f.Code), "place": place, "grade": string(f.Grade), "audience": string(f.Audience),
			"title": f.Title, "remedy": f.Remedy,
		})
		if err != nil {
			return err
		}
	}
	return nil
}
