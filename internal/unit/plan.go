package unit

import (
	"fmt"
	"strings"
	"time"
)

// planned is a unit that a region file asks for.
type planned struct {
	Unit          // ParentID, DistrictCode and the like filled; ParentID only when it is written
	place  string // in the file
	parent key    // zero: none
	former string // its earlier name, "" if none is known
}

// key tells units of one region apart: the same name may stand in two districts.
type key struct {
	kind     Kind
	name     string // in lower case
	district string // code
}

func (p planned) key() key { return key{p.Kind, strings.ToLower(p.Name), p.DistrictCode} }

// plan lists the units of the file, parents before children, and notes for whoever imports: what stands twice is taken
// once.
type plan struct {
	units []planned
	notes []string
	at    map[key]int // index in units
}

func (f RegionFile) plan() plan {
	p := plan{at: map[key]int{}}
	for i, name := range f.Offices {
		p.add(planned{Unit: Unit{Kind: Office, Name: name}, place: fmt.Sprintf("offices[%d]", i), former: f.formerName(name)})
	}
	codes := f.planPlaces(&p)
	schools := key{Office, strings.ToLower(f.Setup.SchoolsUnder), ""}
	health := key{Office, strings.ToLower(f.Setup.HealthUnder), ""}
	for i, name := range f.HealthCenters {
		p.add(planned{Unit: Unit{Kind: HealthCenter, Name: name}, place: fmt.Sprintf("health_centers[%d]", i), parent: health})
	}
	for i, s := range f.Schools {
		u := Unit{Kind: School, Name: s.Name, Level: s.Level, Ownership: s.Ownership}
		if s.District != nil {
			u.DistrictCode = codes[*s.District]
		}
		p.add(planned{Unit: u, place: fmt.Sprintf("schools[%d]", i), parent: schools})
	}
	p.noteNamesakes()
	return p
}

// planPlaces adds the offices of the districts and wards and returns the districts' codes by name.
func (f RegionFile) planPlaces(p *plan) map[string]string {
	codes := map[string]string{}
	for i, d := range f.Districts {
		codes[d.Name] = d.Code
		place := fmt.Sprintf("districts[%d]", i)
		district := planned{Unit: Unit{Kind: District, Name: "Kecamatan " + d.Name, DistrictCode: d.Code}, place: place}
		p.add(district)
		for j, w := range d.Wards {
			p.add(planned{Unit: Unit{Kind: Ward, Name: "Kelurahan " + w.Name, DistrictCode: d.Code, WardCode: w.Code},
				place: fmt.Sprintf("%s.wards[%d]", place, j), parent: district.key()})
		}
	}
	return codes
}

func (p *plan) add(u planned) {
	i, twice := p.at[u.key()]
	if !twice {
		p.at[u.key()] = len(p.units)
		p.units = append(p.units, u)
		return
	}
	first := p.units[i]
	note := fmt.Sprintf("%s: %q stands already at %s, taken once", u.place, u.Name, first.place)
	if first.Level != u.Level || first.Ownership != u.Ownership {
		note += ", as described there"
	}
	p.notes = append(p.notes, note)
}

// noteNamesakes names schools that share a name but not a district: they may be one school or two, and both are kept.
func (p *plan) noteNamesakes() {
	type namesake struct {
		kind Kind
		name string
	}
	first := map[namesake]planned{}
	for _, u := range p.units {
		n := namesake{u.Kind, strings.ToLower(u.Name)}
		if other, ok := first[n]; ok {
			p.notes = append(p.notes, fmt.Sprintf("%s: %q has the name of %s in another district, kept as two units", u.place, u.Name, other.place))
			continue
		}
		first[n] = u
	}
}

func (f RegionFile) formerName(name string) string {
	for _, r := range f.Renames {
		if r.To == name {
			return r.From
		}
	}
	return ""
}

func (f RegionFile) renamedOn() time.Time {
	day, err := time.Parse(time.DateOnly, f.Setup.RenamedOn)
	if err != nil {
		panic("unit: day of renaming in the setup: " + err.Error())
	}
	return day
}
