package mail

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"

	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// Outbox is a folder that mails go into instead of out: one file each, which any mail program opens.
type Outbox struct{ dir string }

// NewOutbox makes the folder with the first mail.
func NewOutbox(dir string) *Outbox { return &Outbox{dir: dir} }

const ending = ".eml"

// Send satisfies Sender. The same letter is the same file.
func (o *Outbox) Send(_ context.Context, e Envelope) error {
	m, err := compose(e)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(o.dir, 0o700); err != nil {
		return err
	}
	file, err := os.CreateTemp(o.dir, "new-*")
	if err != nil {
		return err
	}
	_, err = m.WriteTo(file)
	if err = errors.Join(err, file.Close()); err == nil {
		err = os.Rename(file.Name(), filepath.Join(o.dir, e.ID+ending))
	}
	if err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return nil
}

// Kept is a mail in the folder.
type Kept struct {
	ID      string
	To      string
	Subject string
	At      time.Time
	Text    string
	HTML    string
}

// List returns the newest mails, without what is in them.
func (o *Outbox) List(limit int) ([]Kept, error) {
	entries, err := os.ReadDir(o.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	list := make([]Kept, 0, len(entries))
	for _, entry := range entries {
		id, ok := strings.CutSuffix(entry.Name(), ending)
		info, err := entry.Info()
		if !ok || err != nil { // half written, or gone since
			continue
		}
		list = append(list, Kept{ID: id, At: info.ModTime()})
	}
	slices.SortFunc(list, func(a, b Kept) int {
		if c := b.At.Compare(a.At); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
	list = list[:min(len(list), limit)]
	for i, k := range list {
		if list[i], err = o.Open(k.ID); err != nil {
			return nil, err
		}
		list[i].Text, list[i].HTML = "", ""
	}
	return list, nil
}

// Open reads a mail. An id that is none never becomes a path.
func (o *Outbox) Open(id string) (Kept, error) {
	if !postgres.IsID(id) {
		return Kept{}, fault.NotFound()
	}
	path := filepath.Join(o.dir, id+ending)
	m, err := gomail.EMLToMsgFromFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Kept{}, fault.NotFound()
	}
	if err != nil {
		return Kept{}, fault.Internal(err)
	}
	kept := Kept{ID: id, To: strings.Join(m.GetToString(), ", "), Subject: strings.Join(m.GetGenHeader(gomail.HeaderSubject), " ")}
	if info, err := os.Stat(path); err == nil {
		kept.At = info.ModTime()
	}
	for _, part := range m.GetParts() {
		content, err := part.GetContent()
		if err != nil {
			return Kept{}, fault.Internal(err)
		}
		if part.GetContentType() == gomail.TypeTextHTML {
			kept.HTML = string(content)
		} else {
			kept.Text = string(content)
		}
	}
	return kept, nil
}
