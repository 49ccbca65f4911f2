// Package session establishes who is behind a request. It never decides whether that person may do something.
package session

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/alexedwards/scs/v2"

	"jaring/internal/auth"
	"jaring/internal/postgres"
)

// What a session holds.
const (
	keyPerson = "person"
	keyGrant  = "grant" // the role the person works in, if they chose one
	keySeen   = "seen"  // Unix seconds; rewritten at most every seenEvery, so that reading pages writes nothing
)

// Ends of a session (ASVS 7.3.1, 7.3.2); people who decide are signed out sooner.
const (
	lifetime  = 12 * time.Hour
	idle      = 2 * time.Hour
	idleStaff = 30 * time.Minute
	seenEvery = 5 * time.Minute
)

// Manager reads and writes sessions.
type Manager struct {
	scs *scs.SessionManager
	db  *postgres.DB
	now func() time.Time
}

// New returns a manager. secure is false only where the site is served over plain HTTP on loopback.
// fail answers when the session cannot be read or written.
func New(db *postgres.DB, secure, samples bool, fail func(http.ResponseWriter, *http.Request, error)) *Manager {
	m := scs.New()
	m.Store = store{db: db, samples: samples}
	m.Codec = codec{}
	m.HashTokenInStore = true
	m.Lifetime = lifetime
	m.ErrorFunc = fail
	m.Cookie.Name = "jaring"
	if secure {
		m.Cookie.Name = "__Host-jaring"
	}
	m.Cookie.Secure, m.Cookie.HttpOnly, m.Cookie.SameSite, m.Cookie.Path = secure, true, http.SameSiteLaxMode, "/"
	return &Manager{scs: m, db: db, now: time.Now}
}

// visit is what the store and the middleware tell each other about one request.
type visit struct {
	address, agent string
	actor          auth.Actor
	read           string // the hash of the token under which the session was found; empty: none was
	unread         int    // messages, at most a hundred are counted
	renews         bool   // what was read goes on under another token
}

type visitKey struct{}

func visitOf(ctx context.Context) *visit {
	v, _ := ctx.Value(visitKey{}).(*visit)
	return v
}

// Actor returns who is behind the request; the zero Actor is a visitor.
func Actor(ctx context.Context) auth.Actor {
	if v := visitOf(ctx); v != nil {
		return v.actor
	}
	return auth.Actor{}
}

// Unread is how many messages wait for whoever is behind the request, at most a hundred.
func Unread(ctx context.Context) int {
	if v := visitOf(ctx); v != nil {
		return v.unread
	}
	return 0
}

// Middleware loads the session and establishes the actor.
func (m *Manager) Middleware(next http.Handler) http.Handler {
	load := m.scs.LoadAndSave(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		m.establish(r.Context())
		next.ServeHTTP(w, r)
	}))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		agent := r.UserAgent()
		v := &visit{address: r.RemoteAddr, agent: agent[:min(len(agent), 200)]}
		load.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), visitKey{}, v)))
	})
}

func (m *Manager) establish(ctx context.Context) {
	v := visitOf(ctx)
	if !v.actor.SignedIn() {
		v.actor = auth.Actor{}
		return
	}
	v.actor.Current = current(v.actor.Grants, m.scs.GetString(ctx, keyGrant))
	seconds, _ := strconv.ParseInt(m.scs.GetString(ctx, keySeen), 10, 64)
	unseen := m.now().Sub(time.Unix(seconds, 0))
	switch {
	case unseen > allowedIdle(v.actor):
		v.actor = auth.Actor{}
	case unseen > seenEvery:
		m.touch(ctx)
	}
}

func allowedIdle(a auth.Actor) time.Duration {
	if a.Is(auth.Coordinator, auth.Admin) {
		return idleStaff
	}
	return idle
}

// current is the chosen grant while it lasts, otherwise the first one.
func current(grants []auth.Grant, chosen string) auth.Grant {
	for _, g := range grants {
		if g.ID == chosen {
			return g
		}
	}
	if len(grants) > 0 {
		return grants[0]
	}
	return auth.Grant{}
}

func (m *Manager) touch(ctx context.Context) {
	m.scs.Put(ctx, keySeen, strconv.FormatInt(m.now().Unix(), 10))
}

// SignIn binds the session to the person under a new token.
func (m *Manager) SignIn(ctx context.Context, personID string) error {
	if err := m.scs.RenewToken(ctx); err != nil {
		return err
	}
	m.scs.Put(ctx, keyPerson, personID)
	m.scs.Remove(ctx, keyGrant)
	m.touch(ctx)
	return nil
}

// SignOut ends the session.
func (m *Manager) SignOut(ctx context.Context) error { return m.scs.Destroy(ctx) }

// Choose makes the grant the one the person works in, under a new token. It reports whether the person holds it.
func (m *Manager) Choose(ctx context.Context, grantID string) (bool, error) {
	for _, g := range Actor(ctx).Grants {
		if g.ID == grantID {
			m.scs.Put(ctx, keyGrant, grantID)
			visitOf(ctx).renews = true
			return true, m.scs.RenewToken(ctx)
		}
	}
	return false, nil
}

// TokenHash names the present session as the table does.
func (m *Manager) TokenHash(ctx context.Context) string { return hashOf(m.scs.Token(ctx)) }
