package account

import "jaring/web/ui"

// MessagesView is /notifikasi.
type MessagesView struct {
	Items  []MessageRow
	Unread int
	Until  string // moment up to which "read all" reaches
	Pager  ui.PagerView
	Empty  string // what will appear here for this person
}

// MessageRow is one message. Open marks it as read and leads on; Href leads on at once.
type MessageRow struct {
	Subject, Kind, At string
	Body              []string
	Open, Href        string // Open is empty once it was read
}

func (v MessagesView) sub() string {
	if len(v.Items) == 0 {
		return ""
	}
	if v.Unread == 0 {
		return "Semua sudah dibaca"
	}
	return ui.Thousands(v.Unread) + " belum dibaca"
}

// MailView is what a person chose to get by mail.
type MailView struct {
	Choices []MailChoice
	Note    string // why nothing comes by mail whatever is chosen; may be empty
}

// MailChoice is one kind of message.
type MailChoice struct{ Kind, Label, Mail, Error string }

var mailOptions = []ui.Option{{Value: "now", Label: "Langsung"}, {Value: "daily", Label: "Ringkasan harian"}, {Value: "none", Label: "Tidak lewat surel"}}

func (c MailChoice) field() ui.Choice {
	return ui.Choice{Field: ui.Field{ID: "surel-" + c.Kind, Name: "mail[" + c.Kind + "]", Label: c.Label, Value: c.Mail, Error: c.Error}, Options: mailOptions}
}
