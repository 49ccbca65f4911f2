package mail

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"testing"
)

// What the tests of this package look behind the door for.
var (
	NewServerFor = newServer
	Compose      = compose
)

// IsRefused says whether a letter was refused for good.
func IsRefused(err error) bool {
	_, is := errors.AsType[*refused](err)
	return is
}

// Trust makes the server accept certificates of these authorities alone.
func (s *Server) Trust(t *testing.T, authorities *x509.CertPool) {
	t.Helper()
	if err := s.client.SetTLSConfig(&tls.Config{RootCAs: authorities, ServerName: "127.0.0.1", MinVersion: tls.VersionTLS12}); err != nil {
		t.Fatal(err)
	}
}
