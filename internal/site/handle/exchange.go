// Package handle is one exchange between a person and the site: what a handler reads from the request and how it
// answers. Handlers return errors; one place turns those into pages and log lines.
package handle

import (
	"bytes"
	"context"
	"crypto/rand"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"

	"github.com/a-h/templ"
	"github.com/go-chi/chi/v5"

	"jaring/internal/auth"
)

// Exchange is one request and its answer.
type Exchange struct {
	W       http.ResponseWriter
	R       *http.Request
	Actor   auth.Actor
	host    *Host
	query   url.Values // of the address, once it was asked for
	typed   url.Values // the fields of an upload, once they were read
	limited bool       // the route has bounded how much and how long it reads
}

// Func answers an exchange. An error that it returns has not been written to the person yet.
type Func func(*Exchange) error

// Context is the request's.
func (x *Exchange) Context() context.Context { return x.R.Context() }

// Param is a part of the address, such as "id".
func (x *Exchange) Param(name string) string { return chi.URLParam(x.R, name) }

// Year is the {tahun} of the address, 0 when it is none.
func (x *Exchange) Year() int {
	text := x.Param("tahun")
	year, ok := Number(text)
	if !ok || len(text) != 4 || year < 2000 {
		return 0
	}
	return year
}

// Query is a parameter of the address, for filters.
func (x *Exchange) Query(name string) string { return x.parsed().Get(name) }

// Queries are all values of a parameter of the address, for filters of which one chooses several.
func (x *Exchange) Queries(name string) []string { return x.parsed()[name] }

func (x *Exchange) parsed() url.Values {
	if x.query == nil {
		x.query = x.R.URL.Query()
	}
	return x.query
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// Page renders the whole page before a byte is sent: what fails half-way becomes an error page, not half a page.
func (x *Exchange) Page(status int, page templ.Component) error {
	buf := buffers.Get().(*bytes.Buffer)
	buf.Reset()
	defer buffers.Put(buf)
	if err := page.Render(x.Context(), buf); err != nil {
		return err
	}
	head := x.W.Header()
	head.Set("Content-Type", "text/html; charset=utf-8")
	head.Add("Vary", "Accept-Encoding")
	if x.packs() {
		packed := buffers.Get().(*bytes.Buffer)
		packed.Reset()
		defer buffers.Put(packed)
		pack(packed, buf.Bytes())
		head.Set("Content-Encoding", "gzip")
		buf = packed
	}
	head.Set("Content-Length", strconv.Itoa(buf.Len()))
	x.W.WriteHeader(status)
	_, _ = x.W.Write(buf.Bytes()) // a person who has gone away is nobody's error
	return nil
}

// SeeOther answers a successful POST: the browser goes on with GET, so that reloading repeats nothing.
func (x *Exchange) SeeOther(href string) error {
	http.Redirect(x.W, x.R, href, http.StatusSeeOther)
	return nil
}

// NewFormKey is the hidden key of a form that creates something: made when the form is shown, so that sent twice it
// creates once, with or without a script.
func NewFormKey() string { return strings.ToLower(rand.Text()) }
