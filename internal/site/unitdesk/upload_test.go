package unitdesk_test

import (
	"encoding/base64"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/iotest"

	"jaring/internal/auth"
	"jaring/internal/testsite"
)

// tusHeaders are those that every request of the protocol carries.
func tusHeaders(pairs ...string) http.Header {
	head := http.Header{"Tus-Resumable": {"1.0.0"}}
	for i := 0; i < len(pairs); i += 2 {
		head.Set(pairs[i], pairs[i+1])
	}
	return head
}

// announced is the Upload-Metadata of a file for a place.
func announced(pairs ...string) string {
	var list []string
	for i := 0; i < len(pairs); i += 2 {
		list = append(list, pairs[i]+" "+base64.StdEncoding.EncodeToString([]byte(pairs[i+1])))
	}
	return strings.Join(list, ",")
}

// announce asks for room for a file of a size for sid-16 of the desk's entry.
func (d *desk) announce(b *testsite.Browser, size int, pairs ...string) testsite.Page {
	about := append([]string{"entry", d.entry, "slot", "sid-16", "name", "SK.pdf"}, pairs...)
	return b.Do(http.MethodPost, "/unggahan", tusHeaders("Upload-Length", strconv.Itoa(size), "Upload-Metadata", announced(about...)), nil)
}

func (d *desk) begun(t *testing.T, size int, pairs ...string) string {
	t.Helper()
	page := d.announce(d.own, size, pairs...)
	at := page.Location()
	if page.Status != http.StatusCreated || !strings.HasPrefix(at, "/unggahan/") {
		t.Fatalf("begin: %d %q %s", page.Status, at, page.Body)
	}
	return at
}

func piece(b *testsite.Browser, at string, offset int, body io.Reader) testsite.Page {
	head := tusHeaders("Upload-Offset", strconv.Itoa(offset), "Content-Type", "application/offset+octet-stream")
	return b.Do(http.MethodPatch, at, head, body)
}

func offset(b *testsite.Browser, at string) string {
	return b.Do(http.MethodHead, at, tusHeaders(), nil).Header.Get("Upload-Offset")
}

// The answer to the last piece may be lost: asking where the upload is says the same.
func TestUploads_BecameIsSaidAgain(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	at := d.begun(t, len(pdf))
	ask := func() string { return d.own.Do(http.MethodHead, at, tusHeaders(), nil).Header.Get("Jaring-Bukti") }
	if id := ask(); id != "" {
		t.Errorf("before anything has come it became %q", id)
	}
	became := piece(d.own, at, 0, strings.NewReader(pdf)).Header.Get("Jaring-Bukti")
	if id := ask(); became == "" || id != became {
		t.Errorf("it became %q, then %q", became, id)
	}
}

func TestUploads_InPieces(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	at := d.begun(t, len(pdf), "number", "188/2024", "date-hari", "4", "date-bulan", "3", "date-tahun", "2024", "subject", "Rumah Botol")
	for _, p := range []struct{ from, to int }{{0, 5}, {5, len(pdf)}} {
		page := piece(d.own, at, p.from, strings.NewReader(pdf[p.from:p.to]))
		if page.Status != http.StatusNoContent || page.Header.Get("Upload-Offset") != strconv.Itoa(p.to) {
			t.Fatalf("piece: %d %v %s", page.Status, page.Header, page.Body)
		}
		if became := page.Header.Get("Jaring-Bukti") != ""; became != (p.to == len(pdf)) {
			t.Errorf("at %d it has become evidence: %v", p.to, became)
		}
		if got := offset(d.own, at); got != strconv.Itoa(p.to) {
			t.Errorf("arrived %s, want %d", got, p.to)
		}
	}
	page := d.own.Get(d.place("sid-16"))
	for _, want := range []string{"SK.pdf", "188/2024", "4 Maret 2024", "Rumah Botol"} {
		if !strings.Contains(page.Body, want) {
			t.Errorf("the shelf lacks %q", want)
		}
	}
	if page := d.own.Do(http.MethodGet, at, tusHeaders(), nil); page.Status != http.StatusNotFound {
		t.Errorf("GET: %d", page.Status)
	}
	if page := d.own.Do(http.MethodDelete, at, tusHeaders(), nil); page.Status != http.StatusNoContent || d.Count(t, "SELECT count(*) FROM evidence") != 1 {
		t.Errorf("cancel what has become evidence: %d", page.Status)
	}
}

func TestUploads_Cancelled(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	at := d.begun(t, len(pdf))
	piece(d.own, at, 0, strings.NewReader(pdf[:5]))
	if page := d.own.Do(http.MethodDelete, at, tusHeaders(), nil); page.Status != http.StatusNoContent {
		t.Errorf("cancel: %d", page.Status)
	}
	if page := piece(d.own, at, 5, strings.NewReader(pdf[5:])); page.Status != http.StatusNotFound {
		t.Errorf("a piece of what was cancelled: %d", page.Status)
	}
}

// A stranger's request must neither learn of an upload nor disturb it: the answer is that of one that never was.
func TestUploads_OfAnother(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	at, never := d.begun(t, len(pdf)), "/unggahan/aaaaaaaaaaaaaaaa"
	for name, b := range map[string]*testsite.Browser{"other unit": d.other, "assessor": d.judge, "coordinator": d.koord} {
		for _, method := range []string{http.MethodHead, http.MethodPatch, http.MethodDelete} {
			ask := func(path string) testsite.Page {
				return b.Do(method, path, tusHeaders("Upload-Offset", "0", "Content-Type", "application/offset+octet-stream"), nil)
			}
			if theirs, nothing := ask(at), ask(never); theirs.Status != http.StatusNotFound || !same(theirs, nothing) {
				t.Errorf("%s %s: %d %q, %q", name, method, theirs.Status, theirs.Body, nothing.Body)
			}
		}
		want := http.StatusForbidden
		if b == d.other {
			want = http.StatusNotFound
		}
		if page := d.announce(b, 5); page.Status != want {
			t.Errorf("%s begins: %d", name, page.Status)
		}
	}
	for _, role := range []auth.Role{auth.Executive, auth.EducationOfficial, auth.Supervisor, auth.Admin} {
		d.Account(t, "akun-"+string(role), role, "")
		if page := d.announce(d.SignedIn(t, "akun-"+string(role), testsite.Password), 5); page.Status != http.StatusNotFound {
			t.Errorf("%s begins: %d", role, page.Status)
		}
	}
	if page := d.announce(d.Visitor(t), 5); page.Status != http.StatusUnauthorized || strings.Contains(page.Body, "<html") {
		t.Errorf("visitor: %d %s", page.Status, page.Body)
	}
	if page := d.Visitor(t).Do(http.MethodHead, at, tusHeaders(), nil); page.Status != http.StatusUnauthorized {
		t.Errorf("visitor asks: %d", page.Status)
	}
	if got := offset(d.own, at); got != "0" || d.Count(t, "SELECT count(*) FROM upload") != 1 {
		t.Errorf("the upload: %q", got)
	}
}

// A stranger's HEAD must not cut the running request of the one who uploads.
func TestUploads_NotDisturbed(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	at := d.begun(t, len(pdf))
	body, feed := io.Pipe()
	done := make(chan testsite.Page)
	go func() { done <- piece(d.own, at, 0, body) }()
	_, _ = io.WriteString(feed, pdf[:5])
	for range 3 {
		d.other.Do(http.MethodHead, at, tusHeaders(), nil)
	}
	_, _ = io.WriteString(feed, pdf[5:])
	feed.Close()
	if page := <-done; page.Status != http.StatusNoContent {
		t.Errorf("%d %s", page.Status, page.Body)
	}
}

func TestUploads_BadInput(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	at := d.begun(t, len(pdf))
	piece(d.own, at, 0, strings.NewReader(pdf[:5]))
	post := func(pairs ...string) testsite.Page {
		return d.own.Do(http.MethodPost, "/unggahan", tusHeaders(pairs...), nil)
	}
	good := announced("entry", d.entry, "slot", "sid-16", "name", "SK.pdf")
	for name, c := range map[string]struct {
		page testsite.Page
		want int
	}{
		"empty file":          {d.announce(d.own, 0), http.StatusUnprocessableEntity},
		"too large":           {d.announce(d.own, 300<<20), http.StatusRequestEntityTooLarge},
		"too large for PDF":   {d.announce(d.own, 21<<20), http.StatusRequestEntityTooLarge},
		"negative":            {d.announce(d.own, -1), http.StatusBadRequest},
		"no length":           {post("Upload-Metadata", good), http.StatusBadRequest},
		"length later":        {post("Upload-Metadata", good, "Upload-Defer-Length", "1"), http.StatusNotImplemented},
		"no metadata":         {post("Upload-Length", "5"), http.StatusNotFound},
		"joined from parts":   {post("Upload-Length", "5", "Upload-Metadata", good, "Upload-Concat", "partial"), http.StatusCreated},
		"unknown slot":        {d.announce(d.own, 5, "slot", "sid-99"), http.StatusNotFound},
		"NUL in the subject":  {d.announce(d.own, 5, "subject", "a\x00"), http.StatusBadRequest},
		"no text in the slot": {d.announce(d.own, 5, "slot", "\xff"), http.StatusBadRequest},
		"bad date":            {d.announce(d.own, 5, "date-hari", "31", "date-bulan", "2", "date-tahun", "2024"), http.StatusUnprocessableEntity},
		"other protocol":      {d.own.Do(http.MethodPost, "/unggahan", http.Header{"Upload-Length": {"5"}}, nil), http.StatusPreconditionFailed},
		"offset ahead":        {piece(d.own, at, 6, strings.NewReader(pdf[6:])), http.StatusConflict},
		"offset behind":       {piece(d.own, at, 0, strings.NewReader(pdf)), http.StatusConflict},
		"offset negative":     {piece(d.own, at, -5, strings.NewReader(pdf)), http.StatusBadRequest},
		"more than announced": {piece(d.own, at, 5, strings.NewReader(pdf[5:]+"x")), http.StatusRequestEntityTooLarge},
		"not a piece":         {d.own.Do(http.MethodPatch, at, tusHeaders("Upload-Offset", "5"), strings.NewReader("x")), http.StatusBadRequest},
		"another method":      {d.own.Do(http.MethodPost, "/unggahan", tusHeaders("X-HTTP-Method-Override", "DELETE"), nil), http.StatusBadRequest},
	} {
		if c.page.Status != c.want || strings.Contains(c.page.Body, "<html") || strings.Contains(c.page.Body, "/") && c.page.Status == 500 {
			t.Errorf("%s: %d %q, want %d", name, c.page.Status, c.page.Body, c.want)
		}
	}
	if got := offset(d.own, at); got != "5" {
		t.Errorf("arrived %s", got)
	}
	svg := `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`
	page := piece(d.own, d.begun(t, len(svg)), 0, strings.NewReader(svg))
	if page.Status != http.StatusUnprocessableEntity || !strings.Contains(page.Body, "SVG") {
		t.Errorf("SVG called PDF: %d %s", page.Status, page.Body)
	}
	if n := d.Count(t, "SELECT count(*) FROM evidence"); n != 0 {
		t.Errorf("%d rows", n)
	}
}

// A line that breaks in a piece loses nothing that came before.
func TestUploads_CutOff(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	long := pdf[:9] + strings.Repeat("x", 200<<10) + "\n%%EOF\n"
	at := d.begun(t, len(long))
	// The request never ends as promised.
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPatch, d.URL+at, io.MultiReader(strings.NewReader(long[:100<<10]), iotest.ErrReader(io.ErrClosedPipe)))
	if err != nil {
		t.Fatal(err)
	}
	r.ContentLength = int64(len(long))
	r.Header = tusHeaders("Upload-Offset", "0", "Content-Type", "application/offset+octet-stream")
	if _, err := d.own.Client().Do(r); err == nil {
		t.Fatal("the request was not cut")
	}
	// The cut request may reach its turn late and make the next one give way: that one asks and goes on.
	page := testsite.Page{Status: http.StatusConflict}
	for page.Status == http.StatusConflict {
		arrived, _ := strconv.Atoi(offset(d.own, at))
		if arrived > 100<<10 {
			t.Fatalf("%d arrived", arrived)
		}
		page = piece(d.own, at, arrived, strings.NewReader(long[arrived:]))
	}
	if page.Status != http.StatusNoContent {
		t.Errorf("%d %s", page.Status, page.Body)
	}
	if n := d.Count(t, "SELECT count(*) FROM evidence"); n != 1 {
		t.Errorf("%d rows", n)
	}
}

// Who has to make way for another request of the same person is told to ask where the upload is, not that it is bad.
func TestUploads_MakesWay(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	at := d.begun(t, len(pdf))
	body, more := io.Pipe()
	defer more.Close()
	first := make(chan int, 1)
	go func() { first <- piece(d.own, at, 0, body).Status }()
	if _, err := more.Write([]byte(pdf[:5])); err != nil {
		t.Fatal(err)
	}
	for {
		offset(d.own, at)
		select {
		case got := <-first:
			if got != http.StatusConflict {
				t.Errorf("the first was told %d", got)
			}
			return
		default:
		}
	}
}

// Eight times the last piece is one row.
func TestUploads_EightTimesTheEnd(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	at := d.begun(t, len(pdf))
	piece(d.own, at, 0, strings.NewReader(pdf[:5]))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if page := piece(d.own, at, 5, strings.NewReader(pdf[5:])); page.Status >= 500 && page.Status != http.StatusInternalServerError {
				t.Errorf("%d %s", page.Status, page.Body)
			}
		})
	}
	wg.Wait()
	for range 3 { // whoever was told to make way asks and goes on
		if got, _ := strconv.Atoi(offset(d.own, at)); got < len(pdf) {
			piece(d.own, at, got, strings.NewReader(pdf[got:]))
		}
	}
	if n := d.Count(t, "SELECT count(*) FROM evidence"); n != 1 {
		t.Errorf("%d rows", n)
	}
}

func TestUploads_CrossSite(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	at := d.begun(t, len(pdf))
	for _, method := range []string{http.MethodPost, http.MethodPatch, http.MethodDelete} {
		path := at
		if method == http.MethodPost {
			path = "/unggahan"
		}
		page := d.own.Do(method, path, tusHeaders("Sec-Fetch-Site", "cross-site", "Origin", "https://jahat.example", "Upload-Offset", "0"), nil)
		if page.Status != http.StatusForbidden || page.Header.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s: %d", method, page.Status)
		}
	}
	if page := d.own.Do(http.MethodOptions, at, tusHeaders("Origin", "https://jahat.example"), nil); page.Header.Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("OPTIONS: %d %v", page.Status, page.Header)
	}
}
