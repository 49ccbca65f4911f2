package public

import "jaring/web/ui"

// GuideView is the guide, or what of it holds the words looked for.
type GuideView struct {
	Query      string
	Year       string
	Parts      []Part
	Indicators []GuideRow
	Pages      []ui.NavItem // this page and those like it
}

// GuideRow leads to what is said of one indicator.
type GuideRow struct{ Title, Text, Href string }

// GuideIndicatorView explains one indicator in one year.
type GuideIndicatorView struct {
	Kicker, Title, Asks   string
	Levels                []ui.KV
	Evidence, Kinds       string // as the instrument says, "" where it does not
	Good, Mistakes, Notes []string
	Years                 []ui.NavItem
}
