package visit

import (
	"errors"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
)

var errNotPublic = errors.New("not a public address")

// special are the networks that are neither private nor local by their nature, and still not somebody's public machine:
// registries of special purpose of IPv4 and IPv6 (RFC 6890 and its successors).
var special = prefixes(
	"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24",
	"203.0.113.0/24", "240.0.0.0/4",
	// 2001::/23 holds Teredo, benchmarking and ORCHID; 2002::/16 is 6to4: both can carry an address from inside.
	"2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
)

// unicast6 is all of IPv6 that has been given out as public addresses. What lies outside is local, mapped, compatible,
// NAT64, multicast, or nothing; an address with a zone, which is local, lies in no network.
var unicast6 = netip.MustParsePrefix("2000::/3")

func prefixes(list ...string) []netip.Prefix {
	out := make([]netip.Prefix, len(list))
	for n, p := range list {
		out[n] = netip.MustParsePrefix(p)
	}
	return out
}

// public reports whether an address belongs to a machine that everybody can reach.
func public(a netip.Addr) bool {
	a = a.Unmap()
	if a.Is6() && !unicast6.Contains(a) || !a.IsGlobalUnicast() || a.IsPrivate() {
		return false
	}
	for _, p := range special {
		if p.Contains(a) {
			return false
		}
	}
	return true
}

// control is asked by the dialer with the address that it is about to connect to, after all resolving: nothing that a name
// server answers gets past it.
func control(_, address string, _ syscall.RawConn) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil || !public(to.Addr()) || to.Port() != 80 && to.Port() != 443 {
		return errNotPublic
	}
	return nil
}

// permitted reports whether we connect to such an address at all, as far as its text tells.
func permitted(u *url.URL) bool {
	if u.Scheme != "http" && u.Scheme != "https" || u.User != nil || u.Hostname() == "" || u.Opaque != "" {
		return false
	}
	if port := u.Port(); port != "" && port != "80" && port != "443" {
		return false
	}
	host := u.Hostname()
	if a, err := netip.ParseAddr(host); err == nil {
		return public(a)
	}
	return !strings.ContainsAny(host, ":%") && len(host) <= 253 && ascii(host)
}

// ascii holds for every host name that a browser would look up: others come as xn--.
func ascii(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r <= ' ' || r >= 0x7f }) < 0
}
