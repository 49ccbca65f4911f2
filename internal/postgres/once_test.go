package postgres_test

import (
	"sync"
	"sync/atomic"
	"testing"

	"jaring/internal/fault"
	"jaring/internal/postgres"
	"jaring/internal/testdb"
)

func newPerson(t *testing.T, d *testdb.DB) string {
	t.Helper()
	id := postgres.NewID()
	_, err := d.Owner.Exec(t.Context(), "INSERT INTO person (id, username, name, password_hash) VALUES ($1, $2, 'Siti Aminah', '-')", id, "u-"+id)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func once(t *testing.T, d *testdb.DB, k postgres.FormKey) (target string, first bool, err error) {
	t.Helper()
	err = d.DB.InTx(t.Context(), func(tx postgres.Tx) error {
		target, first, err = postgres.Once(t.Context(), tx, k)
		return err
	})
	return target, first, err
}

func TestOnce_SecondTimeReturnsTheFirst(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	k := postgres.FormKey{Key: postgres.NewCode(), PersonID: newPerson(t, d), Act: "add", Fingerprint: postgres.Fingerprint("a", "b"), TargetID: "one"}
	if target, first, err := once(t, d, k); target != "one" || !first || err != nil {
		t.Fatalf("first: %q %v %v", target, first, err)
	}
	again := k
	again.TargetID = "two"
	if target, first, err := once(t, d, again); target != "one" || first || err != nil {
		t.Errorf("again: %q %v %v", target, first, err)
	}
}

func TestOnce_OtherContent(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	k := postgres.FormKey{Key: postgres.NewCode(), PersonID: newPerson(t, d), Act: "add", Fingerprint: "f", TargetID: "one"}
	if _, _, err := once(t, d, k); err != nil {
		t.Fatal(err)
	}
	for name, other := range map[string]postgres.FormKey{
		"content": {Key: k.Key, PersonID: k.PersonID, Act: k.Act, Fingerprint: "g", TargetID: "x"},
		"act":     {Key: k.Key, PersonID: k.PersonID, Act: "remove", Fingerprint: k.Fingerprint, TargetID: "x"},
		"person":  {Key: k.Key, PersonID: newPerson(t, d), Act: k.Act, Fingerprint: k.Fingerprint, TargetID: "x"},
	} {
		if _, _, err := once(t, d, other); fault.KindOf(err) != fault.KindConflict {
			t.Errorf("other %s: %v", name, err)
		}
	}
	short := k
	short.Key = "short"
	if _, _, err := once(t, d, short); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("short key: %v", err)
	}
}

func TestOnce_EightAtOnce(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	key, person := postgres.NewCode(), newPerson(t, d)
	var firsts atomic.Int32
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			_, first, err := once(t, d, postgres.FormKey{Key: key, PersonID: person, Act: "add", Fingerprint: "f", TargetID: postgres.NewID()})
			if err != nil {
				t.Error(err)
			}
			if first {
				firsts.Add(1)
			}
		})
	}
	all.Wait()
	if n := firsts.Load(); n != 1 {
		t.Errorf("%d were the first", n)
	}
}

func TestFingerprint_BordersCount(t *testing.T) {
	t.Parallel()
	if postgres.Fingerprint("ab", "c") == postgres.Fingerprint("a", "bc") {
		t.Error("parts run into each other")
	}
}
