package app

import (
	"net/mail"
	"path/filepath"

	carrier "jaring/internal/mail"

	"jaring/internal/config"
)

// post is how mails leave: nil Sender means that none do.
type post struct {
	sender carrier.Sender
	outbox *carrier.Outbox // of demo mode
	host   string          // of the mail server
	from   mail.Address
}

// openPost finds the configured mail server. Without one a demo puts mails into a folder, and any other site sends none.
func openPost(cfg config.Config, demo bool) (post, error) {
	p := post{from: mail.Address{Name: "Jaring", Address: "jaring@contoh.invalid"}}
	if cfg.MailFrom != nil {
		p.from = *cfg.MailFrom
	}
	if demo {
		p.outbox = carrier.NewOutbox(filepath.Join(cfg.DataDir, "mail"))
		p.sender = p.outbox
	}
	if cfg.SMTP != nil {
		server, err := carrier.NewServer(cfg.SMTP)
		if err != nil {
			return p, err
		}
		p.sender, p.host = server, server.Host()
	}
	return p, nil
}

// linkBase is what links in mails begin with: the configured address and nothing that a request says. A site without one
// is reached on this machine only.
func linkBase(cfg config.Config) string {
	if b := base(cfg); b != "" {
		return b
	}
	return "http://" + cfg.Listen
}
