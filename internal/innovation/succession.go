package innovation

import (
	"context"
	"strings"
	"time"

	"jaring/internal/auth"
	"jaring/internal/cycle"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// Succession is one hand-over of an innovation: who led, who leads from then on, and the record of it. Its code opens
// /verifikasi; its hash is that of the content's canonical JSON.
type Succession struct {
	Code          string
	Number        string
	InnovationID  string
	EntryID       string // in whose work it was recorded
	FromID        string
	ToID          string
	Content       HandedOver
	ContentSHA256 string
	RecordedBy    string
	RecorderName  string
	RecordedAt    time.Time
}

// HandoverInput is a hand-over as people write it. FromID is the lead that the form showed. Until and Reason end the part
// of a lead who is still active. NextID is an active innovator, or "" for somebody new, who is Name and Position.
type HandoverInput struct {
	FormKey        string
	FromID         string
	Until, Reason  string
	NextID         string
	Name, Position string
	State          string // keadaan: how far the innovation is
	Documents      string // dokumen: where its papers and accounts are
	Plan           string // rencana: what comes next
}

const maxRecord = 2000

// HandOver gives the innovation a new lead and records how it was handed over, whatever the entry's status. Sent twice it
// is done once. It returns the record's code.
func (s *Service) HandOver(ctx context.Context, actor auth.Actor, entryID string, in HandoverInput) (code string, err error) {
	err = s.change(ctx, actor, entryID, auth.WriteEntry, func(a *act) error {
		key := postgres.FormKey{Key: in.FormKey, PersonID: actor.PersonID, Act: "hand_over", TargetID: postgres.NewCode(),
			Fingerprint: postgres.Fingerprint(entryID, in.FromID, in.Until, in.Reason, in.NextID, in.Name, in.Position, in.State, in.Documents, in.Plan)}
		var first bool
		if code, first, err = postgres.Once(ctx, a.tx, key); err != nil || !first {
			return err
		}
		people, err := readInnovators(ctx, a.tx, []string{a.entry.InnovationID})
		if err != nil {
			return err
		}
		from, ok := lastLead(people)
		if !ok {
			return fault.Conflict("Inovasi ini belum pernah punya ketua. Tunjuk ketua dari daftar inovator.")
		}
		if from.ID != in.FromID {
			return fault.Stale()
		}
		to, err := in.read(a, &from, people)
		if err != nil {
			return err
		}
		return a.handOver(ctx, code, from, to, in)
	})
	return code, err
}

// lastLead is who leads now or, where nobody does, who led until last: of two who left on one day, the one who has not
// handed over.
func lastLead(people []Innovator) (Innovator, bool) {
	var last Innovator
	for _, i := range people {
		switch {
		case i.IsLead && i.Active():
			return i, true
		case i.IsLead && (last.ID == "" || i.Until.After(*last.Until) || last.HandedOver && i.Until.Equal(*last.Until)):
			last = i
		}
	}
	return last, last.ID != ""
}

// read checks the form: every problem is told at once. It ends the part of from where that is still to be done.
func (in HandoverInput) read(a *act, from *Innovator, people []Innovator) (Innovator, error) {
	var wrong problems
	if from.Active() {
		wrong = LeaveInput{Until: in.Until, Reason: in.Reason}.apply(from)
	}
	next := Innovator{Since: today(a.now)}
	if in.NextID != "" {
		found := false
		for _, i := range people {
			if i.ID == in.NextID && i.Active() && i.ID != from.ID {
				next, found = i, true
			}
		}
		if !found {
			wrong.add("next", "Pilih ketua baru dari inovator yang aktif")
		}
	} else {
		since := next.Since.Format(time.DateOnly)
		wrong = append(wrong, InnovatorInput{Name: in.Name, Position: in.Position, Since: since}.apply(&next)...)
		if next.Name == from.Name {
			wrong.add("name", "Ketua baru harus orang lain")
		}
	}
	for _, part := range []struct{ field, label, text string }{
		{"state", "Keadaan", in.State}, {"documents", "Dokumen", in.Documents}, {"plan", "Rencana", in.Plan},
	} {
		if text := paragraphs(part.text); len([]rune(text)) < 3 {
			wrong.add(part.field, "Isi "+strings.ToLower(part.label)+", cukup satu kalimat")
		} else {
			wrong.text(part.field, part.label, text, maxRecord)
		}
	}
	return next, wrong.fault()
}

// today is the day in WIB, as dates come from the database.
func today(now time.Time) time.Time {
	y, m, d := now.In(cycle.WIB).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

func (a *act) handOver(ctx context.Context, code string, from, to Innovator, in HandoverInput) error {
	current, err := readInnovator(ctx, a.tx, a.entry.InnovationID, from.ID)
	if err != nil {
		return err
	}
	if current.Active() {
		if err := endInnovator(ctx, a.tx, &from); err != nil {
			return err
		}
	}
	if to.ID == "" {
		to.ID, to.IsLead = postgres.NewID(), true
		err = insertInnovator(ctx, a.tx, a.entry.InnovationID, &to)
	} else {
		err = setLead(ctx, a.tx, &to)
	}
	if err != nil {
		return err
	}
	record, err := a.succession(ctx, code, from, to, in)
	if err != nil {
		return err
	}
	if err := insertSuccession(ctx, a.tx, &record); err != nil {
		return err
	}
	return a.touchInnovation(ctx, "hand_over", map[string]any{"from": from.ID, "to": to.ID, "number": record.Number})
}

// Successions lists the hand-overs of an entry's innovation, the oldest first, for whoever may see the entry.
func (s *Service) Successions(ctx context.Context, actor auth.Actor, entryID string) ([]Succession, error) {
	e, err := s.Head(ctx, actor, entryID)
	if err != nil {
		return nil, err
	}
	return successionsOf(ctx, s.db, e.InnovationID)
}

// SuccessionAttested finds the hand-over of a code. Like Attestation it asks for no actor: what of it is shown names nobody.
func (s *Service) SuccessionAttested(ctx context.Context, code string) (Succession, error) {
	return successionByCode(ctx, s.db, code)
}

// LastLead is who leads the innovation now or, where nobody does, who led until last.
func (c *Content) LastLead() (Innovator, bool) { return lastLead(c.Innovators) }
