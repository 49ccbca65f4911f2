package e2e

import (
	_ "embed"
	"testing"

	"github.com/chromedp/chromedp"
)

//go:embed testdata/axe/axe.min.js
var axe string

// violation is what axe found at one spot.
type violation struct {
	Rule     string `json:"rule"`
	Help     string `json:"help"`
	Selector string `json:"selector"`
	Summary  string `json:"summary"`
}

const runAxe = `axe.run(document, {resultTypes: ["violations"]}).then((result) => result.violations.flatMap((v) => v.nodes.map((n) => (
	{rule: v.id, help: v.help, selector: n.target.join(" "), summary: n.failureSummary}))))`

// TestAxe holds every main page to axe's rules, and to the width of the window. Light and wide, dark and narrow: what
// depends on colour and what depends on width are each seen both ways.
func TestAxe(t *testing.T) {
	t.Parallel()
	looks := []look{{desktop, "light"}, {phone, "dark"}}
	everywhere(t, looks, func(t *testing.T, b *tab, _ string, _ place, l look) {
		for _, v := range b.violations() {
			t.Errorf("%s: %s at %s: %s (%s)\n%s", l, b.Path(), v.Selector, v.Help, v.Rule, v.Summary)
		}
		checkWidth(t, b, l)
	})
}

func (b *tab) violations() []violation {
	b.t.Helper()
	if !eval[bool](b, `typeof axe === "object"`) {
		run(b, "load axe", chromedp.Evaluate[chromedp.Void](axe))
	}
	return eval[[]violation](b, runAxe)
}
