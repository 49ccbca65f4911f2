package account

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// Own is what a person reads and changes of their own account.
type Own struct {
	Username string
	Name     string
	Email    string // "" when none is known
	Version  int
}

const ownSQL = `SELECT username, name, coalesce(email, '') AS email, version FROM person WHERE id = @id`

// Own returns the actor's own account.
func (s *Service) Own(ctx context.Context, a auth.Actor) (Own, error) {
	return postgres.One[Own](ctx, s.db, ownSQL, postgres.Args{"id": a.PersonID})
}

const saveOwnSQL = `
UPDATE person SET name = @name, email = nullif(@email, ''), version = version + 1 WHERE id = @id AND version = @version`

// SaveOwn changes the actor's own name and e-mail. in.Version is that of the account when the form was shown; an account
// changed meanwhile is fault.KindConflict. The history tells that it was changed, not to what: names are erased on request.
func (s *Service) SaveOwn(ctx context.Context, a auth.Actor, in Own) error {
	in.Name, in.Email = strings.Join(strings.Fields(in.Name), " "), strings.TrimSpace(in.Email)
	if err := in.check(); err != nil {
		return err
	}
	return s.db.InTx(ctx, func(tx postgres.Tx) error {
		if _, err := lockPerson(ctx, tx, a.PersonID); err != nil {
			return err
		}
		before, err := postgres.One[Own](ctx, tx, ownSQL, postgres.Args{"id": a.PersonID})
		if err != nil {
			return err
		}
		if before.Version != in.Version {
			return fault.Stale()
		}
		if before.Name == in.Name && before.Email == in.Email {
			return nil
		}
		if err := postgres.ExecOne(ctx, tx, saveOwnSQL, postgres.Args{"id": a.PersonID, "name": in.Name, "email": in.Email, "version": in.Version}); err != nil {
			return err
		}
		return audit.Record(ctx, tx, audit.Event{Subject: audit.Person, SubjectID: a.PersonID, Act: "save_account", Actor: a})
	})
}

const maxEmail = 254 // RFC 5321

func (o Own) check() error {
	bad := fault.Invalid("")
	if n := utf8.RuneCountInString(o.Name); n < 2 || n > 120 {
		bad.Add("name", "Nama 2–120 huruf.")
	} else if unreadable(o.Name) {
		bad.Add("name", "Nama memuat huruf yang tidak dapat disimpan. Tulis ulang namanya.")
	}
	if o.Email != "" && !plausibleEmail(o.Email) {
		bad.Add("email", "Alamat surel tidak lengkap. Contohnya nama@pekalongankota.go.id.")
	}
	if len(bad.Fields) > 0 {
		return bad
	}
	return nil
}

func unreadable(s string) bool {
	return !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsControl(r) || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
	})
}

// plausibleEmail refuses what no mail could be sent to; whether it arrives only a mail can tell.
func plausibleEmail(s string) bool {
	local, host, found := strings.Cut(s, "@")
	return found && len(s) <= maxEmail && local != "" && strings.Contains(strings.Trim(host, "."), ".") &&
		!unreadable(s) && !strings.ContainsAny(s, " \t,;<>\"\\()") && !strings.Contains(host, "@")
}
