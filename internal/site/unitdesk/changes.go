package unitdesk

import (
	"strings"

	"jaring/internal/innovation"
	"jaring/internal/site/handle"
	page "jaring/web/page/unitdesk"
	"jaring/web/ui"
)

// changes is what differs from the sending before; nil where nothing was sent before.
func (s *Section) changes(x *handle.Exchange, e innovation.Entry) (*page.Changes, error) {
	if e.Round == 0 {
		return nil, nil
	}
	c, err := s.innovations.Changes(x.Context(), x.Actor, e.ID)
	if err != nil || c.Number == "" {
		return nil, err
	}
	v := page.Changes{Since: c.Number + ", " + ui.DateTime(c.SentAt)}
	for _, change := range c.List {
		row := ui.Task{State: ui.Here, Label: change.Title, Help: strings.Join(change.Texts, ". "), Word: "Berubah"}
		if writes(x, e) {
			row.Href = address(e.ID, change.Target)
		}
		v.Rows = append(v.Rows, row)
	}
	return &v, nil
}
