package report

import (
	"context"
	"strings"
	"time"

	"jaring/internal/cycle"
	"jaring/internal/fault"
)

// What follows is public: published innovations, and of them never claims, levels, evidence, remarks or reasons.

// GalleryFilter narrows the published innovations to those that have one of each field's values; empty fields do not.
type GalleryFilter struct {
	Search    string
	UnitKinds []string
	Levels    []string // of schools
	Services  []string // main urusan
	Stages    []string
	Kinds     []string // digital, non_digital
	Districts []string // names
	Years     []string
}

// Card is a published innovation in a list.
type Card struct {
	ID          string
	Slug        string
	Code        string
	Name        string
	Summary     string
	UnitName    string
	UnitKind    string
	Level       string
	District    string
	Stage       string
	Kind        string
	Service     string
	Year        int // of the newest entry that got through
	PublishedAt time.Time
}

// GalleryMark is the card a page goes on after.
type GalleryMark struct {
	At time.Time
	ID string
}

// Facet counts the published innovations behind one choice of a filter.
type Facet struct {
	Filter string // unit, level, service, stage, kind, district, year
	Value  string
	Count  int
}

// Gallery is one page of published innovations.
type Gallery struct {
	Cards  []Card
	More   bool
	Facets []Facet // of everything that the search finds, whatever else is chosen
	Total  int     // that the search and the filter find
}

const galleryPage = 24

// Gallery returns the newest published innovations behind the mark.
func (s *Service) Gallery(ctx context.Context, f GalleryFilter, after GalleryMark) (Gallery, error) {
	var g Gallery
	var err error
	if g.Cards, err = listCards(ctx, s.db, f, after, galleryPage+1); err != nil {
		return g, err
	}
	if g.More = len(g.Cards) > galleryPage; g.More {
		g.Cards = g.Cards[:galleryPage]
	}
	if g.Total, err = countCards(ctx, s.db, f); err != nil {
		return g, err
	}
	g.Facets, err = listFacets(ctx, s.db, f.Search)
	return g, err
}

// stopWords are left out of a search as they are left out of what is searched: the dictionary keeps them, and a query
// that demands "untuk" finds nothing. The list is that of migration 1.
var stopWords = map[string]bool{
	"dan": true, "yang": true, "di": true, "ke": true, "dari": true, "untuk": true, "dengan": true, "pada": true,
	"dalam": true, "oleh": true, "atau": true, "ini": true, "itu": true,
}

// searchWords is the search without stop words; a search of nothing else stays as it is.
func searchWords(search string) string {
	var words []string
	for _, w := range strings.Fields(search) {
		if !stopWords[strings.ToLower(w)] {
			words = append(words, w)
		}
	}
	if len(words) == 0 {
		return strings.TrimSpace(search)
	}
	return strings.Join(words, " ")
}

// Text is what a published innovation says of itself.
type Text struct {
	Card
	Purpose       string
	Benefit       string
	Result        string
	LegalBasis    string
	Problem       string
	Method        string
	Novelty       string
	Mechanism     string
	ImplementedOn *time.Time
	Latitude      *float64
	Longitude     *float64
}

// Article is a published innovation as everybody may read it.
type Article struct {
	Text
	Innovators []PublicInnovator // only those who agreed
	Years      []int             // in which it took part
}

// PublicInnovator is somebody who agreed to be named.
type PublicInnovator struct {
	Name, Position string
	IsLead         bool
}

// Article returns the published innovation of the address; anything else is not found.
func (s *Service) Article(ctx context.Context, slug string) (Article, error) {
	text, err := oneArticle(ctx, s.db, slug)
	if err != nil {
		return Article{}, err
	}
	a := Article{Text: text}
	if a.Innovators, err = listPublicInnovators(ctx, s.db, a.ID); err != nil {
		return a, err
	}
	a.Years, err = listYearsOf(ctx, s.db, a.ID)
	return a, err
}

// Front is what the public start page shows.
type Front struct {
	Cycle     cycle.Cycle
	HasCycle  bool
	Published int
	Units     int // with a published innovation
	Submitted int // in the current cycle
	Newest    []Card
}

const frontCards = 7

// Front returns the figures of the start page.
func (s *Service) Front(ctx context.Context) (Front, error) {
	var f Front
	counts, err := countFront(ctx, s.db)
	if err != nil {
		return f, err
	}
	f.Published, f.Units = counts.Published, counts.Units
	if f.Newest, err = listCards(ctx, s.db, GalleryFilter{}, GalleryMark{}, frontCards); err != nil {
		return f, err
	}
	f.Cycle, err = s.cycles.Current(ctx)
	if err != nil && fault.KindOf(err) == fault.KindNotFound {
		return f, nil // a region that has not begun has a start page too
	}
	if err != nil {
		return f, err
	}
	f.HasCycle = true
	f.Submitted, err = countSubmitted(ctx, s.db, f.Cycle.Year)
	return f, err
}
