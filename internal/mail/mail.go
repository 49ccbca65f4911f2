// Package mail carries letters to where people read their mail: over SMTP, or in demo mode into a folder.
//
// A letter is never given up because of a fault that may pass: the job that sends it comes back until it has arrived.
// Refused for good (an answer of 5xx to the letter itself) it is kept with the reason and left to people. It is sent under
// a lock and marked in the same transaction, so two workers never send it both. One window stays: the server has taken the
// letter and the program, or its database, dies before the mark is kept. Then it is sent once more, under the same
// Message-ID, by which mail programs know it to be the same.
package mail

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/mail"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"

	"jaring/internal/jobs"
	"jaring/internal/message"
	"jaring/internal/postgres"
	"jaring/web/href"
	page "jaring/web/mail"
)

// Envelope is a letter as it goes out.
type Envelope struct {
	ID      string
	At      time.Time
	From    mail.Address
	To      mail.Address
	Subject string
	Text    string
	HTML    string
}

// Sender hands an envelope over. Refused is for good, anything else may be tried again.
type Sender interface {
	Send(ctx context.Context, e Envelope) error
}

// refused is an answer that trying again would not change.
type refused struct{ answer string }

func (r *refused) Error() string { return r.answer }

// Refused says that this letter will not be taken, now or later, and why.
func Refused(answer string) error { return &refused{answer} }

// Nowhere is the sender of a site that has none: letters of an earlier setting wait until there is one.
type Nowhere struct{}

var errNowhere = errors.New("no mail server is configured")

// Send satisfies Sender.
func (Nowhere) Send(context.Context, Envelope) error { return errNowhere }

// Options of NewCarrier.
type Options struct {
	Base string // address of the site, without a slash at its end; never what a request said
	From mail.Address
	// Wait is how long to wait after so many failed tries; nil: from a quarter of a minute to a quarter of an hour.
	Wait func(tries int) time.Duration
}

// Carrier does the jobs.
type Carrier struct {
	db     *postgres.DB
	sender Sender
	o      Options
}

// NewCarrier makes a carrier; all three are shared.
func NewCarrier(db *postgres.DB, sender Sender, o Options) *Carrier {
	if o.Wait == nil {
		o.Wait = wait
	}
	return &Carrier{db: db, sender: sender, o: o}
}

const (
	firstWait   = 15 * time.Second
	longestWait = 15 * time.Minute
	// heldWait is how long a letter is left to whoever is sending it: longer than a server is waited for.
	heldWait = 45 * time.Second
)

func wait(tries int) time.Duration {
	return min(firstWait<<min(tries, 10), longestWait)
}

var errHeld = errors.New("somebody is sending it")

// Deliver sends a letter unless it was sent, or refused for good.
func (c *Carrier) Deliver(ctx context.Context, job message.Delivery) error {
	var again error
	// A letter that is on its way when the program is told to stop is marked all the same.
	kept := context.WithoutCancel(ctx)
	err := c.db.InTx(kept, func(tx postgres.Tx) error {
		lock, letter, err := message.LockLetter(kept, tx, job.ID)
		switch {
		case err != nil:
			return err
		case lock == message.Held:
			again = jobs.Later(heldWait, errHeld)
			return nil
		case lock != message.Mine:
			return nil
		}
		again, err = c.send(ctx, tx, letter)
		return err
	})
	return errors.Join(err, again)
}

// send tries once, and notes what became of it; again is set where it is to be tried later.
func (c *Carrier) send(ctx context.Context, tx postgres.Tx, l message.Letter) (again, err error) {
	kept := context.WithoutCancel(ctx)
	envelope, err := c.envelope(kept, tx, l)
	if err == nil {
		err = c.sender.Send(ctx, envelope)
	}
	if err == nil {
		return nil, message.LetterSent(kept, tx, l.ID)
	}
	if no, ok := errors.AsType[*refused](err); ok {
		return nil, message.LetterRefused(kept, tx, l.ID, plain(no.answer))
	}
	return jobs.Later(c.o.Wait(l.Tries), err), message.LetterDelayed(kept, tx, l.ID, plain(err.Error()))
}

// plain is what a server said as the database keeps it: it may be anything.
func plain(answer string) string {
	answer = strings.ToValidUTF8(strings.ReplaceAll(answer, "\x00", ""), "\uFFFD")
	if runes := []rune(answer); len(runes) > 500 {
		answer = string(runes[:500])
	}
	if answer == "" {
		return "-"
	}
	return answer
}

const placeSQL = `SELECT name, office_name FROM region`

func (c *Carrier) envelope(ctx context.Context, tx postgres.Tx, l message.Letter) (Envelope, error) {
	if l.Address == "" {
		return Envelope{}, Refused("Akun ini tidak punya alamat surel, atau sudah dinonaktifkan.")
	}
	if len(l.Messages) == 0 {
		return Envelope{}, Refused("Surel ini tidak memuat pesan.")
	}
	places, err := postgres.All[struct{ Name, OfficeName string }](ctx, tx, placeSQL, nil)
	if err != nil {
		return Envelope{}, err
	}
	view := page.View{Name: l.Name, Choices: c.o.Base + href.AccountMessages()}
	for _, p := range places {
		view.Region, view.Office = p.Name, p.OfficeName
	}
	subject := l.Messages[0].Subject
	if l.DigestOn != nil {
		view.Lead = fmt.Sprintf("Ada %d pesan untuk Anda.", len(l.Messages))
		subject = fmt.Sprintf("Ringkasan Jaring: %d pesan", len(l.Messages))
	}
	for _, m := range l.Messages {
		view.Items = append(view.Items, page.Item{Title: m.Subject, Body: m.Body, Link: c.o.Base + m.Path})
	}
	var html bytes.Buffer
	if err := page.HTML(view).Render(ctx, &html); err != nil {
		return Envelope{}, err
	}
	return Envelope{ID: l.ID, At: l.CreatedAt, From: c.o.From, To: mail.Address{Name: l.Name, Address: l.Address},
		Subject: subject, Text: page.Text(view), HTML: html.String()}, nil
}

// compose writes the envelope as a mail. Names and subjects are encoded, so nothing in them ends a header.
func compose(e Envelope) (*gomail.Msg, error) {
	m := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	// The bare address is read by itself: a name that looks like one adds nobody.
	if to, err := mail.ParseAddress(e.To.Address); err != nil || to.Address != e.To.Address {
		return nil, Refused("Alamat surel akun ini tidak dapat dibaca.")
	}
	m.FromMailAddress(&mail.Address{Name: clean(e.From.Name), Address: e.From.Address})
	m.ToMailAddress(&mail.Address{Name: clean(e.To.Name), Address: e.To.Address})
	_, host, _ := strings.Cut(e.From.Address, "@")
	m.SetMessageIDWithValue(e.ID + "@" + host)
	m.SetDateWithValue(e.At)
	m.Subject(clean(e.Subject))
	m.SetGenHeader("Auto-Submitted", "auto-generated")
	m.SetBodyString(gomail.TypeTextPlain, e.Text)
	m.AddAlternativeString(gomail.TypeTextHTML, e.HTML)
	return m, nil
}

// clean takes line ends and other control characters out of what goes into a header.
func clean(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool {
		return r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == '\u2028' || r == '\u2029'
	}), " ")
}
