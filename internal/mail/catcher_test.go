package mail_test

import (
	"errors"
	"io"
	"net"
	"net/url"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-smtp"
)

// mode is how the catcher answers.
type mode string

const (
	takes   mode = "250"
	busy    mode = "451" // not now
	noSuch  mode = "550" // never
	noData  mode = "554" // never, once it has seen the letter
	slow    mode = "slow"
	cutOff  mode = "cut off"
	refuses mode = "refused" // nobody listens
)

// caught is a mail that was taken.
type caught struct{ from, to, data string }

// catcher is a mail server in this process.
type catcher struct {
	mu      sync.Mutex
	mode    mode
	mails   []caught
	tries   int
	address string
	server  *smtp.Server
}

func newCatcher(t *testing.T, m mode) *catcher {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	c := &catcher{mode: m, address: listener.Addr().String()}
	if m == refuses {
		if err := listener.Close(); err != nil {
			t.Fatal(err)
		}
		return c
	}
	c.serve(t, listener)
	return c
}

func (c *catcher) serve(t *testing.T, l net.Listener) {
	c.server = smtp.NewServer(c)
	c.server.Domain = "localhost"
	c.server.ErrorLog = quiet{}
	go func() { _ = c.server.Serve(l) }()
	t.Cleanup(func() { _ = c.server.Close() })
}

// recover puts a server where nobody listened.
func (c *catcher) recover(t *testing.T) {
	t.Helper()
	if c.server != nil {
		c.set(takes)
		return
	}
	listener, err := net.Listen("tcp", c.address)
	if err != nil {
		t.Fatal(err)
	}
	c.set(takes)
	c.serve(t, listener)
}

func (c *catcher) set(m mode) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.mode = m
}

func (c *catcher) now() mode {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.mode
}

func (c *catcher) got() []caught {
	c.mu.Lock()
	defer c.mu.Unlock()
	return append([]caught(nil), c.mails...)
}

func (c *catcher) tried() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.tries
}

func (c *catcher) url() *url.URL { return &url.URL{Scheme: "smtp", Host: c.address} }

// NewSession satisfies smtp.Backend.
func (c *catcher) NewSession(conn *smtp.Conn) (smtp.Session, error) {
	return &visit{catcher: c, conn: conn}, nil
}

// visit is one connection.
type visit struct {
	catcher *catcher
	conn    *smtp.Conn
	caught
}

func (v *visit) Mail(from string, _ *smtp.MailOptions) error {
	v.catcher.mu.Lock()
	v.catcher.tries++
	v.catcher.mu.Unlock()
	switch v.catcher.now() {
	case slow:
		time.Sleep(2 * time.Second)
	case cutOff:
		_ = v.conn.Conn().Close()
		return errors.New("cut off")
	}
	v.from = from
	return nil
}

func (v *visit) Rcpt(to string, _ *smtp.RcptOptions) error {
	switch v.catcher.now() {
	case busy:
		return &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: "come back later"}
	case noSuch:
		return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such person"}
	}
	v.to = to
	return nil
}

func (v *visit) Data(r io.Reader) error {
	data, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if v.catcher.now() == noData {
		return &smtp.SMTPError{Code: 554, EnhancedCode: smtp.EnhancedCode{5, 6, 0}, Message: "looks like spam"}
	}
	v.data = string(data)
	v.catcher.mu.Lock()
	defer v.catcher.mu.Unlock()
	v.catcher.mails = append(v.catcher.mails, v.caught)
	return nil
}

func (v *visit) Reset()        { v.caught = caught{} }
func (v *visit) Logout() error { return nil }

// quiet keeps what goes wrong on purpose out of the tests' output.
type quiet struct{}

func (quiet) Printf(string, ...any) {}
func (quiet) Println(...any)        {}
