package innovation

import (
	"context"
	"strings"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// Similar is an innovation that is like the one that is being written. What the actor may not know of is never among them.
type Similar struct {
	InnovationID string
	Code         string
	Name         string
	EntryID      string // the newest that the actor may know of, "" when there is none
	Year         int    // of that entry, 0
	Status       Status // of that entry, ""
	Published    bool
	Slug         string
	UnitID       string
	UnitName     string
	Score        float64 // 0 to 1
}

// Thresholds, chosen on the set of pairs in testdata/similar.tsv; the test prints what each gives.
const (
	// Alike is where two innovations are shown to be alike.
	Alike = 0.5
	// StronglyAlike is where sending asks for a sentence on the difference.
	StronglyAlike = 0.8
)

// Strong reports whether sending asks what the difference is.
func (s Similar) Strong() bool { return s.Score >= StronglyAlike }

// similarScope says what an actor may know of.
type similarScope struct {
	person, unit, self string
	screens            bool
}

func (s similarScope) args() postgres.Args {
	return postgres.Args{"person": s.person, "unit": s.unit, "self": s.self, "screens": s.screens}
}

func lowered(name string) string { return strings.ToLower(oneLine(name)) }

// Similar suggests, for a name and perhaps a problem, what is like it: the unit's own innovations in any state and the
// published ones of all units and years, the most similar first, at most five.
func (s *Service) Similar(ctx context.Context, actor auth.Actor, name, problem string) ([]Similar, error) {
	unitID := actor.Current.UnitID
	if !auth.Can(actor, auth.CreateEntry, auth.Facts{UnitID: unitID}) {
		return nil, fault.Forbidden("")
	}
	if !asksEnough(name) {
		return nil, nil
	}
	return listSimilar(ctx, s.db, similarScope{person: actor.PersonID, unit: unitID}, name, problem, Alike)
}

// SimilarTo is Similar for an entry that the actor has read. Those who screen also learn of what is not published, the
// entry's unit never does.
func (s *Service) SimilarTo(ctx context.Context, actor auth.Actor, c *Content) ([]Similar, error) {
	scope := similarScope{person: actor.PersonID, self: c.Entry.InnovationID, screens: actor.Is(auth.Assessor, auth.Coordinator)}
	if actor.Is(auth.Submitter) {
		scope.unit = actor.Current.UnitID
	}
	return listSimilar(ctx, s.db, scope, c.Entry.Name, c.Design.Problem, Alike)
}

// asksEnough keeps what is no text, and too little of it, away from the database.
func asksEnough(name string) bool {
	return len([]rune(oneLine(name))) >= minName && !strings.ContainsFunc(name, unprintable) && strings.ToValidUTF8(name, "") == name
}

// maxDifference bounds the sentence on the difference, in characters; fewer than minDifference say nothing.
const (
	minDifference = 15
	maxDifference = 500
)

// differs asks for the difference where something is strongly like the entry, and returns it. What the unit may not know
// of asks for nothing: it would tell that it is there.
func (a *act) differs(ctx context.Context, c *Content, text string, wrong *problems) (string, error) {
	scope := similarScope{person: a.actor.PersonID, unit: a.entry.UnitID, self: a.entry.InnovationID}
	strong, err := listSimilar(ctx, a.tx, scope, c.Entry.Name, c.Design.Problem, StronglyAlike)
	if err != nil || len(strong) == 0 {
		return "", err
	}
	text = oneLine(text)
	if len([]rune(text)) < minDifference {
		wrong.add("difference", "Tulis dalam satu kalimat apa bedanya dari "+strong[0].Name)
	}
	wrong.text("difference", "Kalimat tentang bedanya", text, maxDifference)
	return text, nil
}

const setDifferenceSQL = `UPDATE entry SET difference = @difference WHERE id = @id`

func setDifference(ctx context.Context, a *act, text string) error {
	return postgres.ExecOne(ctx, a.tx, setDifferenceSQL, postgres.Args{"id": a.entry.ID, "difference": text})
}
