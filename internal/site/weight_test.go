package site_test

import (
	"compress/gzip"
	"context"
	"io"
	"net"
	"net/http"
	"regexp"
	"slices"
	"sync/atomic"
	"testing"

	"jaring/internal/testsite"
)

// What a phone may have to fetch, in bytes over the wire with all headers (issue: the unit's desk in depth).
const (
	firstVisit = 100_000
	nextPage   = 15_000
)

// TestFirstVisit_Bytes opens the entries of a school with nothing in the cache, then their parts, and counts every byte that
// the server sends: pages, styles, font, scripts and pictures. Bytes do not depend on the machine.
func TestFirstVisit_Bytes(t *testing.T) {
	t.Parallel()
	site := testsite.Sample(t)
	p := &phone{t: t, http: site.SignedIn(t, "operator", "jaring-contoh").Client(), base: site.URL, cache: map[string]bool{}}
	p.http.Transport = counted(&p.received)
	entries := regexp.MustCompile(`/usulan/\w+`).FindAllString(p.get("/meja/inovasi"), -1)
	slices.Sort(entries)
	for i, entry := range slices.Compact(entries) {
		clear(p.cache)
		n := p.visit(entry)
		if t.Logf("%s for the first time: %d bytes", entry, n); n > firstVisit {
			t.Errorf("the first visit takes %d bytes, want at most %d", n, firstVisit)
		}
		if i > 2 {
			continue
		}
		for _, part := range []string{"", "/profil", "/profil?bagian=urusan", "/rancang-bangun", "/indikator/sid-16", "/indikator/sid-16/bukti",
			"/indikator/sid-33", "/inovator", "/periksa", "/riwayat"} {
			if n := p.visit(entry + part); n > nextPage {
				t.Errorf("%s%s takes %d bytes more, want at most %d", entry, part, n, nextPage)
			}
		}
	}
}

// phone fetches what a browser fetches, and nothing twice that may be kept.
type phone struct {
	t        *testing.T
	http     *http.Client
	base     string
	cache    map[string]bool
	received atomic.Int64
}

// visit opens a page with all that belongs to it, and returns how many bytes came.
func (p *phone) visit(path string) int64 {
	p.t.Helper()
	before := p.received.Load()
	p.files(p.get(path))
	return p.received.Load() - before
}

func (p *phone) files(text string) {
	p.t.Helper()
	for _, m := range fetchedBy.FindAllStringSubmatch(text, -1) {
		if address := m[1]; !p.cache[address] {
			p.cache[address] = true
			p.files(p.get(address))
		}
	}
}

func (p *phone) get(path string) string {
	p.t.Helper()
	r, err := http.NewRequestWithContext(p.t.Context(), http.MethodGet, p.base+path, nil)
	if err != nil {
		p.t.Fatal(err)
	}
	r.Header.Set("Accept-Encoding", "gzip, deflate, br, zstd")
	answer, err := p.http.Do(r)
	if err != nil {
		p.t.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		p.t.Fatalf("%s: %s", path, answer.Status)
	}
	return unpacked(p.t, answer)
}

// fetchedBy finds what a page, or its stylesheet, makes a browser fetch.
var fetchedBy = regexp.MustCompile(`(?:(?:href|src)="|url\(")(/static/[^"#]+)`)

// counted is a network on which every byte that arrives is counted, and nothing is unpacked by itself.
func counted(n *atomic.Int64) *http.Transport {
	return &http.Transport{DisableCompression: true, DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := new(net.Dialer).DialContext(ctx, network, address)
		return &counting{conn, n}, err
	}}
}

type counting struct {
	net.Conn
	n *atomic.Int64
}

func (c *counting) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	c.n.Add(int64(n))
	return n, err
}

func unpacked(t *testing.T, answer *http.Response) string {
	t.Helper()
	var from io.Reader = answer.Body
	if answer.Header.Get("Content-Encoding") == "gzip" {
		packed, err := gzip.NewReader(from)
		if err != nil {
			t.Fatal(err)
		}
		from = packed
	}
	text, err := io.ReadAll(from)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
