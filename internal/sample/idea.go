package sample

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

//go:embed ideas/*.json
var ideaFiles embed.FS

// idea is a subject with everything that innovations on it have to say. Sentences may hold the placeholders of figures.
type idea struct {
	For       []string // school levels, kinds of unit, or names of offices
	Service   string   // main urusan
	Secondary []string
	Digital   bool
	Form      string
	Names     []named
	Problem   []string
	Method    []string
	Novelty   []string
	Steps     []string
	Purpose   string
	Benefit   string
	Result    string
}

// named is an innovation on the subject, and what it does in one sentence.
type named struct{ Name, Summary string }

// loadIdeas reads all subjects in the order of their files.
func loadIdeas() ([]idea, error) {
	files, err := ideaFiles.ReadDir("ideas")
	if err != nil {
		return nil, err
	}
	ideas := make([]idea, len(files))
	for i, f := range files {
		data, err := ideaFiles.ReadFile("ideas/" + f.Name())
		if err != nil {
			return nil, err
		}
		d := json.NewDecoder(bytes.NewReader(data))
		d.DisallowUnknownFields()
		if err := d.Decode(&ideas[i]); err != nil {
			return nil, fmt.Errorf("sample idea %s: %w", f.Name(), err)
		}
	}
	return ideas, nil
}

// title is a name with the subject it stands for.
type title struct {
	name    string
	summary string
	idea    *idea
}

// titlesFor lists the names that suit a level, kind or office, changing the subject from one to the next.
func titlesFor(ideas []idea, who string) []title {
	var list []title
	for round, more := 0, true; more; round++ {
		more = false
		for i := range ideas {
			if slices.Contains(ideas[i].For, who) && round < len(ideas[i].Names) {
				list, more = append(list, ideas[i].title(round)), true
			}
		}
	}
	return list
}

func (i *idea) title(n int) title { return title{i.Names[n].Name, i.Names[n].Summary, i} }

// titleOf finds the subject of a name.
func titleOf(ideas []idea, name string) (title, error) {
	for i := range ideas {
		for n := range ideas[i].Names {
			if ideas[i].Names[n].Name == name {
				return ideas[i].title(n), nil
			}
		}
	}
	return title{}, fmt.Errorf("sample: no subject holds the name %q", name)
}

// figures replaces the placeholders of a subject's sentences by what is true for one innovation.
func figures(name, unit string) *strings.Replacer {
	from, high, share := between(12, 60, name, "from"), between(36, 96, name, "high"), between(31, 58, name, "share")
	number := func(n int) string { return strconv.Itoa(n) }
	return strings.NewReplacer(
		"{nama}", shortName(name), "{unit}", unit,
		"{orang}", number(between(24, 260, name, "people")),
		"{dari}", number(from), "{naik}", number(from+between(14, 95, name, "rise")),
		"{jadi}", number(high), "{sisa}", number(high/between(3, 6, name, "fall")),
		"{persen}", number(share), "{persenNaik}", number(share+between(18, 37, name, "gain")),
		"{bulan}", number(between(4, 11, name, "months")),
	)
}

// shortName is what people call an innovation: the part before the colon.
func shortName(name string) string {
	short, _, _ := strings.Cut(name, ":")
	return short
}
