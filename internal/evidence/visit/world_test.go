package visit

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"sync"
	"testing"
	"time"
)

// internet is a small one: names, what their name server answers each time, and one real server behind every public
// address, over TLS on 443 and without on 80.
type internet struct {
	names     map[string][]string // one answer per question, the last for good; answers are separated by names
	plain     *httptest.Server
	encrypted *httptest.Server
	mu        sync.Mutex
	asked     map[string]int
	connected []string
	hosts     []string // of the requests that arrived
}

// outside is an address that nobody would refuse; the test's connect leads it to 127.0.0.1.
const outside = "8.8.8.8"

func newInternet(t *testing.T, names map[string][]string, serve http.HandlerFunc) (*internet, *Client) {
	t.Helper()
	net := &internet{names: names, asked: map[string]int{}}
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		net.mu.Lock()
		net.hosts = append(net.hosts, r.Host)
		net.mu.Unlock()
		serve(w, r)
	})
	net.plain, net.encrypted = httptest.NewServer(handler), httptest.NewUnstartedServer(handler)
	t.Cleanup(net.plain.Close)
	certificate, roots := certify(t)
	net.encrypted.TLS = &tls.Config{Certificates: []tls.Certificate{certificate}}
	net.encrypted.StartTLS()
	t.Cleanup(net.encrypted.Close)
	c := &Client{lookup: net.lookup, connect: net.connect, roots: roots, patience: maxTime}
	c.prepare()
	return net, c
}

func (n *internet) lookup(_ context.Context, host string) ([]netip.Addr, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	answers, known := n.names[host]
	if !known {
		return nil, errors.New("no such host")
	}
	at := min(n.asked[host], len(answers)-1)
	n.asked[host]++
	return []netip.Addr{netip.MustParseAddr(answers[at])}, nil
}

func (n *internet) connect(ctx context.Context, network, address string) (net.Conn, error) {
	n.mu.Lock()
	n.connected = append(n.connected, address)
	n.mu.Unlock()
	to := n.plain.Listener.Addr().String()
	if _, port, _ := net.SplitHostPort(address); port == "443" {
		to = n.encrypted.Listener.Addr().String()
	}
	return (&net.Dialer{}).DialContext(ctx, network, to)
}

// certify makes a certificate for the names that tests use.
func certify(t *testing.T) (tls.Certificate, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "test"}, NotBefore: time.Unix(0, 0), NotAfter: time.Now().AddDate(1, 0, 0),
		DNSNames: []string{"situs.go.id", "www.youtube.com", "youtu.be", "drive.google.com"}, IsCA: true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AddCert(parsed)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, roots
}
