package message

import (
	"context"
	"slices"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// Choice is how the actor wants messages of one kind by mail.
type Choice struct {
	About
	Mail Mail
}

const (
	choicesSQL = `SELECT kind, mail FROM message_choice WHERE person_id = @person`

	chooseSQL = `
INSERT INTO message_choice (person_id, kind, mail) VALUES (@person, @kind, @mail)
ON CONFLICT ON CONSTRAINT message_choice_once DO UPDATE SET mail = excluded.mail`
)

// Choices lists the kinds that reach the actor, with what the actor chose, or what holds without a choice.
func (s *Service) Choices(ctx context.Context, actor auth.Actor) ([]Choice, error) {
	chosen, err := postgres.All[struct {
		Kind Kind
		Mail Mail
	}](ctx, s.db, choicesSQL, postgres.Args{"person": actor.PersonID})
	if err != nil {
		return nil, err
	}
	var list []Choice
	for _, about := range Kinds {
		if !about.reaches(actor) {
			continue
		}
		choice := Choice{About: about, Mail: about.Default}
		for _, c := range chosen {
			if c.Kind == about.Kind {
				choice.Mail = c.Mail
			}
		}
		list = append(list, choice)
	}
	return list, nil
}

// Choose keeps the actor's choices, by kind; kinds that are not named stay as they were. It holds for what comes from now on.
func (s *Service) Choose(ctx context.Context, actor auth.Actor, chosen map[string]string) error {
	bad := fault.Invalid("")
	for kind, mail := range chosen {
		if !Kind(kind).known() {
			return fault.BadRequest("")
		}
		if !slices.Contains(Mails, Mail(mail)) {
			bad.Add("mail["+kind+"]", "Pilih salah satu pilihan yang tersedia.")
		}
	}
	if len(bad.Fields) > 0 {
		return bad
	}
	return s.db.InTx(ctx, func(tx postgres.Tx) error {
		for _, about := range Kinds { // always in the same order: two forms at once wait for each other
			mail, named := chosen[string(about.Kind)]
			if !named {
				continue
			}
			args := postgres.Args{"person": actor.PersonID, "kind": string(about.Kind), "mail": mail}
			if err := postgres.ExecOne(ctx, tx, chooseSQL, args); err != nil {
				return err
			}
		}
		return nil
	})
}
