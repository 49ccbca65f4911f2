// Package public holds the pages for everybody.
package public

import "jaring/web/ui"

// HomeView is the start page.
type HomeView struct {
	Index      *IndexFigure
	Trend      ui.TrendView
	Facts      []Fact
	CycleTitle string
	Stages     []ui.Step
	Cards      []Card
	Gallery    string
}

// IndexFigure is the newest official index.
type IndexFigure struct {
	Year                    int
	Value, Category, Change string
	Gap                     string // how far the highest category is away
}

// Fact is a figure with its name; Text stands in for a figure that is words.
type Fact struct{ Label, Figure, Text, Note string }

// Card is a published innovation in the gallery.
type Card struct {
	Href, Code, Kicker, Name, Summary, Unit, District, Stage string
}

// GalleryView lists published innovations.
type GalleryView struct {
	Filters   ui.FiltersView
	Cards     []Card
	Count, Of string // "12 inovasi", " dari 51" where a filter hides some
	First     bool   // the first page: its first card is large
	Pager     ui.PagerView
}

// ArticleView is one published innovation as an article.
type ArticleView struct {
	Code, Kicker, Name, Summary, Unit string
	Parts                             []Part
	Facts, Innovators                 []ui.KV
}

// Part is a section of an article or of a guide.
type Part struct{ Title, Text string }

// AttestView says what a receipt or a record attests.
type AttestView struct {
	What  string // "Tanda terima", at the beginning of a sentence
	Title string
	Facts []ui.KV
	// PublicKey checks the seal of the paper without the portal.
	PublicKey string
}

// TextView is a page of plain prose.
type TextView struct {
	Title, Lead string
	Parts       []Part
	Pages       []ui.NavItem // this page and those like it
}
