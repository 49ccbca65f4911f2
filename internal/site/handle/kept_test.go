package handle

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"jaring/internal/fault"
)

// What was typed stands on the page that refuses it, to be read; it may be sent again where that may help.
func TestGiveBack(t *testing.T) {
	t.Parallel()
	h := &Host{Log: slog.New(slog.DiscardHandler), Frame: func(context.Context) (Frame, error) { return Frame{}, nil }}
	for name, c := range map[string]struct {
		refusal     error
		read, again bool
	}{
		"403": {fault.Forbidden(""), true, true}, "404": {fault.NotFound(), true, true}, "503": {fault.Unavailable(nil), true, true},
		"429": {fault.TooMany(""), true, true}, "409": {fault.Stale(), true, false}, "400": {fault.BadRequest(""), false, false}, "500": {errors.New("x"), false, false},
	} {
		r := httptest.NewRequest(http.MethodPost, "/usulan/x?a=1", strings.NewReader("version=1&nama=Rumah+%3Cb%3E&password=rahasia"))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w := httptest.NewRecorder()
		h.form(func(*Exchange) error { return c.refusal }, false)(w, r.WithContext(Ours(r.Context())))
		body := w.Body.String()
		if read := strings.Contains(body, `<p class="quote">Rumah &lt;b&gt;</p>`); read != c.read {
			t.Errorf("%s: what was typed can be read: %v", name, read)
		}
		if again := strings.Contains(body, `action="/usulan/x?a=1"`) && strings.Contains(body, `name="version" value="1"`); again != c.again {
			t.Errorf("%s: it may be sent again: %v", name, again)
		}
		if strings.Contains(body, "rahasia") {
			t.Errorf("%s: a password stands in the page", name)
		}
	}
}
