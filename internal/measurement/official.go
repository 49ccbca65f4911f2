package measurement

import (
	"context"

	"jaring/internal/audit"
	"jaring/internal/postgres"
	"jaring/internal/unit"
)

// Official is an index as it was published. The category is the published one: no year's bands are needed for it.
type Official struct {
	Year      int
	IndexX100 int
	Category  string // a code of the instruments
	Source    string
}

// Award is an award as it was published.
type Award struct {
	Year int
	Text string
}

const officialSQL = `
SELECT year, index_x100, category, source FROM official_result ORDER BY year`

const awardsSQL = `
SELECT year, text FROM award ORDER BY year DESC, text`

const addOfficialSQL = `
INSERT INTO official_result (year, index_x100, category, source) VALUES (@year, @index, @category, @source)
ON CONFLICT (year) DO NOTHING`

const addAwardSQL = `
INSERT INTO award (id, year, text)
SELECT @id, @year, @text WHERE NOT EXISTS (SELECT FROM award WHERE year = @year AND text = @text)`

// OfficialResults lists what was published, the first year first. It is public.
func (s *Service) OfficialResults(ctx context.Context) ([]Official, error) {
	return postgres.All[Official](ctx, s.db, officialSQL, nil)
}

// Awards lists the region's awards, the newest first. It is public.
func (s *Service) Awards(ctx context.Context) ([]Award, error) {
	return postgres.All[Award](ctx, s.db, awardsSQL, nil)
}

// ImportOfficial writes the official results and awards of a region's file. What is there already stays as it is, so that
// it can be repeated. It asks nobody's permission: it is for those who fill a database. It returns how many rows were added.
func ImportOfficial(ctx context.Context, tx postgres.Tx, f unit.RegionFile) (int, error) {
	added := int64(0)
	for _, r := range f.OfficialResults {
		n, err := postgres.Exec(ctx, tx, addOfficialSQL, postgres.Args{"year": r.Year, "index": r.IndexX100, "category": r.Category,
			"source": r.Source})
		if err != nil {
			return 0, err
		}
		added += n
	}
	for _, a := range f.Awards {
		n, err := postgres.Exec(ctx, tx, addAwardSQL, postgres.Args{"id": postgres.NewID(), "year": a.Year, "text": a.Text})
		if err != nil {
			return 0, err
		}
		added += n
	}
	if added == 0 {
		return 0, nil
	}
	return int(added), audit.Record(ctx, tx, audit.Event{Subject: audit.Region, SubjectID: f.Code, Act: "import_results",
		Detail: map[string]any{"rows_added": added}})
}
