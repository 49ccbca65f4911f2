package handle

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"jaring/web/page/problem"
	"jaring/web/ui"
)

type oursKey struct{}

// Ours marks a request as not begun by another site. Only what such a request brings may come back as a form: what
// another site made a browser send must not be one press of a button away from being taken after all.
func Ours(ctx context.Context) context.Context { return context.WithValue(ctx, oursKey{}, true) }

// secretFields are the fields that hold a password, of all forms. They never come back in a page.
var secretFields = []string{"password", "current"}

// WithoutSecrets takes passwords out of what was typed, before any of it is written into a page.
func WithoutSecrets(typed url.Values) url.Values {
	for _, name := range secretFields {
		delete(typed, name)
	}
	return typed
}

// kept is what was typed into the form that is being sent, for a page to give back. A file cannot be kept: it is chosen
// again.
func (x *Exchange) kept() url.Values {
	switch {
	case x.Context().Value(oursKey{}) == nil:
		return nil
	case x.typed != nil: // the fields before a file, already read
		return WithoutSecrets(x.typed)
	case x.limited && isMultipart(x.R):
		values, _, err := readParts(x.R)
		x.Drain()
		if err != nil {
			return nil
		}
		return WithoutSecrets(values)
	case isMultipart(x.R):
		return nil
	}
	if !x.limited { // where not even the session could be read, no route has set its limits yet
		x.R.Body = http.MaxBytesReader(x.W, x.R.Body, formBytes)
		_ = http.NewResponseController(x.W).SetReadDeadline(time.Now().Add(formTime))
	}
	if err := x.R.ParseForm(); err != nil {
		return nil
	}
	return WithoutSecrets(x.R.PostForm)
}

// giveBack puts what was typed on the page that refuses it: to copy, and to send again where that may help, because a
// role was changed or the trouble has passed. What somebody else's change has overtaken would be refused again.
func (x *Exchange) giveBack(view *problem.View) {
	if x.R.Method != http.MethodPost {
		return
	}
	again := false
	switch view.Status {
	case http.StatusServiceUnavailable, http.StatusTooManyRequests, http.StatusForbidden, http.StatusNotFound:
		again = true
	case http.StatusConflict:
	default:
		return
	}
	if view.Kept = x.kept(); len(view.Kept) == 0 || !again {
		return
	}
	view.Again = x.R.URL.RequestURI()
	for i := range view.Actions {
		view.Actions[i].Kind = ui.Secondary
	}
}
