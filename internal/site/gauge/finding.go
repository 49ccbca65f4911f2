package gauge

import (
	"jaring/internal/evidence/preflight"
	"jaring/web/ui"
)

var tones = map[preflight.Grade]ui.Tone{preflight.Blocks: ui.Bad, preflight.Check: ui.Warn, preflight.Note: ui.Info}

// Findings are what the check of a file found, as strips for its card.
func Findings(list []preflight.Finding) []ui.Finding {
	out := make([]ui.Finding, len(list))
	for n, f := range list {
		out[n] = ui.Finding{Tone: tones[f.Grade], Title: f.Title, Text: f.Remedy}
	}
	return out
}
