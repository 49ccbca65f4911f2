package gauge

import (
	"jaring/internal/evidence"
	"jaring/internal/evidence/preflight"
	"jaring/web/ui"
)

// Link puts into words what came of looking at a link; waiting is said while that is still to come. Of a link that nobody
// asked about, only its address speaks.
func Link(address, waiting string, l evidence.Looked, asked bool) ui.LinkView {
	v := ui.LinkView{Word: evidence.LinkWord(address), Title: l.Title, Length: preflight.Minutes(l.Length)}
	switch {
	case !asked:
	case l.Waiting:
		v.Waiting = waiting
	case l.Open:
		v.Open = "Dapat dibuka, diperiksa " + ui.DateTime(l.CheckedAt) + "."
	default:
		v.Unsure = unsure(l)
	}
	return v
}

// unsure does not alarm: a network without a way out is nobody's mistake.
func unsure(l evidence.Looked) string {
	text := "Diperiksa " + ui.DateTime(l.CheckedAt) + "."
	if l.Failures == 1 {
		text = "Belum dapat diperiksa, dicoba " + ui.DateTime(l.CheckedAt) + ". Jaring mencoba lagi sendiri."
	}
	if !l.ReachedAt.IsZero() {
		text += " Terakhir dapat dibuka " + ui.DateTime(l.ReachedAt) + "."
	}
	return text
}
