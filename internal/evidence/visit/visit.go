// Package visit looks whether an address that somebody gave as evidence can be opened by everybody, and what is behind it
// as far as its first bytes tell. It is the one place that connects to machines named by others, so it connects to public
// ones only, follows few redirects, reads little and does not wait long (security.md, S1). No database, no clock but the
// deadline.
package visit

import (
	"context"
	"net/url"
	"time"
)

// Verdict is what came of looking.
type Verdict string

// The verdicts.
const (
	Reachable   Verdict = "reachable"
	Gone        Verdict = "gone"        // the site answers that there is no such page
	Permission  Verdict = "permission"  // the site wants to know who asks
	Unreachable Verdict = "unreachable" // no answer, or one that says nothing about the page
	Refused     Verdict = "refused"     // we do not connect to such an address
)

// Result is a verdict with what was learned on the way.
type Result struct {
	Verdict Verdict
	Status  int           // of the last answer; 0: none
	Title   string        // of the page, one line of at most 200 characters; empty: unknown
	Length  time.Duration // of a video, in whole seconds; 0: unknown
	Login   bool          // permission is asked for by sending visitors to a sign-in page
}

const (
	maxBytes     = 64 << 10 // of each answer's body
	maxHeader    = 64 << 10 // of each answer's header
	maxRedirects = 3
	maxTime      = 10 * time.Second
)

// Look opens the address. What others do wrong is a verdict, never an error.
func (c *Client) Look(ctx context.Context, address string) Result {
	ctx, cancel := context.WithTimeout(ctx, c.patience)
	defer cancel()
	u, err := url.Parse(address)
	if err != nil || !permitted(u) {
		return Result{Verdict: Refused}
	}
	if id := Recognise(address).Video; id != "" {
		return c.lookAtVideo(ctx, u, id)
	}
	r, page := c.open(ctx, u)
	r.learn(page)
	return r
}

// learn takes from a page what its first bytes tell.
func (r *Result) learn(page body) {
	if r.Verdict != Reachable || !page.html() {
		return
	}
	r.Title = Title(page.bytes, page.mediaType)
}
