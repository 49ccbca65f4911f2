package evidence

import (
	"context"
	"time"

	"jaring/internal/evidence/visit"
	"jaring/internal/postgres"
)

// Looked is what came of looking at a link. What is wrong with it is a finding.
type Looked struct {
	Waiting   bool          `db:"-"` // asked for, and not yet done
	Open      bool          `db:"-"` // it could be opened when it was last looked at
	Length    time.Duration `db:"-"` // of a video; 0: unknown
	Title     string        // when it was last open
	Failures  int           // how often in a row nobody answered
	CheckedAt time.Time
	ReachedAt time.Time // zero: never
}

// LinkWord is what a link is by its address alone: "Video YouTube", "Folder Google Drive", or "Tautan".
func LinkWord(address string) string {
	if word := visit.Recognise(address).Word; word != "" {
		return word
	}
	return "Tautan"
}

// Looked returns what came of looking at the link of a version; false where nobody has asked.
func (c Checks) Looked(id string, no int) (Looked, bool) {
	l, asked := c.links[version{id, no}]
	return l, asked
}

// CheckLinks has the service ask for a look at every link that is added.
func (s *Service) CheckLinks() { s.checkLinks = true }

// ask asks for a look at the link of a version that counts.
func (s *Service) ask(ctx context.Context, tx postgres.Tx, i Item) error {
	job := LinkCheck{ID: i.ID, No: i.No}
	if asked, err := askLink(ctx, tx, job); err != nil || !asked {
		return err
	}
	return s.jobs.Add(ctx, tx, job)
}
