package visit

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
	"testing"
)

// inside are addresses that nobody outside may make us connect to: each form of S1, and the edges of each network.
var inside = map[string]string{
	"loopback": "127.0.0.1", "all of loopback": "127.255.255.254", "loopback 6": "::1", "unspecified": "0.0.0.0", "unspecified 6": "::",
	"this network": "0.1.2.3", "private 10": "10.0.0.1", "private 172": "172.16.0.1", "end of private 172": "172.31.255.255",
	"private 192": "192.168.1.1", "link-local, cloud metadata": "169.254.169.254", "link-local 6": "fe80::1", "zone": "fe80::1%eth0",
	"zone of a public one": "2a00::1%eth0", "site-local": "fec0::1", "unique local": "fd00::1", "unique local fc": "fc00::1",
	"carrier": "100.64.0.1", "end of carrier": "100.127.255.255", "multicast": "224.0.0.1", "multicast 6": "ff02::1", "reserved": "240.0.0.1",
	"broadcast": "255.255.255.255", "documentation": "192.0.2.1", "documentation 2": "198.51.100.1", "documentation 3": "203.0.113.1",
	"documentation 6": "2001:db8::1", "documentation 6, new": "3fff::1", "benchmark": "198.18.0.1", "end of benchmark": "198.19.255.255",
	"benchmark 6": "2001:2::1", "protocols": "192.0.0.1", "6to4 relay": "192.88.99.1", "6to4 of loopback": "2002:7f00:1::",
	"6to4 of public": "2002:808:808::", "teredo": "2001::1", "orchid": "2001:20::1", "mapped loopback": "::ffff:127.0.0.1",
	"mapped private": "::ffff:10.0.0.1", "mapped hex": "::ffff:a9fe:a9fe", "compatible": "::127.0.0.1", "compatible public": "::8.8.8.8",
	"translated": "::ffff:0:127.0.0.1", "nat64 of loopback": "64:ff9b::7f00:1", "nat64 of public": "64:ff9b::808:808",
	"nat64 local": "64:ff9b:1::1", "discard": "100::1", "not given out": "4000::1",
}

func TestPublic(t *testing.T) {
	t.Parallel()
	for name, a := range inside {
		if public(netip.MustParseAddr(a)) {
			t.Errorf("%s: %s counts as public", name, a)
		}
	}
	for _, a := range []string{"8.8.8.8", "1.1.1.1", "103.0.0.1", "172.15.255.255", "172.32.0.0", "100.63.255.255", "100.128.0.0", "198.17.255.255",
		"198.20.0.0", "223.255.255.255", "2404:6800:4003::1", "2a00:1450::1", "2001:4860:4860::8888", "::ffff:8.8.8.8"} {
		if !public(netip.MustParseAddr(a)) {
			t.Errorf("%s does not count as public", a)
		}
	}
	if public(netip.Addr{}) {
		t.Error("no address counts as public")
	}
}

func TestControl(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]bool{
		"8.8.8.8:80": true, "8.8.8.8:443": true, "[2404:6800::1]:443": true, "8.8.8.8:22": false, "8.8.8.8:8080": false, "127.0.0.1:80": false,
		"[::ffff:127.0.0.1]:443": false, "[fe80::1%lo]:80": false, "8.8.8.8": false, "localhost:80": false, "": false,
	} {
		if got := control("tcp", address, nil) == nil; got != want {
			t.Errorf("%q: %t", address, got)
		}
	}
}

// TestNew_ConnectsNowhereInside: the dialer of the program itself refuses, whatever came before it.
func TestNew_ConnectsNowhereInside(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	if conn, err := New().connect(t.Context(), "tcp", listener.Addr().String()); err == nil {
		conn.Close()
		t.Error("connected")
	}
}

// TestLook_InsideByName: a name that leads inside is refused before anybody is connected to.
func TestLook_InsideByName(t *testing.T) {
	t.Parallel()
	for name, a := range inside {
		world, c := newInternet(t, map[string][]string{"situs.go.id.": {a}}, func(http.ResponseWriter, *http.Request) {})
		if r := c.Look(t.Context(), "http://situs.go.id/"); r.Verdict != Refused || len(world.connected) > 0 {
			t.Errorf("%s: %+v, connected to %v", name, r, world.connected)
		}
	}
}

func TestLook_InsideByAddress(t *testing.T) {
	t.Parallel()
	world, c := newInternet(t, nil, func(http.ResponseWriter, *http.Request) {})
	for name, a := range inside {
		host := a
		if strings.Contains(a, ":") {
			host = "[" + strings.ReplaceAll(a, "%", "%25") + "]"
		}
		if r := c.Look(t.Context(), "http://"+host+"/"); r.Verdict != Refused {
			t.Errorf("%s: %+v", name, r)
		}
	}
	if len(world.connected) > 0 {
		t.Errorf("connected to %v", world.connected)
	}
}

// TestLook_Forms are addresses whose text alone refuses them.
func TestLook_Forms(t *testing.T) {
	t.Parallel()
	world, c := newInternet(t, map[string][]string{"situs.go.id.": {outside}}, func(http.ResponseWriter, *http.Request) {})
	for _, address := range []string{
		"ftp://situs.go.id/", "file:///etc/passwd", "gopher://situs.go.id/", "javascript:alert(1)", "data:text/html,x", "//situs.go.id/", "situs.go.id", "",
		"http://", "http:situs.go.id", "http://situs.go.id:8080/", "http://situs.go.id:22/", "https://situs.go.id:0443/", "http://a@situs.go.id/",
		"http://a:b@situs.go.id/", "http://@situs.go.id/", "http://situs.go.id\x00/", "http://sit us.go.id/", "http://[::1", "http://%31/", "http://sïtus.go.id/",
	} {
		if r := c.Look(t.Context(), address); r.Verdict != Refused {
			t.Errorf("%q: %+v", address, r)
		}
	}
	if len(world.connected) > 0 {
		t.Errorf("connected to %v", world.connected)
	}
}

// TestLook_NumbersAsNames: what some name servers and libraries read as 127.0.0.1 gets no further than what they answer.
func TestLook_NumbersAsNames(t *testing.T) {
	t.Parallel()
	names := map[string][]string{}
	hosts := []string{"2130706433", "0x7f000001", "0177.0.0.1", "127.1", "localhost", "127.0.0.1.", "127.0.0.1.nip.io"}
	for _, host := range hosts {
		names[strings.TrimSuffix(host, ".")+"."] = []string{"127.0.0.1"}
	}
	world, c := newInternet(t, names, func(http.ResponseWriter, *http.Request) {})
	for _, host := range hosts {
		if r := c.Look(t.Context(), "http://"+host+"/"); r.Verdict != Refused {
			t.Errorf("%s: %+v", host, r)
		}
	}
	if len(world.connected) > 0 {
		t.Errorf("connected to %v", world.connected)
	}
}

// TestLook_Rebinding: the name server answers with a public address first, and with 127.0.0.1 when asked again.
func TestLook_Rebinding(t *testing.T) {
	t.Parallel()
	world, c := newInternet(t, map[string][]string{"situs.go.id.": {outside, "127.0.0.1"}}, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/lagi", http.StatusFound)
	})
	r := c.Look(t.Context(), "http://situs.go.id/")
	if r.Verdict != Refused || len(world.connected) != 1 || world.connected[0] != outside+":80" || len(world.hosts) != 1 {
		t.Errorf("%+v, connected to %v, %d requests", r, world.connected, len(world.hosts))
	}
	// Asked once for one connection: what was judged is what is connected to.
	if world.asked["situs.go.id."] != 2 {
		t.Errorf("asked %d times for two connections", world.asked["situs.go.id."])
	}
}
