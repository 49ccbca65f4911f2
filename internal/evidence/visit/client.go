package visit

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"
)

// agent is what we call ourselves: the same for everybody, with nothing of the deployment in it.
const agent = "Jaring/1.0 (pemeriksa tautan bukti dukung)"

// Client looks at addresses. It keeps nothing from one to the next: no connection, no cookie.
type Client struct {
	lookup   func(ctx context.Context, host string) ([]netip.Addr, error)
	connect  func(ctx context.Context, network, address string) (net.Conn, error)
	roots    *x509.CertPool // nil: those of the machine
	patience time.Duration  // for one address with all that it leads to
	// A client on top of it would follow redirects and keep cookies by rules of its own.
	transport http.RoundTripper
}

// New makes a client that connects to public addresses only, and directly: a proxy would resolve names again.
func New() *Client {
	dialer := &net.Dialer{Control: control}
	c := &Client{
		lookup: func(ctx context.Context, host string) ([]netip.Addr, error) {
			return net.DefaultResolver.LookupNetIP(ctx, "ip", host)
		},
		connect: dialer.DialContext, patience: maxTime,
	}
	c.prepare()
	return c
}

func (c *Client) prepare() {
	var protocols http.Protocols
	protocols.SetHTTP1(true)
	c.transport = &http.Transport{
		Proxy: nil, DialContext: c.dial, TLSClientConfig: &tls.Config{RootCAs: c.roots, MinVersion: tls.VersionTLS12},
		DisableKeepAlives: true, DisableCompression: true, MaxResponseHeaderBytes: maxHeader, Protocols: &protocols,
	}
}

// dial resolves the name once and connects to what was resolved. A name that leads inside, even only among others, is
// left alone.
func (c *Client) dial(ctx context.Context, network, address string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	list, err := c.resolve(ctx, host)
	if err != nil {
		return nil, err
	}
	for _, a := range list {
		if !public(a) {
			return nil, errNotPublic
		}
	}
	for _, a := range list {
		var conn net.Conn
		if conn, err = c.connect(ctx, network, net.JoinHostPort(a.Unmap().String(), port)); err == nil {
			return conn, nil
		}
	}
	return nil, err
}

func (c *Client) resolve(ctx context.Context, host string) ([]netip.Addr, error) {
	if a, err := netip.ParseAddr(host); err == nil {
		return []netip.Addr{a}, nil
	}
	// The dot at the end keeps the machine from trying the name inside its own domain.
	list, err := c.lookup(ctx, strings.TrimSuffix(host, ".")+".")
	if err == nil && len(list) == 0 {
		err = errors.New("no address")
	}
	return list, err
}

// body is the beginning of what was answered.
type body struct {
	mediaType string // with its parameters
	bytes     []byte // nil where it came encoded: nobody unpacks it
}

func (b body) html() bool {
	kind, _, err := mime.ParseMediaType(b.mediaType)
	return len(b.bytes) > 0 && err == nil && (kind == "text/html" || kind == "application/xhtml+xml")
}

// open follows an address to its end and reads the beginning of what is there.
func (c *Client) open(ctx context.Context, u *url.URL) (Result, body) {
	for range maxRedirects + 1 {
		r, page, next := c.step(ctx, u)
		switch {
		case next == nil:
			return r, page
		case signIn(next):
			return Result{Verdict: Permission, Status: r.Status, Login: true}, body{}
		case !permitted(next):
			return Result{Verdict: Refused, Status: r.Status}, body{}
		}
		u = next
	}
	return Result{Verdict: Refused}, body{} // it leads on and on
}

// step asks once; next is where the answer sends us.
func (c *Client) step(ctx context.Context, u *url.URL) (r Result, page body, next *url.URL) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return Result{Verdict: Refused}, body{}, nil
	}
	request.Header.Set("User-Agent", agent)
	request.Header.Set("Accept", "text/html,application/xhtml+xml,*/*;q=0.5")
	request.Header.Set("Accept-Language", "id")
	answer, err := c.transport.RoundTrip(request)
	if err != nil {
		if errors.Is(err, errNotPublic) {
			return Result{Verdict: Refused}, body{}, nil
		}
		return Result{Verdict: Unreachable}, body{}, nil
	}
	defer answer.Body.Close()
	r = Result{Verdict: verdict(answer.StatusCode), Status: answer.StatusCode}
	if answer.StatusCode >= 300 && answer.StatusCode < 400 {
		return r, body{}, target(u, answer)
	}
	return r, read(answer), nil
}

func verdict(status int) Verdict {
	switch {
	case status >= 200 && status < 300:
		return Reachable
	case status == http.StatusNotFound || status == http.StatusGone:
		return Gone
	case status == http.StatusUnauthorized || status == http.StatusForbidden:
		return Permission
	}
	return Unreachable
}

// target is where a redirect leads; nil where it says nothing that can be followed.
func target(from *url.URL, answer *http.Response) *url.URL {
	location := answer.Header.Get("Location")
	if location == "" {
		return nil
	}
	to, err := from.Parse(location)
	if err != nil {
		return &url.URL{} // permitted nowhere
	}
	to.Fragment = ""
	return to
}

// signIn reports whether visitors are sent to the sign-in page of Google: what lies behind is not shared with everybody.
func signIn(u *url.URL) bool { return strings.EqualFold(u.Hostname(), "accounts.google.com") }

// read takes the beginning of the body. What is slow or broken later on does not undo that the page was there.
func read(answer *http.Response) body {
	page := body{mediaType: answer.Header.Get("Content-Type")}
	encoding := answer.Header.Get("Content-Encoding")
	if encoding != "" && !strings.EqualFold(encoding, "identity") {
		return page
	}
	page.bytes, _ = io.ReadAll(io.LimitReader(answer.Body, maxBytes))
	return page
}
