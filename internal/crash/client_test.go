package crash_test

import (
	"bytes"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"
	"time"
)

// samplePassword opens the sample's accounts.
const samplePassword = "jaring-contoh"

// client is a browser. Its session lies in the database, so it outlives the program.
type client struct{ http http.Client }

func (w *world) signIn(t *testing.T, username string) *client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	// One connection for each request: those to a program that is gone are of no use to the next.
	c := &client{http.Client{Jar: jar, Timeout: 20 * time.Second, Transport: &http.Transport{DisableKeepAlives: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
	a := c.post(w.serving.URL+"/masuk", url.Values{"username": {username}, "password": {samplePassword}})
	if a.status != http.StatusSeeOther {
		t.Fatalf("sign in as %s: %+v", username, a)
	}
	return c
}

// answer is what came back; err is set when nobody knows what happened.
type answer struct {
	status   int
	location string
	body     string
	err      error
}

func (c *client) post(address string, form url.Values) answer {
	return c.send(http.MethodPost, address, "application/x-www-form-urlencoded", strings.NewReader(form.Encode()))
}

func (c *client) get(address string) answer { return c.send(http.MethodGet, address, "", nil) }

func (c *client) send(method, address, kind string, body io.Reader) answer {
	r, err := http.NewRequest(method, address, body)
	if err != nil {
		return answer{err: err}
	}
	if kind != "" {
		r.Header.Set("Content-Type", kind)
	}
	got, err := c.http.Do(r)
	if err != nil {
		return answer{err: err}
	}
	defer got.Body.Close()
	text, err := io.ReadAll(got.Body)
	return answer{got.StatusCode, got.Header.Get("Location"), string(text), err}
}

// upload brings a small file of its own for one indicator.
func (c *client) upload(address, key, name string) answer {
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	_ = w.WriteField("form_key", key) // a buffer does not fail
	part, err := w.CreateFormFile("file", name)
	if err != nil {
		return answer{err: err}
	}
	fmt.Fprintf(part, "%%PDF-1.7\n%s %s\n%%%%EOF\n", name, strings.Repeat("isi ", 5000))
	if err := w.Close(); err != nil {
		return answer{err: err}
	}
	return c.send(http.MethodPost, address, w.FormDataContentType(), &form)
}
