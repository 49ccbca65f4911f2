package sample

import (
	"time"

	"jaring/internal/innovation"
	"jaring/internal/message"
	"jaring/internal/screening"
	"jaring/web/href"
)

// unreadFor is how long people of the sample take to read what they are told.
const unreadFor = 4 * 24 * time.Hour

// messages tells of the present cycle what its people would have been told: units what was decided, assessors and the
// coordinator what came back. What is still unread goes into the next digest.
func (t *teller) messages(s *tale) {
	if s.year != present || s.decision == nil {
		return
	}
	d := s.decision
	told := screening.Told{DecisionID: d.ID, EntryID: d.EntryID, Name: s.name, Year: s.year, Act: innovation.Act(d.Act), Reason: d.ReasonCode,
		Text: d.Text, NextYear: d.NextYear}
	n := told.Notice()
	t.message(n, s.operator, n.Path, s.times.decided)
	if !s.again {
		return
	}
	n = innovation.SentAgain(s.entry.ID, s.name, s.unit.Name, 2)
	t.message(n, t.cast.byUsername["koordinator"], href.CoordinationEntry(s.entry.ID), s.times.resubmitted)
	for _, sh := range s.sheets {
		t.message(n, sh.row.AssessorID, href.Sheet(sh.row.ID), s.times.resubmitted)
	}
}

func (t *teller) message(n message.Notice, person, path string, at time.Time) {
	row := messageRow{ID: newID("message", person, string(n.Kind), n.Key), PersonID: person, Kind: string(n.Kind), Key: n.Key, EntryID: n.EntryID,
		Subject: n.Subject, Body: n.Body, Path: path, Mail: string(message.Daily), CreatedAt: at}
	if read := at.Add(unreadFor); read.Before(t.now) {
		row.Mail, row.ReadAt = string(message.None), &read
	}
	t.told = append(t.told, row)
}
