package screening

import (
	"fmt"

	"jaring/internal/auth"
	"jaring/internal/innovation"
	"jaring/internal/message"
	"jaring/web/href"
)

// Told is a decision as the unit is told of it.
type Told struct {
	DecisionID string
	EntryID    string
	Name       string // of the entry
	Year       int
	Act        innovation.Act
	Reason     string // code
	Text       string
	NextYear   *int
	By         string
}

func (r ruling) told(decisionID string, e entryRow, actor auth.Actor) Told {
	return Told{decisionID, e.ID, e.Name, e.Year, r.Act, r.Reason, r.Text, r.NextYear, actor.PersonID}
}

// Notice says what was decided, why, and what to do.
func (t Told) Notice() message.Notice {
	n := message.Notice{Kind: message.Decided, Key: t.DecisionID, EntryID: t.EntryID, Path: href.EntryFeedback(t.EntryID), By: t.By}
	if t.Act != innovation.Shortlist {
		n.Body = "Alasan: " + reasonLabel(t.Reason) + ".\n"
	}
	if t.Text != "" {
		n.Body += t.Text + "\n"
	}
	switch t.Act {
	case innovation.Return:
		n.Kind, n.Subject = message.Returned, "Perlu perbaikan: "+t.Name
		n.Body += "Perbaiki yang diminta, lalu kirim ulang sebelum tenggat."
	case innovation.Shortlist:
		n.Subject = "Lolos saring: " + t.Name
		n.Body += fmt.Sprintf("Usulan ini lolos saring untuk IGA %d.", t.Year)
	case innovation.Defer:
		n.Subject = fmt.Sprintf("Ditangguhkan ke %d: %s", *t.NextYear, t.Name)
		n.Body += fmt.Sprintf("Usulan ini dapat dibawa ke siklus %d.", *t.NextYear)
	default:
		n.Subject = "Tidak lolos: " + t.Name
		n.Body += "Usulan ini tidak diteruskan pada siklus ini."
	}
	return n
}
