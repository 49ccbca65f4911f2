package innovation

import (
	"context"
	"fmt"

	"jaring/internal/message"
)

// tellSentAgain tells assessors and coordinators that a corrected entry has come back. A first sending is no news to those
// who look at the list of entries.
func (a *act) tellSentAgain(ctx context.Context, teller *message.Teller, round int) error {
	if !a.entry.WasReturned {
		return nil
	}
	n := SentAgain(a.entry.ID, a.entry.Name, a.entry.UnitName, round)
	n.By = a.actor.PersonID
	return teller.Screening(ctx, a.tx, n)
}

// SentAgain says that a corrected entry has come back, for the how manieth time it was sent.
func SentAgain(entryID, name, unitName string, round int) message.Notice {
	return message.Notice{
		Kind: message.Comment, Key: fmt.Sprintf("sent:%s:%d", entryID, round), EntryID: entryID, Subject: "Dikirim ulang: " + name,
		Body: unitName + " mengirim ulang usulan ini setelah diperbaiki. Bagian yang berubah ditandai.",
	}
}

// tellAnswer tells them what the unit answered to a decision; a changed answer is not told again.
func (a *act) tellAnswer(ctx context.Context, teller *message.Teller, decisionID, text string) error {
	return teller.Screening(ctx, a.tx, message.Notice{
		Kind: message.Comment, Key: "answer:" + decisionID, EntryID: a.entry.ID, By: a.actor.PersonID,
		Subject: "Jawaban unit: " + a.entry.Name,
		Body:    a.entry.UnitName + " menjawab umpan balik:\n" + text,
	})
}
