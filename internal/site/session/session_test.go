package session

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"jaring/internal/account"
	"jaring/internal/auth"
	"jaring/internal/testdb"
)

// clocked is a manager with a clock that the test moves, and one person who may be signed in.
type clocked struct {
	*Manager
	db     *testdb.DB
	person string
	now    time.Time
}

func newClocked(t *testing.T, role auth.Role) *clocked {
	t.Helper()
	db := testdb.New(t)
	p := account.NewPerson{Username: "siti", Name: "Siti Contoh", Password: "kuda lumping hijau 7"}
	id, err := account.New(db.DB, false).Create(t.Context(), p, role, "")
	if err != nil {
		t.Fatal(err)
	}
	fail := func(_ http.ResponseWriter, _ *http.Request, err error) { t.Error(err) }
	c := &clocked{Manager: New(db.DB, false, false, fail), db: db, person: id, now: time.Now()}
	c.Manager.now = func() time.Time { return c.now }
	return c
}

// visit runs do inside a request that carries the cookie, and returns the cookie it leaves.
func (c *clocked) visit(t *testing.T, cookie string, do func(context.Context)) string {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	if cookie != "" {
		r.Header.Set("Cookie", "jaring="+cookie)
	}
	w := httptest.NewRecorder()
	c.Middleware(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { do(r.Context()) })).ServeHTTP(w, r)
	for _, set := range w.Result().Cookies() {
		cookie = set.Value
	}
	return cookie
}

func (c *clocked) signIn(t *testing.T) string {
	t.Helper()
	return c.visit(t, "", func(ctx context.Context) {
		if err := c.SignIn(ctx, c.person); err != nil {
			t.Fatal(err)
		}
	})
}

func (c *clocked) signedIn(t *testing.T, cookie string) (yes bool) {
	t.Helper()
	c.visit(t, cookie, func(ctx context.Context) { yes = Actor(ctx).SignedIn() })
	return yes
}

func TestSession_ReadsThePersonAndRoles(t *testing.T) {
	t.Parallel()
	c := newClocked(t, auth.Coordinator)
	cookie := c.signIn(t)
	c.visit(t, cookie, func(ctx context.Context) {
		a := Actor(ctx)
		if a.PersonID != c.person || a.Name != "Siti Contoh" || !a.Is(auth.Coordinator) {
			t.Errorf("actor %+v", a)
		}
	})
}

func TestSession_EndsWhenIdle(t *testing.T) {
	t.Parallel()
	for role, allowed := range map[auth.Role]time.Duration{auth.Assessor: idle, auth.Coordinator: idleStaff, auth.Admin: idleStaff} {
		c := newClocked(t, role)
		cookie := c.signIn(t)
		c.now = c.now.Add(allowed - time.Second)
		if !c.signedIn(t, cookie) {
			t.Errorf("%s: signed out before %v", role, allowed)
		}
		c.now = c.now.Add(allowed + 2*time.Second)
		if c.signedIn(t, cookie) {
			t.Errorf("%s: still signed in after %v", role, allowed)
		}
	}
}

func TestSession_PageViewWritesNothing(t *testing.T) {
	t.Parallel()
	c := newClocked(t, auth.Assessor)
	cookie := c.signIn(t)
	before := c.row(t)
	c.now = c.now.Add(seenEvery - time.Second)
	c.signedIn(t, cookie)
	if after := c.row(t); after != before {
		t.Errorf("a page view rewrote the session: xmin %s → %s", before, after)
	}
}

// row is the transaction that wrote the session's row last.
func (c *clocked) row(t *testing.T) (xmin string) {
	t.Helper()
	if err := c.db.Owner.QueryRow(t.Context(), `SELECT xmin::text FROM session`).Scan(&xmin); err != nil {
		t.Fatal(err)
	}
	return xmin
}

func TestSession_TokenIsNotInTheDatabase(t *testing.T) {
	t.Parallel()
	c := newClocked(t, auth.Assessor)
	cookie := c.signIn(t)
	var stored string
	if err := c.db.Owner.QueryRow(t.Context(), `SELECT token_hash FROM session`).Scan(&stored); err != nil {
		t.Fatal(err)
	}
	if stored == cookie || stored != hashOf(cookie) {
		t.Errorf("stored %q for token %q", stored, cookie)
	}
}

func TestSession_ChooseOnlyOwnRoles(t *testing.T) {
	t.Parallel()
	c := newClocked(t, auth.Assessor)
	cookie := c.signIn(t)
	c.visit(t, cookie, func(ctx context.Context) {
		if held, err := c.Choose(ctx, "somebodyelses000"); held || err != nil {
			t.Errorf("chose a role that is not held: %v %v", held, err)
		}
	})
}

// What ends a session while one of its requests is still being answered ends it for good, whatever that request leaves.
func TestSession_EndedElsewhereStaysEnded(t *testing.T) {
	t.Parallel()
	for name, leave := range map[string]func(*clocked, context.Context){
		"reading on": func(c *clocked, ctx context.Context) { c.touch(ctx) },
		"choosing a role": func(c *clocked, ctx context.Context) {
			if held, err := c.Choose(ctx, Actor(ctx).Grants[0].ID); !held || err != nil {
				t.Error(held, err)
			}
		},
	} {
		for _, before := range []bool{true, false} {
			c := newClocked(t, auth.Assessor)
			c.signIn(t)
			cookie := c.signIn(t)
			end := func() {
				if _, err := c.db.Owner.Exec(t.Context(), `DELETE FROM session WHERE person_id = $1`, c.person); err != nil {
					t.Fatal(err)
				}
			}
			cookie = c.visit(t, cookie, func(ctx context.Context) {
				if before {
					end()
				}
				leave(c, ctx)
				if !before {
					end()
				}
			})
			if c.signedIn(t, cookie) || c.count(t) != 0 {
				t.Errorf("%s: an ended session is back (ended first: %v)", name, before)
			}
		}
	}
}

func (c *clocked) count(t *testing.T) (n int) {
	t.Helper()
	if err := c.db.Owner.QueryRow(t.Context(), `SELECT count(*) FROM session`).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestSession_ChoosingRenewsTheToken(t *testing.T) {
	t.Parallel()
	c := newClocked(t, auth.Assessor)
	old := c.signIn(t)
	cookie := c.visit(t, old, func(ctx context.Context) {
		if held, err := c.Choose(ctx, Actor(ctx).Grants[0].ID); !held || err != nil {
			t.Error(held, err)
		}
	})
	if cookie == old || !c.signedIn(t, cookie) || c.signedIn(t, old) || c.count(t) != 1 {
		t.Errorf("the old token still opens, or the new one does not, or both have rows (%d)", c.count(t))
	}
}
