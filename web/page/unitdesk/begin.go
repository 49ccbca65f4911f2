package unitdesk

import "jaring/web/ui"

// BeginView asks what it takes to begin.
type BeginView struct {
	Unit    string
	Cycle   string // "IGA 2026"
	Key     string
	Name    string
	Stage   string
	Stages  []ui.Option
	Similar []SimilarRow // the own unit's; the form is shown again with them once
	Errors  Errors
	Stopped string // why nothing can begin now
}

// SimilarRow is an innovation that may be the same.
type SimilarRow struct{ Code, Name, Sub, Href string }

func (v BeginView) kicker() string {
	if v.Cycle == "" {
		return "Usulan baru"
	}
	return "Usulan baru · " + v.Cycle
}
