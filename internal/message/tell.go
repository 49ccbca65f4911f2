// Package message is what people are told: that an entry was decided, that time runs out, that something waits for them.
// A message is written in the transaction of the act that it tells of, and so is the letter that carries it by mail: both
// exist exactly when the act does. The same is told once, however often somebody tries.
package message

import (
	"context"
	"strings"
	"unicode"

	"jaring/internal/jobs"
	"jaring/internal/postgres"
	"jaring/web/href"
)

// Teller writes messages in the transactions of others.
type Teller struct {
	queue jobs.Adder
	mails bool
}

// NewTeller returns a teller. Without a way to send mail messages are shown in the program only: nothing piles up to be
// sent when there is one.
func NewTeller(queue jobs.Adder, mails bool) *Teller { return &Teller{queue: queue, mails: mails} }

// Notice is what is told.
type Notice struct {
	Kind    Kind
	Key     string // what it tells of: the same person is told it once
	EntryID string // empty: of no single entry
	Subject string
	Body    string // paragraphs, one a line
	Path    string // where to go; for the unit's operators
	By      string // who did it and need not be told; empty: the program itself
}

// Delivery is the job that sends a letter.
type Delivery struct {
	ID string `json:"id"`
}

// Kind satisfies jobs.Args.
func (Delivery) Kind() string { return "deliver_letter" }

// Outward satisfies jobs.Outward: it waits for the mail server.
func (Delivery) Outward() {}

// recipient is somebody to be told. Sheet is the assessor's own, empty for anybody else.
type recipient struct {
	ID    string
	Email string
	Mail  Mail
	Sheet string
}

// Unit tells the operators that the unit has today.
func (t *Teller) Unit(ctx context.Context, tx postgres.Tx, unitID string, n Notice) error {
	people, err := operators(ctx, tx, unitID, n)
	if err != nil {
		return err
	}
	for _, p := range people {
		if err := t.tell(ctx, tx, p, n, n.Path); err != nil {
			return err
		}
	}
	return nil
}

// Screening tells the assessors of the entry, each at the own sheet, and the coordinators. An assessor with a conflict of
// interest learns nothing.
func (t *Teller) Screening(ctx context.Context, tx postgres.Tx, n Notice) error {
	people, err := judges(ctx, tx, n)
	if err != nil {
		return err
	}
	for _, p := range people {
		path := href.CoordinationEntry(n.EntryID)
		if p.Sheet != "" {
			path = href.Sheet(p.Sheet)
		}
		if err := t.tell(ctx, tx, p, n, path); err != nil {
			return err
		}
	}
	return nil
}

func (t *Teller) tell(ctx context.Context, tx postgres.Tx, p recipient, n Notice, path string) error {
	if !t.mails || p.Email == "" {
		p.Mail = None
	}
	n.Subject = oneLine(n.Subject)
	id, err := insertMessage(ctx, tx, p, n, path)
	if err != nil || id == "" || p.Mail != Now {
		return err
	}
	letter, err := insertLetter(ctx, tx, p.ID, id)
	if err != nil {
		return err
	}
	return t.queue.Add(ctx, tx, Delivery{ID: letter})
}

// oneLine makes one line of words that may hold what somebody typed: nothing in it can end a header of a mail.
func oneLine(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ")
}
