package unit

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// checker collects what is wrong with a region file, by place.
type checker struct {
	problems []error
}

func (c *checker) need(ok bool, format string, args ...any) {
	if !ok {
		c.problems = append(c.problems, fmt.Errorf(format, args...))
	}
}

// check says everything that is wrong with the file, one line per place.
func (f RegionFile) check() error {
	var c checker
	c.need(f.Code != "", "code: empty")
	c.need(f.Name != "", "name: empty")
	c.need(f.Province != "", "province: empty")
	c.need(slices.Contains([]string{"kota", "kabupaten", "provinsi"}, f.Kind), "kind: unknown %q", f.Kind)
	districts := f.checkDistricts(&c)
	f.checkNames(&c)
	for i, s := range f.Schools {
		place := fmt.Sprintf("schools[%d]", i)
		c.name(place+".name", s.Name)
		c.need(slices.Contains(Levels, s.Level), "%s.level: unknown %q", place, s.Level)
		c.need(s.Ownership == "negeri" || s.Ownership == "swasta", "%s.ownership: unknown %q", place, s.Ownership)
		c.need(s.District == nil || districts[*s.District], "%s.district: not among the districts", place)
	}
	f.checkAward(&c)
	return errors.Join(c.problems...)
}

func (c *checker) name(place, name string) {
	c.need(name == tidy(name) && nameProblem(name) == "", "%s: %q is no name", place, name)
}

func (f RegionFile) checkDistricts(c *checker) map[string]bool {
	names, codes := map[string]bool{}, map[string]bool{}
	code := func(place, code, within string) {
		c.need(strings.HasPrefix(code, within+".") && !codes[code], "%s: %q is repeated or not within %s", place, code, within)
		codes[code] = true
	}
	for i, d := range f.Districts {
		place := fmt.Sprintf("districts[%d]", i)
		c.name(place+".name", d.Name)
		c.need(!names[d.Name], "%s.name: repeated", place)
		names[d.Name] = true
		code(place+".code", d.Code, f.Code)
		for j, w := range d.Wards {
			place := fmt.Sprintf("%s.wards[%d]", place, j)
			c.name(place+".name", w.Name)
			code(place+".code", w.Code, d.Code)
		}
	}
	return names
}

func (f RegionFile) checkNames(c *checker) {
	for i, name := range f.Offices {
		c.name(fmt.Sprintf("offices[%d]", i), name)
	}
	for i, name := range f.HealthCenters {
		c.name(fmt.Sprintf("health_centers[%d]", i), name)
	}
	for i, r := range f.Renames {
		c.name(fmt.Sprintf("renames[%d].from", i), r.From)
		c.need(slices.Contains(f.Offices, r.To), "renames[%d].to: not among the offices", i)
	}
	c.need(slices.Contains(f.Offices, f.Setup.SchoolsUnder), "offices: %q, the schools' office, is missing", f.Setup.SchoolsUnder)
	c.need(slices.Contains(f.Offices, f.Setup.HealthUnder), "offices: %q, the puskesmas' office, is missing", f.Setup.HealthUnder)
}

func (f RegionFile) checkAward(c *checker) {
	for i, r := range f.OfficialResults {
		c.need(r.Year > 0 && r.Category != "" && r.Source != "", "official_results[%d]: incomplete", i)
		c.need(0 <= r.IndexX100 && r.IndexX100 <= 10000, "official_results[%d].index_x100: out of bounds", i)
	}
	for i, a := range f.Awards {
		c.need(a.Year > 0 && a.Text != "", "awards[%d]: incomplete", i)
	}
	for i, n := range f.RealInnovations {
		c.name(fmt.Sprintf("real_innovations[%d].name", i), n.Name)
		c.need(slices.Contains(f.Offices, f.UnitName(n.Unit)), "real_innovations[%d].unit: not among the offices", i)
	}
	_, err := time.Parse(time.DateOnly, f.Story2024.Socialisation)
	c.need(err == nil, "story_2024.socialisation: %q is no day", f.Story2024.Socialisation)
}

// UnitName is the full name of what a file calls by a short one.
func (f RegionFile) UnitName(name string) string {
	if full, ok := f.Setup.ShortNames[name]; ok {
		return full
	}
	return name
}
