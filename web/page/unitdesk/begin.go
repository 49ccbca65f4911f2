package unitdesk

import "jaring/web/ui"

// BeginView asks what it takes to begin.
type BeginView struct {
	Unit    string
	Cycle   string // "IGA 2026"
	Key     string
	Name    string
	Problem string
	Stage   string
	Stages  []ui.Option
	Similar SimilarView
	Seek    bool // the page is shown because of them
	Errors  Errors
	Stopped string // why nothing can begin now
}

func (v BeginView) kicker() string {
	if v.Cycle == "" {
		return "Usulan baru"
	}
	return "Usulan baru · " + v.Cycle
}

func (v BeginView) button() string {
	if len(v.Similar.Rows) > 0 {
		return "Ini inovasi lain, mulai usulan"
	}
	return "Mulai usulan"
}
