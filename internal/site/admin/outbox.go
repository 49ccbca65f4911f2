package admin

import (
	"io"
	"net/http"

	"jaring/internal/mail"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/admin"
	"jaring/web/ui"
)

// Outbox serves /dev/mail: in demo mode everybody reads the mails of everybody, all of them invented.
type Outbox struct{ box *mail.Outbox }

// NewOutbox returns the section.
func NewOutbox(box *mail.Outbox) *Outbox { return &Outbox{box: box} }

// Routes registers the section's addresses.
func (o *Outbox) Routes(r *handle.Router) {
	r.Get("/dev/mail", o.list)
	r.Get("/dev/mail/{id}", o.show)
	r.Get("/dev/mail/{id}/html", o.html)
}

// shownMails is how many of the newest are listed.
const shownMails = 100

func (o *Outbox) list(x *handle.Exchange) error {
	kept, err := o.box.List(shownMails)
	if err != nil {
		return err
	}
	var v page.MailsView
	for _, k := range kept {
		v.Rows = append(v.Rows, page.MailRow{To: k.To, Subject: k.Subject, At: ui.DateTime(k.At), Href: href.DemoMail(k.ID)})
	}
	return x.Page(http.StatusOK, page.Mails(x.Shell("Surel contoh"), v))
}

func (o *Outbox) show(x *handle.Exchange) error {
	k, err := o.box.Open(x.Param("id"))
	if err != nil {
		return err
	}
	v := page.MailView{To: k.To, Subject: k.Subject, At: ui.DateTime(k.At), Text: k.Text, HTML: href.DemoMailHTML(k.ID)}
	return x.Page(http.StatusOK, page.Mail(x.Shell(k.Subject), v))
}

// html shows the mail as a mail program would; the policy of every page keeps it from doing anything.
func (o *Outbox) html(x *handle.Exchange) error {
	k, err := o.box.Open(x.Param("id"))
	if err != nil {
		return err
	}
	x.W.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = io.WriteString(x.W, k.HTML)
	return nil
}
