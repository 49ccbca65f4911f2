package evidence

import (
	"context"
	"fmt"
	"strings"

	"jaring/internal/evidence/preflight"
	"jaring/internal/message"
	"jaring/internal/postgres"
	"jaring/web/href"
)

// editableSQL reads whether the entry lies with the unit: what was sent nobody there can change.
const editableSQL = `SELECT status IN ('draft', 'returned') FROM entry WHERE id = @id`

// tell tells the unit's operators once about a version that something is doubtful about. Whoever sent it may have left the
// page before it was examined, so they are told too. What only the office may know is left out.
func (e *Examiner) tell(ctx context.Context, tx postgres.Tx, s subject, findings []preflight.Finding) error {
	return tell(ctx, tx, e.teller, s, "Berkas perlu dicek", "", findings)
}

// tell is once for each version and cause.
func tell(ctx context.Context, tx postgres.Tx, teller *message.Teller, s subject, what, cause string, findings []preflight.Finding) error {
	var lines []string
	for _, f := range findings {
		if f.Audience == preflight.Everybody && f.Grade != preflight.Note {
			lines = append(lines, f.Title+". "+f.Remedy)
		}
	}
	if len(lines) == 0 {
		return nil
	}
	editable, err := postgres.Value[bool](ctx, tx, editableSQL, postgres.Args{"id": s.EntryID})
	if err != nil || !editable {
		return err
	}
	return teller.Unit(ctx, tx, s.UnitID, message.Notice{
		Kind: message.Finding, Key: fmt.Sprintf("%s:%d%s", s.ID, s.No, cause), EntryID: s.EntryID, Path: href.Evidence(s.ID),
		Subject: fmt.Sprintf("%s: %s, %s", what, s.Name, placeWords(s.Slot, s.InstrumentYear)),
		Body:    strings.Join(lines, "\n"),
	})
}
