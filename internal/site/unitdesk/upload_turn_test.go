package unitdesk

import (
	"context"
	"slices"
	"testing"

	"github.com/tus/tusd/v2/pkg/memorylocker"
)

// TestPatientLocker: who is asked to make way hears it at once while reading, and else when reading begins.
func TestPatientLocker(t *testing.T) {
	t.Parallel()
	locker := patientLocker{memorylocker.New()}
	var heard []string
	lock := func(ctx context.Context, name string) error {
		l, err := locker.NewLock("unggahan")
		if err != nil {
			t.Fatal(err)
		}
		return l.Lock(ctx, func() { heard = append(heard, name) })
	}
	first := &turn{}
	if err := lock(context.WithValue(t.Context(), turnKey{}, first), "first"); err != nil {
		t.Fatal(err)
	}
	hurried, cancel := context.WithCancel(context.WithValue(t.Context(), turnKey{}, &turn{}))
	cancel() // waits for nobody, but asks
	for _, step := range []struct {
		do   func()
		want []string
	}{
		{func() { _ = lock(hurried, "second") }, nil},
		{first.begin, []string{"first"}},
		{func() { _ = lock(hurried, "third") }, []string{"first", "first"}},
	} {
		if step.do(); !slices.Equal(heard, step.want) {
			t.Fatalf("heard %v, want %v", heard, step.want)
		}
	}
}
