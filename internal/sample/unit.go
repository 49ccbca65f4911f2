package sample

import (
	"context"
	"fmt"

	"jaring/internal/postgres"
	"jaring/internal/unit"
)

// unitRef is a unit as this package needs it.
type unitRef struct {
	ID       string
	Kind     unit.Kind
	Name     string
	Level    string
	NPSN     string
	District string // code, "" where unknown
}

// sector is the part of the region that the unit counts for: the keys of targets.
func (u *unitRef) sector() string {
	switch u.Kind {
	case unit.School:
		return "education"
	case unit.HealthCenter:
		return "health"
	case unit.Ward, unit.District:
		return "wards"
	}
	return "offices"
}

// head is what the person who signs for the unit is called.
func (u *unitRef) head() string {
	switch u.Kind {
	case unit.Ward:
		return "Lurah"
	case unit.District:
		return "Camat"
	}
	return "Kepala"
}

// The region file names three PAUD of about sixty and few private schools. The others are invented, after batik patterns so
// that nobody takes them for real ones.
var patterns = []string{
	"Jlamprang", "Truntum", "Kawung", "Parang", "Sekar Jagad", "Buketan", "Terang Bulan", "Liong", "Tirto Teja", "Semen Rante",
	"Sidomukti", "Lunglungan", "Ceplok", "Canting", "Merak Ngigel", "Kupu Tarung", "Sawat", "Udan Riris", "Nitik", "Gringsing",
	"Pagi Sore", "Tiga Negeri", "Encim", "Hokokai", "Kembang Setaman", "Tambal", "Sidoluhur", "Banji", "Pisang Bali",
}

const inventedSecond = 28 // so many patterns name a play group too

func inventedSchools() []unit.Unit {
	var list []unit.Unit
	add := func(level, name string) {
		list = append(list, unit.Unit{Kind: unit.School, Level: level, Name: name, Ownership: "swasta", IsSample: true,
			NPSN: fmt.Sprintf("990000%02d", len(list)+1)})
	}
	for _, p := range patterns {
		add("PAUD", "TK "+p)
	}
	for _, p := range patterns[:inventedSecond] {
		add("PAUD", "KB "+p)
	}
	for _, name := range []string{"SMP Canting Samudra", "SMP Jlamprang", "SMP Tirto Teja"} {
		add("SMP", name)
	}
	return list
}

// placesSQL gives every ward with its district, in the order of their codes.
const placesSQL = `SELECT code, district_code FROM ward ORDER BY code`

type place struct {
	Code         string
	DistrictCode string
}

// addInvented writes the invented schools, spread over the wards.
func addInvented(ctx context.Context, tx postgres.Tx) error {
	places, err := postgres.All[place](ctx, tx, placesSQL, nil)
	if err != nil {
		return err
	}
	parent, err := postgres.Value[string](ctx, tx, `SELECT id FROM unit WHERE name = @name`, postgres.Args{"name": educationOffice})
	if err != nil {
		return err
	}
	for i, u := range inventedSchools() {
		at := places[(i*5)%len(places)]
		u.ParentID, u.DistrictCode, u.WardCode = parent, at.DistrictCode, at.Code
		if _, err := unit.Insert(ctx, tx, u); err != nil {
			return err
		}
	}
	return nil
}

// locateSQL gives the schools whose district the region file does not know one in turn. An invented place makes the whole
// unit one of the sample.
const locateSQL = `
WITH lost AS (
  SELECT id, row_number() OVER (ORDER BY length(name), name) AS k FROM unit WHERE kind = 'school' AND district_code IS NULL),
district_in_turn AS (SELECT code, row_number() OVER (ORDER BY code) AS k, count(*) OVER () AS n FROM district)
UPDATE unit u SET district_code = d.code, is_sample = true
FROM lost l JOIN district_in_turn d ON d.k = 1 + (l.k - 1) % d.n
WHERE u.id = l.id`

const unitsSQL = `
SELECT id, kind, name, coalesce(level, '') AS level, coalesce(npsn, '') AS npsn,
       coalesce(district_code, '') AS district
FROM unit ORDER BY kind, level, length(name), name`

// census is all units, in an order that does not depend on their ids.
type census []unitRef

func readUnits(ctx context.Context, tx postgres.Tx) (census, error) {
	return postgres.All[unitRef](ctx, tx, unitsSQL, nil)
}

func (c census) named(name string) (*unitRef, error) {
	for i := range c {
		if c[i].Name == name {
			return &c[i], nil
		}
	}
	return nil, fmt.Errorf("sample: the region has no unit %q", name)
}

// schools lists those of a level.
func (c census) schools(level string) []*unitRef {
	var list []*unitRef
	for i := range c {
		if c[i].Kind == unit.School && c[i].Level == level {
			list = append(list, &c[i])
		}
	}
	return list
}
