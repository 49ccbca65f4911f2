package innovation

import (
	"context"
	"strings"
	"time"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// PageSize is how many entries a page of a list holds.
const PageSize = 50

// Row is one entry in a list.
type Row struct {
	ID           string
	Code         string
	Name         string
	Year         int
	Status       Status
	DeferredTo   int
	UnitID       string
	UnitName     string
	UnitKind     string
	UnitLevel    string
	DistrictCode string
	SubmittedAt  *time.Time
	CreatedAt    time.Time
	Leadless     bool // somebody stands behind the innovation, and nobody leads it now
}

// Cursor is the place in a list after which a page begins; the zero Cursor is the beginning.
type Cursor struct {
	At time.Time
	ID string
}

// Filter narrows a list; empty fields do not. Year 0 is every year, which only the own unit's list may ask for.
type Filter struct {
	Year     int
	Status   Status
	Kind     string // of the unit
	Level    string // of the school
	District string // code
	Text     string // found in name, unit or code
	Leadless bool   // only what nobody leads now
	After    Cursor
}

func (f Filter) narrow() bool {
	return f.Kind != "" || f.Level != "" || f.District != "" || f.Text != "" || f.Leadless
}

// Listing is one page of a list, the newest first. Next is the zero Cursor on the last page.
type Listing struct {
	Rows []Row
	Next Cursor
}

// List returns the entries that the actor may see in the role they work in now: a coordinator those of the region, an
// operator those of the own unit, an assessor the assigned ones.
func (s *Service) List(ctx context.Context, actor auth.Actor, f Filter) (Listing, error) {
	sql, args, err := listQuery(actor, f)
	if err != nil {
		return Listing{}, err
	}
	rows, err := postgres.Page[Row](ctx, s.db, sql, args, PageSize+1)
	if err != nil || len(rows) <= PageSize {
		return Listing{Rows: rows}, err
	}
	rows = rows[:PageSize]
	last := rows[PageSize-1]
	return Listing{Rows: rows, Next: Cursor{last.CreatedAt, last.ID}}, nil
}

// afterAll stands before the first row of a list that runs backwards in time.
var afterAll = Cursor{time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC), ""}

// listQuery picks the statement that an index serves best.
func listQuery(actor auth.Actor, f Filter) (string, postgres.Args, error) {
	if f.After == (Cursor{}) {
		f.After = afterAll
	}
	args := postgres.Args{"at": f.After.At, "id": f.After.ID}
	switch {
	case auth.Can(actor, auth.ListEntries, auth.Facts{}):
		args["year"] = f.Year
		if f.narrow() {
			f.add(args)
			return listNarrowSQL, args, nil
		}
		if f.Status != "" {
			args["status"] = string(f.Status)
			return listStatusSQL, args, nil
		}
		return listYearSQL, args, nil
	case actor.Is(auth.Submitter) && actor.Current.UnitID != "":
		args["unit"], args["year"] = actor.Current.UnitID, f.Year
		f.add(args)
		return listUnitSQL, args, nil
	case actor.Is(auth.Assessor):
		args["assessor"], args["year"] = actor.PersonID, f.Year
		f.add(args)
		return listAssessorSQL, args, nil
	}
	return "", nil, fault.Forbidden("")
}

func (f Filter) add(args postgres.Args) {
	args["status"], args["kind"], args["level"], args["district"] = string(f.Status), f.Kind, f.Level, f.District
	args["text"], args["leadless"] = "", f.Leadless
	if text := oneLine(f.Text); text != "" {
		args["text"] = "%" + escapeLike.Replace(text) + "%"
	}
}

var escapeLike = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`)

// Counts says how many entries of a year stand where, drafts included, over the whole region. It asks no actor: the
// numbers name nobody, and whoever calls decides who reads them.
func (s *Service) Counts(ctx context.Context, year int) (map[Status]int, error) {
	type count struct {
		Status Status
		N      int
	}
	rows, err := postgres.All[count](ctx, s.db, countsSQL, postgres.Args{"year": year})
	counts := make(map[Status]int, len(rows))
	for _, r := range rows {
		counts[r.Status] = r.N
	}
	return counts, err
}
