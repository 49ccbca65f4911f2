package ui

import (
	"net/url"

	"jaring/web/href"
)

// FiltersView is the form above a list: a GET to Action. Every active choice
// becomes a chip whose link is the same query without it.
type FiltersView struct {
	Action  string
	Search  *SearchBox
	Groups  []FilterGroup
	Keep    url.Values // sent along: sorting, columns; never the page key
	Actions []Action   // right of the chips, such as "Unduh CSV"
}

// SearchBox is the free text of a filter.
type SearchBox struct{ Name, Value, Example string }

// FilterGroup is one filter. Several lets one choose more than one option.
type FilterGroup struct {
	Name, Label string
	Several     bool
	Options     []FilterOption
}

// FilterOption is a choice with the number of rows behind it; Count below zero hides it.
type FilterOption struct {
	Value, Label string
	Count        int
	On           bool
}

func (g FilterGroup) active() int {
	n := 0
	for _, o := range g.Options {
		if o.On && o.Value != "" {
			n++
		}
	}
	return n
}

func (g FilterGroup) heading() string {
	if n := g.active(); n > 0 {
		return g.Label + " (" + Thousands(n) + ")"
	}
	return g.Label
}

// shownOptions is how many values of a filter stand in the open.
const shownOptions = 5

// split parts the values that stand in the open from those that are folded away.
func (g FilterGroup) split() (first, rest FilterGroup) {
	first, rest = g, g
	n := min(len(g.Options), shownOptions)
	if len(g.Options) == shownOptions+1 {
		n++
	}
	first.Options, rest.Options = g.Options[:n], g.Options[n:]
	return first, rest
}

type chip struct{ Label, Remove string }

// query is the whole filter as an address would carry it, without one choice.
func (f FiltersView) query(exceptName, exceptValue string) string {
	q := url.Values{}
	for name, values := range f.Keep {
		q[name] = append(q[name], values...)
	}
	if f.Search != nil && f.Search.Name != exceptName {
		q.Set(f.Search.Name, f.Search.Value)
	}
	for _, g := range f.Groups {
		for _, o := range g.Options {
			if o.On && !(g.Name == exceptName && o.Value == exceptValue) {
				q.Add(g.Name, o.Value)
			}
		}
	}
	return href.With(f.Action, q)
}

func (f FiltersView) chips() []chip {
	var out []chip
	if f.Search != nil && f.Search.Value != "" {
		out = append(out, chip{"“" + f.Search.Value + "”", f.query(f.Search.Name, "")})
	}
	for _, g := range f.Groups {
		for _, o := range g.Options {
			if o.On && o.Value != "" {
				out = append(out, chip{o.Label, f.query(g.Name, o.Value)})
			}
		}
	}
	return out
}

func (f FiltersView) cleared() string { return href.With(f.Action, f.Keep) }
