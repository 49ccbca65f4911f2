package account

import (
	"net/http"
	"strings"
	"time"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/account"
	"jaring/web/ui"
)

// messagesPerPage is how many messages a page shows; shownRunes how much of a long one.
const (
	messagesPerPage = 20
	shownRunes      = 280
)

func (s *Section) listMessages(x *handle.Exchange) error {
	after := x.Query("setelah")
	list, err := s.messages.List(x.Context(), x.Actor, after, messagesPerPage)
	if err != nil {
		return err
	}
	v := page.MessagesView{Unread: list.Unread, Until: list.ReadAt.UTC().Format(time.RFC3339Nano), Empty: whatComes(x.Actor)}
	if after != "" {
		v.Pager.First = href.Messages(nil)
	}
	if list.Next != "" {
		v.Pager.Next = href.Messages(href.Query{"setelah": {list.Next}})
	}
	for _, m := range list.Items {
		row := page.MessageRow{Subject: m.Subject, Kind: m.Kind.Label(), At: ui.DateTime(m.CreatedAt), Body: shown(m.Body), Href: m.Path}
		if m.ReadAt == nil {
			row.Open = href.MessageOpen(m.ID)
		}
		v.Items = append(v.Items, row)
	}
	return x.Page(http.StatusOK, page.Messages(x.Shell("Pemberitahuan"), v))
}

// whatComes says what the list will hold for somebody in this role.
func whatComes(a auth.Actor) string {
	switch {
	case a.Is(auth.Submitter):
		return "Putusan, umpan balik, tenggat, dan temuan pada berkas unit Anda muncul di sini."
	case a.Is(auth.Assessor, auth.Coordinator):
		return "Jawaban unit dan usulan yang dikirim ulang setelah diperbaiki muncul di sini."
	}
	return "Pesan untuk Anda muncul di sini."
}

// shown cuts a long message: the place that it leads to has the whole of it.
func shown(body string) []string {
	if runes := []rune(body); len(runes) > shownRunes {
		body = strings.TrimSpace(string(runes[:shownRunes])) + " …"
	}
	return strings.Split(body, "\n")
}

func (s *Section) openMessage(x *handle.Exchange) error {
	if err := x.NoFields(); err != nil {
		return err
	}
	path, err := s.messages.Open(x.Context(), x.Actor, x.Param("id"))
	if err != nil {
		return err
	}
	return x.SeeOther(path)
}

type readForm struct {
	Until string `form:"sampai"`
}

func (s *Section) readMessages(x *handle.Exchange) error {
	var f readForm
	if err := x.Form(&f); err != nil {
		return err
	}
	until, err := time.Parse(time.RFC3339Nano, f.Until)
	if err != nil || until.Year() < 2000 || until.Year() > 9999 {
		return fault.BadRequest("")
	}
	if err := s.messages.ReadAll(x.Context(), x.Actor, until); err != nil {
		return err
	}
	return x.SeeOther(href.Messages(nil))
}

type mailForm struct {
	Mail map[string]string `form:"mail"`
}

func (s *Section) chooseMail(x *handle.Exchange) error {
	var f mailForm
	if err := x.Form(&f); err != nil {
		return err
	}
	err := s.messages.Choose(x.Context(), x.Actor, f.Mail)
	if err != nil && fault.KindOf(err) == fault.KindInvalid {
		return s.page(x, http.StatusUnprocessableEntity, nil, err)
	}
	if err != nil {
		return err
	}
	return x.SeeOther(href.Account() + "?tersimpan=surel#surel")
}

// mailView is the part of the account page about mails. refused marks what was chosen and does not exist.
func (s *Section) mailView(x *handle.Exchange, email string, refused *fault.Error) (page.MailView, error) {
	chosen, err := s.messages.Choices(x.Context(), x.Actor)
	if err != nil {
		return page.MailView{}, err
	}
	var v page.MailView
	switch {
	case !s.messages.Mails():
		v.Note = "Portal ini belum dapat mengirim surel. Pilihan Anda berlaku setelah surel diatur."
	case email == "":
		v.Note = "Akun Anda belum punya alamat surel. Isi di Data diri supaya pesan sampai."
	}
	for _, c := range chosen {
		row := page.MailChoice{Kind: string(c.Kind), Label: c.Label, Mail: string(c.Mail)}
		if refused != nil {
			row.Error = refused.Field("mail[" + row.Kind + "]")
		}
		v.Choices = append(v.Choices, row)
	}
	return v, nil
}
