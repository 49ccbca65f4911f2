package account

import (
	"context"
	"sync"
)

// maxTurns is how many tries of one key may wait; a person has a few windows open, a machine has thousands.
const maxTurns = 16

// turns lets one holder of a key act at a time. Without it as many passwords as fit into the time of one hash would be
// tried together, all of them before the first failure is counted.
type turns struct {
	mu   sync.Mutex
	keys map[string]*turn
}

type turn struct {
	free    chan struct{} // holds one token
	waiting int
}

// take waits for the key's turn. crowded says that too many wait already; otherwise done gives the turn on.
func (t *turns) take(ctx context.Context, key string) (done func(), crowded bool, err error) {
	one, crowded := t.join(key)
	if crowded {
		return nil, true, nil
	}
	select {
	case <-one.free:
		return func() {
			one.free <- struct{}{}
			t.leave(key, one)
		}, false, nil
	case <-ctx.Done():
		t.leave(key, one)
		return nil, false, ctx.Err()
	}
}

func (t *turns) join(key string) (one *turn, crowded bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.keys == nil {
		t.keys = map[string]*turn{}
	}
	one = t.keys[key]
	if one == nil {
		one = &turn{free: make(chan struct{}, 1)}
		one.free <- struct{}{}
		t.keys[key] = one
	}
	if one.waiting >= maxTurns {
		return nil, true
	}
	one.waiting++
	return one, false
}

func (t *turns) leave(key string, one *turn) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if one.waiting--; one.waiting == 0 {
		delete(t.keys, key)
	}
}
