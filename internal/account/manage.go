package account

import (
	"context"
	"slices"
	"strings"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// Create makes an account with its first role. It is called from the command line, by whoever runs the server.
func (s *Service) Create(ctx context.Context, p NewPerson, role auth.Role, unitID string) (string, error) {
	p.Username, p.Name = strings.ToLower(strings.TrimSpace(p.Username)), strings.TrimSpace(p.Name)
	if err := p.check(); err != nil {
		return "", err
	}
	hash, err := HashPassword(ctx, p.Password)
	if err != nil {
		return "", fault.Internal(err)
	}
	id := postgres.NewID()
	return id, s.db.InTx(ctx, func(tx postgres.Tx) error {
		if err := insertPerson(ctx, tx, id, hash, p); err != nil {
			return err
		}
		if err := grant(ctx, tx, id, role, unitID); err != nil {
			return err
		}
		return audit.Record(ctx, tx, audit.Event{Subject: audit.Person, SubjectID: id, Act: "create", Detail: map[string]any{"role": role}})
	})
}

// Grant gives a further role from today on, by username; for the command line.
func (s *Service) Grant(ctx context.Context, username string, role auth.Role, unitID string) error {
	return s.db.InTx(ctx, func(tx postgres.Tx) error {
		id, err := personIDByUsername(ctx, tx, username)
		if err != nil {
			return err
		}
		if err := grant(ctx, tx, id, role, unitID); err != nil {
			return err
		}
		return audit.Record(ctx, tx, audit.Event{Subject: audit.Person, SubjectID: id, Act: "grant", Detail: map[string]any{"role": role}})
	})
}

func grant(ctx context.Context, tx postgres.Tx, personID string, role auth.Role, unitID string) error {
	if !slices.Contains(auth.Roles, role) {
		return fault.Invalid("", fault.Field{Name: "role", Message: "Peran tidak dikenal."})
	}
	return insertAssignment(ctx, tx, postgres.NewID(), personID, role, unitID)
}

// Reset sets a new password by username and ends every session; for the command line.
func (s *Service) Reset(ctx context.Context, username, password string) error {
	return s.db.InTx(ctx, func(tx postgres.Tx) error {
		id, err := personIDByUsername(ctx, tx, username)
		if err != nil {
			return err
		}
		return replacePassword(ctx, tx, auth.Actor{}, id, "", password, "reset_password")
	})
}

// ChangePassword replaces the actor's own password, for which the present one is asked again, and ends
// every other session. keepSession is the stored hash of the session that goes on.
func (s *Service) ChangePassword(ctx context.Context, a auth.Actor, current, wanted, keepSession string) error {
	return s.db.InTx(ctx, func(tx postgres.Tx) error {
		p, err := lockPerson(ctx, tx, a.PersonID)
		if err != nil {
			return err
		}
		ok, err := matches(ctx, p.PasswordHash, current)
		if err != nil {
			return fault.Unavailable(err)
		}
		if !ok {
			return fault.Invalid("", fault.Field{Name: "current", Message: "Kata sandi lama tidak cocok."})
		}
		return replacePassword(ctx, tx, a, p.ID, keepSession, wanted, "change_password")
	})
}

func replacePassword(ctx context.Context, tx postgres.Tx, a auth.Actor, id, keepSession, wanted, act string) error {
	p, err := lockPerson(ctx, tx, id)
	if err != nil {
		return err
	}
	if text := checkPassword(wanted, p.Username, p.Name, "jaring"); text != "" {
		return fault.Invalid("", fault.Field{Name: "password", Message: text})
	}
	hash, err := HashPassword(ctx, wanted)
	if err != nil {
		return fault.Internal(err)
	}
	if err := setPassword(ctx, tx, id, hash); err != nil {
		return err
	}
	if err := endSessions(ctx, tx, id, keepSession); err != nil {
		return err
	}
	return audit.Record(ctx, tx, audit.Event{Subject: audit.Person, SubjectID: id, Act: act, Actor: a})
}

// List returns every account, for the command line.
func (s *Service) List(ctx context.Context) ([]Person, error) { return listPeople(ctx, s.db) }
