package mail_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"math/big"
	"net"
	netmail "net/mail"
	"net/url"
	"slices"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"

	carrier "jaring/internal/mail"
)

// guarded is a catcher that lets in only who knows the password.
type guarded struct {
	*catcher
	encrypted []bool // of each sign-in that was right
}

func (g *guarded) NewSession(conn *smtp.Conn) (smtp.Session, error) {
	return &guardedVisit{visit: &visit{catcher: g.catcher, conn: conn}, guard: g}, nil
}

type guardedVisit struct {
	*visit
	guard *guarded
	in    bool
}

func (v *guardedVisit) AuthMechanisms() []string { return []string{sasl.Plain} }

func (v *guardedVisit) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, username, password string) error {
		if username != "jaring" || password != "rahasia benar" {
			return smtp.ErrAuthFailed
		}
		_, encrypted := v.conn.TLSConnectionState()
		v.guard.mu.Lock()
		defer v.guard.mu.Unlock()
		v.guard.encrypted = append(v.guard.encrypted, encrypted)
		v.in = true
		return nil
	}), nil
}

func (v *guardedVisit) Mail(from string, o *smtp.MailOptions) error {
	if !v.in {
		return smtp.ErrAuthRequired
	}
	return v.visit.Mail(from, o)
}

// newGuarded serves on loopback. tlsFirst is smtps; otherwise encryption is offered where there is a certificate.
func newGuarded(t *testing.T, certificate *tls.Certificate, tlsFirst bool) *guarded {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	g := &guarded{catcher: &catcher{mode: takes, address: listener.Addr().String()}}
	server := smtp.NewServer(g)
	server.Domain, server.ErrorLog, server.AllowInsecureAuth = "localhost", quiet{}, certificate == nil
	if certificate != nil {
		server.TLSConfig = &tls.Config{Certificates: []tls.Certificate{*certificate}, MinVersion: tls.VersionTLS12}
	}
	if tlsFirst {
		listener = tls.NewListener(listener, server.TLSConfig)
	}
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { _ = server.Close() })
	return g
}

// selfSigned is a certificate for loopback, and the authority that vouches for it.
func selfSigned(t *testing.T) (*tls.Certificate, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	like := &x509.Certificate{SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, like, like, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	authorities := x509.NewCertPool()
	authorities.AddCert(parsed)
	return &tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, authorities
}

// TestServer_SignsIn: a letter gets through where the password is right and the server is who it says. What keeps it from
// getting through is never called a refusal of the letter: it waits.
func TestServer_SignsIn(t *testing.T) {
	t.Parallel()
	certificate, authorities := selfSigned(t)
	for name, c := range map[string]struct {
		scheme, password string
		certificate      *tls.Certificate
		trusted          *x509.CertPool
		arrives          bool
	}{
		"encrypted on the way":     {"smtp", "rahasia benar", certificate, authorities, true},
		"encrypted from the start": {"smtps", "rahasia benar", certificate, authorities, true},
		"wrong password":           {"smtp", "salah", certificate, authorities, false},
		"only in clear":            {"smtp", "rahasia benar", nil, nil, false},
		"somebody else's server":   {"smtps", "rahasia benar", certificate, x509.NewCertPool(), false},
		"somebody in between":      {"smtp", "rahasia benar", certificate, x509.NewCertPool(), false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := newGuarded(t, c.certificate, c.scheme == "smtps")
			s, err := carrier.NewServer(&url.URL{Scheme: c.scheme, Host: g.address, User: url.UserPassword("jaring", c.password)})
			if err != nil {
				t.Fatal(err)
			}
			if c.trusted != nil {
				s.Trust(t, c.trusted)
			}
			err = s.Send(t.Context(), carrier.Envelope{ID: "a", From: netmail.Address{Address: "jaring@contoh.example"},
				To: netmail.Address{Address: "siti@sekolah.example"}, Subject: "Lolos", Text: "Selamat", HTML: "<p>Selamat</p>"})
			if arrived := err == nil && len(g.got()) == 1; arrived != c.arrives {
				t.Errorf("arrived %v: %v", arrived, err)
			}
			if carrier.IsRefused(err) {
				t.Errorf("this is no refusal of the letter: %v", err)
			}
			g.mu.Lock()
			defer g.mu.Unlock()
			if slices.Contains(g.encrypted, false) {
				t.Error("the password went in clear")
			}
		})
	}
}
