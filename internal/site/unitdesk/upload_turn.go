package unitdesk

import (
	"context"
	"sync"

	tus "github.com/tus/tusd/v2/pkg/handler"
)

// turn is one request's time at an upload. The protocol breaks off the body of a request that is asked to make way, but
// what it asks before it has begun to read goes unheard: such a wish waits until there is a body to break off.
type turn struct {
	mu      sync.Mutex
	reading bool
	wish    func()
}

type turnKey struct{}

func turnOf(ctx context.Context) *turn {
	t, _ := ctx.Value(turnKey{}).(*turn)
	return t
}

// makeWay passes the wish on, now or when reading begins.
func (t *turn) makeWay(wish func()) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.wish = wish; t.reading {
		wish()
	}
}

// begin says that the request reads its body from now on.
func (t *turn) begin() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.reading = true; t.wish != nil {
		t.wish()
	}
}

// madeWay says whether the body was broken off for another request.
func (t *turn) madeWay() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.reading && t.wish != nil
}

// patientLocker is a locker whose requests are asked to make way at their turn.
type patientLocker struct{ tus.Locker }

// NewLock satisfies tus.Locker.
func (p patientLocker) NewLock(id string) (tus.Lock, error) {
	lock, err := p.Locker.NewLock(id)
	return patientLock{lock}, err
}

type patientLock struct{ lock tus.Lock }

// Lock satisfies tus.Lock.
func (p patientLock) Lock(ctx context.Context, makeWay func()) error {
	t := turnOf(ctx)
	return p.lock.Lock(ctx, func() { t.makeWay(makeWay) })
}

// Unlock satisfies tus.Lock.
func (p patientLock) Unlock() error { return p.lock.Unlock() }
