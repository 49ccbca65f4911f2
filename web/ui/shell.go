package ui

import (
	"slices"
	"strings"
)

// Shell is what stands round a page: who, where, which cycle.
type Shell struct {
	Title   string // names the page in the tab; also the h1 where a page has none of its own
	Region  string // "Kota Pekalongan"
	Office  string // "Bapperida Kota Pekalongan"
	Product string // line above the region; empty means "Inovasi Daerah"

	CycleLabel string // "IGA 2026"; empty hides cycle and stage
	CycleStage string // "Penjaringan sampai 30 Juni 2026"
	Deadline   string // "ditutup Selasa, 30 Juni 2026, 23.59 WIB", of the collection; may be empty

	Person    string // full name; empty on pages without a session
	RoleLabel string // "Operator unit"
	UnitName  string // the submitter's unit; draws the white strip
	UnitKind  string // code of its kind, for the strip's icon; may be empty
	Role      string // code: submitter, assessor, …
	Roles     []RoleOption

	Tabs []NavItem // submitter: the strip's tabs; also PublicPage's links
	Side []NavItem // staff roles: the side navigation

	Crumbs     []Crumb
	Back       *Crumb // question pages: one link back instead of crumbs
	Flash      *NoticeView
	Search     string // address of the search; empty hides the field
	Notices    int    // unread messages
	NoticesURL string // empty hides the bell

	Demo     bool     // marks the page "Data contoh"
	Errored  bool     // title gets the prefix "Galat:"
	Question bool     // one question: no bottom bar on phones
	Split    bool     // split review: no side navigation, no frame
	More     bool     // the page behind "Lainnya"
	Hero     bool     // PublicPage: the page draws from edge to edge
	Scripts  []string // public names of own modules, such as "kata.js"
}

// RoleOption is one role the person may switch to.
type RoleOption struct {
	ID      string // posted as "peran"
	Label   string // role word
	Unit    string // unit's name, or "Seluruh daerah"
	Current bool
}

// NavItem is one link of the navigation. Items with the same Group stand under
// that heading; Short replaces Label in the phone's bottom bar.
type NavItem struct {
	Label, Short, Href, Icon, Group string
	Count                           int // shown when above zero
	Current                         bool
}

// Crumb is a place above the current page; the last one needs no Href.
type Crumb struct{ Label, Href string }

const bottomItems = 4

func (s Shell) tabTitle() string {
	title := s.Title + " · Jaring"
	if s.Title == "" {
		title = "Jaring"
	}
	if s.Region != "" {
		title += " " + s.Region
	}
	if s.Errored {
		return "Galat: " + title
	}
	return title
}

func (s Shell) product() string {
	if s.Product != "" {
		return s.Product
	}
	return "Inovasi Daerah"
}

// nav is the navigation of this shell, whichever form it takes.
func (s Shell) nav() []NavItem {
	if len(s.Side) > 0 {
		return s.Side
	}
	return s.Tabs
}

func (s Shell) hasBottom() bool { return len(s.nav()) > 0 && !s.Question && !s.Split }

// bottom is what fits the phone's bar; the rest stands behind "Lainnya".
func (s Shell) bottom() (items []NavItem, more bool) {
	all := s.nav()
	if len(all) <= bottomItems {
		return all, false
	}
	return all[:bottomItems], true
}

// behindMore reports whether the page one is on stands behind "Lainnya".
func (s Shell) behindMore() bool {
	return s.More || slices.ContainsFunc(s.nav()[bottomItems:], func(item NavItem) bool { return item.Current })
}

// framed marks the pages whose bottom bar needs room.
func (s Shell) framed() string {
	if s.hasBottom() {
		return "has-bottom"
	}
	return ""
}

func (s Shell) barClass(base string) string {
	if len(s.Side) == 0 && !s.Split {
		return base + " narrow"
	}
	return base
}

func (n NavItem) short() string {
	if n.Short != "" {
		return n.Short
	}
	return n.Label
}

// navGroup is a run of items under one heading.
type navGroup struct {
	Heading string
	Items   []NavItem
}

func groups(items []NavItem) []navGroup {
	var out []navGroup
	for _, item := range items {
		if len(out) == 0 || out[len(out)-1].Heading != item.Group {
			out = append(out, navGroup{Heading: item.Group})
		}
		last := &out[len(out)-1]
		last.Items = append(last.Items, item)
	}
	return out
}

// Initials are the first letters of the first two names, without academic titles.
func Initials(name string) string {
	name, _, _ = strings.Cut(name, ",")
	out := ""
	for _, word := range strings.Fields(name) {
		if strings.HasSuffix(word, ".") {
			continue
		}
		out += strings.ToUpper(string([]rune(word)[:1]))
		if len([]rune(out)) == 2 {
			break
		}
	}
	return out
}
