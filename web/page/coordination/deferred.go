package coordination

import "jaring/web/ui"

// DeferredView is the register of deferred entries.
type DeferredView struct {
	Sub   string
	Years []ui.Tally
	Rows  []DeferredRow
	Pager ui.PagerView
}

// DeferredRow is one deferred entry.
type DeferredRow struct {
	Code, Name, Unit string
	Href             string
	From, To         string
	Reason, Text     string
	Decided          string
	State            ui.TagView
}
