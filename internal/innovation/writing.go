package innovation

import (
	"context"
	"time"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// PartDesign names rancang bangun among the parts that people write.
const PartDesign = "rancang-bangun"

// PartOfProfile names a section of the profile, PartOfClaim the claim of an indicator.
func PartOfProfile(s Section) string {
	if s == SectionAll {
		return "profil"
	}
	return "profil/" + string(s)
}

// PartOfClaim names the claim of an indicator among the parts that people write.
func PartOfClaim(indicator string) string { return "indikator/" + indicator }

// Saved is what writing a part has left behind.
type Saved struct {
	Version int           // to be sent with the next save
	At      time.Time     // when the part was changed last
	ReadAt  time.Time     // the moment of this save
	Words   int           // of rancang bangun, as they are counted for sending; 0 elsewhere
	Left    []fault.Field // what could not be read: these fields stay as they were stored
}

// Writer is somebody who saved a part of an entry lately.
type Writer struct {
	Part     string
	PersonID string
	Name     string
	At       time.Time
}

const (
	// oneRun is how long the same person's saves of the same part are one line of the history.
	oneRun = 10 * time.Minute
	// lately is how long people who write the same entry are told of each other.
	lately = 15 * time.Minute
)

// wrote counts a change of a part that people type: whoever saves it again and again within oneRun is recorded once.
func (a *act) wrote(ctx context.Context, part string, version int, what string, detail map[string]any) error {
	if err := touchEntry(ctx, a.tx, a.entry.ID, a.now); err != nil {
		return err
	}
	if err := noteWriter(ctx, a, part, version); err != nil {
		return err
	}
	return audit.RecordRun(ctx, a.tx, a.event(audit.Event{Act: what, Detail: detail}), oneRun)
}

// overtaken reports whether a section was changed since the profile had the version with which its page was shown. Other
// sections do not matter: people write them side by side.
func (a *act) overtaken(ctx context.Context, section Section, shown, now int) (bool, error) {
	switch {
	case shown == now:
		return false, nil
	case shown < 1 || shown > now || section == SectionAll:
		return true, nil
	}
	last, err := postgres.Value[int](ctx, a.tx, lastVersionSQL, postgres.Args{"id": a.entry.ID, "parts": []string{PartOfProfile(section), PartOfProfile(SectionAll)}})
	return last > shown, err
}

// Writers lists who else saved parts of the entry within the last minutes, the latest first, for whoever may see it.
func (s *Service) Writers(ctx context.Context, actor auth.Actor, id string) ([]Writer, error) {
	if err := s.see(ctx, actor, id); err != nil {
		return nil, err
	}
	return postgres.All[Writer](ctx, s.db, writersSQL, postgres.Args{"id": id, "actor": actor.PersonID, "lately": lately})
}

const noteWriterSQL = `
INSERT INTO entry_writing (entry_id, part, person_id, saved_at, version) VALUES (@id, @part, @by, @now, @version)
ON CONFLICT (entry_id, part, person_id) DO UPDATE SET saved_at = excluded.saved_at, version = excluded.version`

func noteWriter(ctx context.Context, a *act, part string, version int) error {
	return postgres.ExecOne(ctx, a.tx, noteWriterSQL, postgres.Args{
		"id": a.entry.ID, "part": part, "by": a.actor.PersonID, "now": a.now, "version": version})
}

const lastVersionSQL = `SELECT coalesce(max(version), 0)::int FROM entry_writing WHERE entry_id = @id AND part = ANY(@parts)`

const writersSQL = `
SELECT w.part, w.person_id, p.name, w.saved_at AS at
FROM entry_writing w
JOIN person p ON p.id = w.person_id
WHERE w.entry_id = @id AND w.person_id <> @actor AND w.saved_at > app_now() - @lately::interval
ORDER BY w.saved_at DESC, w.part`
