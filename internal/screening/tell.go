package screening

import (
	"fmt"

	"jaring/internal/auth"
	"jaring/internal/innovation"
	"jaring/internal/message"
	"jaring/web/href"
)

// notice is what the unit is told of a decision: what it is, why, and what to do.
func (r ruling) notice(decisionID string, e entryRow, actor auth.Actor) message.Notice {
	n := message.Notice{Kind: message.Decided, Key: decisionID, EntryID: e.ID, Path: href.EntryFeedback(e.ID), By: actor.PersonID}
	reason := ""
	if r.Act != innovation.Shortlist {
		reason = "Alasan: " + reasonLabel(r.Reason) + ".\n"
	}
	if r.Text != "" {
		reason += r.Text + "\n"
	}
	switch r.Act {
	case innovation.Return:
		n.Kind, n.Subject = message.Returned, fmt.Sprintf("Perlu perbaikan: %s", e.Name)
		n.Body = reason + "Perbaiki yang diminta, lalu kirim ulang sebelum tenggat."
	case innovation.Shortlist:
		n.Subject = fmt.Sprintf("Lolos saring: %s", e.Name)
		n.Body = reason + fmt.Sprintf("Usulan ini lolos saring untuk IGA %d.", e.Year)
	case innovation.Defer:
		n.Subject = fmt.Sprintf("Ditangguhkan ke %d: %s", *r.NextYear, e.Name)
		n.Body = reason + fmt.Sprintf("Usulan ini dapat dibawa ke siklus %d.", *r.NextYear)
	default:
		n.Subject = fmt.Sprintf("Tidak lolos: %s", e.Name)
		n.Body = reason + "Usulan ini tidak diteruskan pada siklus ini."
	}
	return n
}
