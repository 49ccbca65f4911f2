package unit

import (
	"context"
	"fmt"
	"time"

	"jaring/internal/audit"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// Report is what an import did.
type Report struct {
	Added   map[Kind]int
	Present map[Kind]int // were there already, under their present or an earlier name, and were left as they are
	Notes   []string     // English, for the command line: what the file leaves open and how it was taken
}

const addRegionSQL = `
INSERT INTO region (code, name, kind, province, prefix, office_name)
VALUES (@code, @name, @kind, @province, @prefix, @office_name)
ON CONFLICT (singleton) DO NOTHING`

const addDistrictSQL = `
INSERT INTO district (code, name) VALUES (@code, @name) ON CONFLICT (code) DO NOTHING`

const addWardSQL = `
INSERT INTO ward (code, district_code, name) VALUES (@code, @district, @name) ON CONFLICT (code) DO NOTHING`

// presentSQL finds a unit of the file again, whatever it is called today. Where one side does not know the district, the
// name decides; a unit that this import has met already is no candidate.
const presentSQL = `
SELECT u.id FROM unit u
WHERE u.kind = @kind AND NOT u.id = ANY(@met)
  AND (@district = '' OR u.district_code IS NULL OR u.district_code = @district)
  AND EXISTS (SELECT FROM unit_name n WHERE n.unit_id = u.id AND lower(n.name) IN (lower(@name), lower(@former)))
ORDER BY coalesce(u.district_code, '') = @district DESC, u.closed_on IS NULL DESC, u.id
LIMIT 1`

// ImportRegion writes the region, its districts and wards and all units of the file. What is there already stays as it is,
// so that it can be repeated. A database that serves another region is fault.Conflict. Official results, awards and
// innovations of the file are left to their owners.
func ImportRegion(ctx context.Context, tx postgres.Tx, f RegionFile) (Report, error) {
	report := Report{Added: map[Kind]int{}, Present: map[Kind]int{}}
	if err := importPlaces(ctx, tx, f); err != nil {
		return report, err
	}
	p := f.plan()
	report.Notes = p.notes
	met := meetings{ids: map[key]string{}, list: []string{}}
	for _, u := range p.units {
		id, err := met.present(ctx, tx, u)
		if err != nil {
			return report, err
		}
		if id != "" {
			report.Present[u.Kind]++
		} else {
			u.ParentID = met.ids[u.parent]
			if id, err = addPlanned(ctx, tx, u, f.renamedOn()); err != nil {
				return report, err
			}
			report.Added[u.Kind]++
			report.noteRename(u, f)
		}
		met.ids[u.key()] = id
		met.list = append(met.list, id)
	}
	return report, report.record(ctx, tx, f)
}

// meetings are the units that an import has seen, by what the file calls them.
type meetings struct {
	ids  map[key]string
	list []string
}

// present returns "" when the database has no such unit.
func (m meetings) present(ctx context.Context, tx postgres.Tx, u planned) (string, error) {
	found, err := postgres.Column[string](ctx, tx, presentSQL, postgres.Args{"kind": string(u.Kind), "name": u.Name,
		"former": u.former, "district": u.DistrictCode, "met": m.list})
	if err != nil || len(found) == 0 {
		return "", err
	}
	return found[0], nil
}

func importPlaces(ctx context.Context, tx postgres.Tx, f RegionFile) error {
	_, err := postgres.Exec(ctx, tx, addRegionSQL, postgres.Args{"code": f.Code, "name": f.Name, "kind": f.Kind,
		"province": f.Province, "prefix": f.Setup.Prefix, "office_name": f.Setup.OfficeName})
	if err != nil {
		return err
	}
	r, err := postgres.One[Region](ctx, tx, regionSQL, nil)
	if err != nil {
		return err
	}
	if r.Code != f.Code {
		return fault.Conflict("Basis data ini melayani " + r.Name + ".")
	}
	for _, d := range f.Districts {
		if _, err := postgres.Exec(ctx, tx, addDistrictSQL, postgres.Args{"code": d.Code, "name": d.Name}); err != nil {
			return err
		}
		for _, w := range d.Wards {
			args := postgres.Args{"code": w.Code, "district": d.Code, "name": w.Name}
			if _, err := postgres.Exec(ctx, tx, addWardSQL, args); err != nil {
				return err
			}
		}
	}
	return nil
}

const formerNameSQL = `
UPDATE unit_name SET name = @name WHERE unit_id = @id AND valid_to IS NULL`

// addPlanned writes the unit under its first name and then lets it take the present one.
func addPlanned(ctx context.Context, tx postgres.Tx, u planned, renamed time.Time) (string, error) {
	id, err := Insert(ctx, tx, u.Unit)
	if err != nil || u.former == "" {
		return id, err
	}
	if err := postgres.ExecOne(ctx, tx, formerNameSQL, postgres.Args{"id": id, "name": u.former}); err != nil {
		return "", err
	}
	return id, nextName(ctx, tx, id, u.Name, renamed)
}

func (r *Report) noteRename(u planned, f RegionFile) {
	if u.former != "" {
		r.Notes = append(r.Notes, fmt.Sprintf("%s: %q was %q before; the day is not in the file, %s is assumed",
			u.place, u.Name, u.former, f.Setup.RenamedOn))
	}
}

// record leaves no row when the import found everything in place.
func (r *Report) record(ctx context.Context, tx postgres.Tx, f RegionFile) error {
	added := 0
	for _, n := range r.Added {
		added += n
	}
	if added == 0 {
		return nil
	}
	return audit.Record(ctx, tx, audit.Event{Subject: audit.Region, SubjectID: f.Code, Act: "import",
		Detail: map[string]any{"units_added": added}})
}
