package iid

import (
	"fmt"
	"strings"
)

// Report compares computed with expected results.
type Report struct {
	Total, Agreeing int
	Differences     []string // one line per case that differs: its name, and what was computed and expected
}

// OK tells whether every case agrees.
func (r Report) OK() bool { return r.Agreeing == r.Total }

// Check recomputes a file of cases in the form of instruments/examples.json: portfolios with their expected index, and
// indexes with their expected category. A malformed file gives an [*InputError] with every problem.
func Check(data []byte) (Report, error) {
	in, file, ok := readDocument(data, readCaseFile)
	if ok {
		in.merge(file.problems())
	}
	if err := in.err(); err != nil {
		return Report{}, err
	}
	return file.compare()
}

type caseFile struct {
	portfolios []portfolioCase
	categories []categoryCase
}

type portfolioCase struct {
	name      string
	portfolio Portfolio
	expect    expectation
}

type expectation struct {
	mean, total, category string
	countX100, indexX100  int
}

type categoryCase struct {
	year, indexX100 int
	category        string
}

func readCaseFile(s spot) caseFile {
	o := openObject(s)
	defer o.close()
	required(o, "rounding", word("half_up_2_decimals"))
	return caseFile{
		portfolios: required(o, "cases", list(readPortfolioCase)),
		categories: required(o, "category_cases", list(readCategoryCase)),
	}
}

func readPortfolioCase(s spot) portfolioCase {
	o := openObject(s)
	defer o.close()
	c := portfolioCase{
		name: required(o, "name", filled),
		portfolio: Portfolio{
			Year:      required(o, "year", integer),
			SPDX100:   given(o, "spd_x100", integer),
			SPDLevels: optional(o, "spd_levels", list(integer)),
			Entries:   required(o, "entries", list(readCaseEntry)),
		},
		expect: required(o, "expect", readExpectation),
	}
	for i := range c.portfolio.Entries {
		c.portfolio.Entries[i].ID = fmt.Sprint(i)
	}
	return c
}

// readCaseEntry reads an entry of a case, which has no id.
func readCaseEntry(s spot) Entry {
	o := openObject(s)
	defer o.close()
	return Entry{
		Levels:       optional(o, "levels", list(integer)),
		MaturityX100: given(o, "maturity_x100", integer),
		BasicService: required(o, "basic_service", orZero(filled)),
	}
}

func readExpectation(s spot) expectation {
	o := openObject(s)
	defer o.close()
	return expectation{
		mean:      required(o, "mean", filled),
		countX100: required(o, "count_x100", integer),
		total:     required(o, "total", filled),
		indexX100: required(o, "index_x100", integer),
		category:  required(o, "category", filled),
	}
}

func readCategoryCase(s spot) categoryCase {
	o := openObject(s)
	defer o.close()
	return categoryCase{
		year:      required(o, "year", integer),
		indexX100: required(o, "index_x100", integer),
		category:  required(o, "category", filled),
	}
}

func (f caseFile) problems() problems {
	var ps problems
	names := map[string]int{}
	for i, c := range f.portfolios {
		place := at("cases", i)
		if first, repeated := names[c.name]; repeated {
			ps.add(place+".name", "repeats %q of cases[%d]", c.name, first)
		} else {
			names[c.name] = i
		}
		ps = append(ps, c.portfolio.problems(place+".")...)
	}
	for i, c := range f.categories {
		place := at("category_cases", i)
		if in, err := ForYear(c.year); err != nil {
			ps.add(place+".year", "%s", err)
		} else if _, ok := in.Category(c.indexX100); !ok {
			ps.add(place+".index_x100", "%d is no index: 0 to 10000 expected", c.indexX100)
		}
	}
	return ps
}

func (f caseFile) compare() (Report, error) {
	report := Report{Total: len(f.portfolios) + len(f.categories)}
	for _, c := range f.portfolios {
		r, err := Score(c.portfolio)
		if err != nil {
			return Report{}, fmt.Errorf("%s: %w", c.name, err)
		}
		report.add(c.name, c.expect.differences(r))
	}
	for _, c := range f.categories {
		got, err := Classify(c.year, c.indexX100)
		if err != nil {
			return Report{}, err
		}
		var ds differences
		ds.compare("category", got.Code, c.category)
		report.add(fmt.Sprintf("category %d %d", c.year, c.indexX100), ds)
	}
	return report, nil
}

func (r *Report) add(name string, ds differences) {
	if len(ds) == 0 {
		r.Agreeing++
		return
	}
	r.Differences = append(r.Differences, oneLine(name)+": "+strings.Join(ds, "; "))
}

type differences []string

func (e expectation) differences(r Result) differences {
	var ds differences
	ds.compare("mean", r.Mean, e.mean)
	ds.compare("count_x100", r.CountX100, e.countX100)
	ds.compare("total", r.Total, e.total)
	ds.compare("index_x100", r.IndexX100, e.indexX100)
	ds.compare("category", r.Category, e.category)
	return ds
}

func (ds *differences) compare(name string, computed, expected any) {
	if c, e := fmt.Sprint(computed), fmt.Sprint(expected); c != e {
		*ds = append(*ds, fmt.Sprintf("%s is %s, expected %s", name, c, e))
	}
}
