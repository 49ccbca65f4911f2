package mail

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strconv"
	"time"

	gomail "github.com/wneessen/go-mail"
)

// serverPatience is how long the server may take to let us in, and again to take the letter. Both together stay below what
// the database allows a transaction to wait.
const serverPatience = 15 * time.Second

// Server sends over SMTP.
type Server struct {
	client *gomail.Client
	host   string
}

// NewServer takes smtp://[USER:PASSWORD@]HOST[:PORT], which encrypts where the server offers it, or smtps://, which always
// does. A password is only sent encrypted.
func NewServer(address *url.URL) (*Server, error) { return newServer(address, serverPatience) }

func newServer(address *url.URL, patience time.Duration) (*Server, error) {
	options := []gomail.Option{gomail.WithTimeout(patience), gomail.WithoutNoop()}
	user := address.User.Username()
	password, _ := address.User.Password()
	port := 25
	switch {
	case address.Scheme == "smtps":
		port = 465
		options = append(options, gomail.WithSSL())
	case user != "":
		port = 587
		options = append(options, gomail.WithTLSPolicy(gomail.TLSMandatory))
	default:
		options = append(options, gomail.WithTLSPolicy(gomail.TLSOpportunistic))
	}
	if user != "" {
		options = append(options, gomail.WithSMTPAuth(gomail.SMTPAuthAutoDiscover), gomail.WithUsername(user), gomail.WithPassword(password))
	}
	if text := address.Port(); text != "" {
		given, err := strconv.ParseUint(text, 10, 16)
		if err != nil {
			return nil, fmt.Errorf("the mail server's port is not a number up to 65535")
		}
		port = int(given)
	}
	client, err := gomail.NewClient(address.Hostname(), append(options, gomail.WithPort(port))...)
	if err != nil {
		return nil, fmt.Errorf("mail server: %w", err)
	}
	return &Server{client: client, host: net.JoinHostPort(address.Hostname(), strconv.Itoa(port))}, nil
}

// Host is where the server is, without what signs in there.
func (s *Server) Host() string { return s.host }

// Send satisfies Sender. Only an answer of 5xx to the letter itself is a refusal: one that comes before, to who we are,
// says nothing of the letter and passes when the server's keeper or ours has mended it.
func (s *Server) Send(ctx context.Context, e Envelope) error {
	m, err := compose(e)
	if err != nil {
		return err
	}
	connection, err := s.client.DialToSMTPClientWithContext(ctx)
	if err != nil {
		return fmt.Errorf("reach the mail server: %w", err)
	}
	// What goes wrong after the letter was taken changes nothing any more.
	defer func() { _ = s.client.CloseWithSMTPClient(connection) }()
	err = s.client.SendWithSMTPClient(connection, m)
	if err == nil || m.IsDelivered() {
		return nil
	}
	if said, ok := errors.AsType[*gomail.SendError](err); ok && said.ErrorCode() >= 500 {
		return Refused(said.Error())
	}
	return err
}
