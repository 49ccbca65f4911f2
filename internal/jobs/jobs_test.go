package jobs_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"jaring/internal/jobs"
	"jaring/internal/postgres"
	"jaring/internal/testdb"
)

type greet struct {
	Name string `json:"name"`
}

func (greet) Kind() string { return "greet" }

// patient is how long a test waits for what must happen; it says nothing about how fast it should.
const patient = time.Minute

func newQueue(t *testing.T, db *testdb.DB) *jobs.Queue {
	t.Helper()
	q, err := jobs.New(db.DB, jobs.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func start(t *testing.T, q *jobs.Queue) {
	t.Helper()
	if err := q.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := q.Stop(context.Background()); err != nil {
			t.Errorf("stop: %v", err)
		}
	})
}

func receive(t *testing.T, from <-chan string) string {
	t.Helper()
	select {
	case got := <-from:
		return got
	case <-time.After(patient):
		t.Fatal("the job was not done")
		return ""
	}
}

// TestQueue_OnlyWithTheAct: a job of an act that was undone is never done, one of an act that was committed is, and so
// is one added while nobody works.
func TestQueue_OnlyWithTheAct(t *testing.T) {
	t.Parallel()
	db := testdb.New(t)
	q := newQueue(t, db)
	done := make(chan string, 10)
	jobs.Handle(q, func(_ context.Context, g greet) error { done <- g.Name; return nil })
	undone := errors.New("undone")
	err := db.DB.InTx(t.Context(), func(tx postgres.Tx) error {
		return errors.Join(q.Add(t.Context(), tx, greet{"undone"}), undone)
	})
	if !errors.Is(err, undone) {
		t.Fatal(err)
	}
	add(t, db, q, "before")
	start(t, q)
	if got := receive(t, done); got != "before" {
		t.Errorf("done: %s", got)
	}
	add(t, db, q, "after")
	if got := receive(t, done); got != "after" {
		t.Errorf("done: %s", got)
	}
}

func add(t *testing.T, db *testdb.DB, q *jobs.Queue, name string) {
	t.Helper()
	if err := db.DB.InTx(t.Context(), func(tx postgres.Tx) error { return q.Add(t.Context(), tx, greet{name}) }); err != nil {
		t.Fatal(err)
	}
}

// TestQueue_TwiceIsTwoJobs: nothing is dropped because the like was done before.
func TestQueue_TwiceIsTwoJobs(t *testing.T) {
	t.Parallel()
	db := testdb.New(t)
	q := newQueue(t, db)
	done := make(chan string, 10)
	jobs.Handle(q, func(_ context.Context, g greet) error { done <- g.Name; return nil })
	start(t, q)
	for range 2 {
		add(t, db, q, "again")
		receive(t, done)
	}
}

// TestQueue_ErrorIsTriedAgain: the failed job stays, with another attempt ahead.
func TestQueue_ErrorIsTriedAgain(t *testing.T) {
	t.Parallel()
	db := testdb.New(t)
	q := newQueue(t, db)
	tries := make(chan string, 10)
	failing := true
	jobs.Handle(q, func(_ context.Context, g greet) error {
		tries <- g.Name
		if failing {
			failing = false
			return errors.New("not now")
		}
		return nil
	})
	start(t, q)
	add(t, db, q, "stubborn")
	receive(t, tries)
	receive(t, tries)
}

// TestQueue_RescuesTheStuck: a job that somebody began and did not end is done again once it is older than the rescue
// time, and not before.
func TestQueue_RescuesTheStuck(t *testing.T) {
	t.Parallel()
	db := testdb.New(t)
	q := newQueue(t, db)
	done := make(chan string, 10)
	jobs.Handle(q, func(_ context.Context, g greet) error { done <- g.Name; return nil })
	for _, name := range []string{"fresh", "stuck"} {
		add(t, db, q, name)
	}
	age := map[string]string{"fresh": "2 minutes", "stuck": "4 minutes"}
	for name, old := range age {
		_, err := db.Owner.Exec(t.Context(), `UPDATE job.river_job SET state = 'running', attempt = 1, attempted_by = '{dead}',
			attempted_at = clock_timestamp() - $2::interval WHERE args ->> 'name' = $1`, name, old)
		if err != nil {
			t.Fatal(err)
		}
	}
	start(t, q)
	if got := receive(t, done); got != "stuck" {
		t.Errorf("done: %s", got)
	}
	state, err := postgres.Value[string](t.Context(), db.Owner, `SELECT state::text FROM job.river_job WHERE args ->> 'name' = 'fresh'`, nil)
	if err != nil || state != "running" {
		t.Errorf("the fresh one is %s, %v", state, err)
	}
}

// TestQueue_StopWaits: a job that runs is ended before Stop returns.
func TestQueue_StopWaits(t *testing.T) {
	t.Parallel()
	db := testdb.New(t)
	q := newQueue(t, db)
	began, goOn := make(chan string), make(chan struct{})
	ended := false
	jobs.Handle(q, func(_ context.Context, g greet) error {
		began <- g.Name
		<-goOn
		ended = true
		return nil
	})
	if err := q.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	add(t, db, q, "slow")
	receive(t, began)
	go close(goOn)
	if err := q.Stop(t.Context()); err != nil || !ended {
		t.Errorf("stopped: %v, the job has ended: %t", err, ended)
	}
}

// TestQueue_Polling works where nobody can listen.
func TestQueue_Polling(t *testing.T) {
	t.Parallel()
	db := testdb.New(t)
	q, err := jobs.New(db.DB, jobs.Options{Poll: true})
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan string, 1)
	jobs.Handle(q, func(_ context.Context, g greet) error { done <- g.Name; return nil })
	start(t, q)
	add(t, db, q, "polled")
	receive(t, done)
}

type tidying struct{}

func (tidying) Kind() string  { return "tidying" }
func (tidying) Patient() bool { return true }

// TestQueue_PatientLast: what can wait is passed by what cannot, however long it has waited.
func TestQueue_PatientLast(t *testing.T) {
	t.Parallel()
	db := testdb.New(t)
	q := newQueue(t, db)
	begun, goOn := make(chan string, 9), make(chan struct{})
	jobs.Handle(q, func(context.Context, tidying) error { begun <- "patient"; <-goOn; return nil })
	jobs.Handle(q, func(_ context.Context, g greet) error { begun <- g.Name; <-goOn; return nil })
	for range 4 {
		if err := db.DB.InTx(t.Context(), func(tx postgres.Tx) error { return q.Add(t.Context(), tx, tidying{}) }); err != nil {
			t.Fatal(err)
		}
	}
	add(t, db, q, "urgent")
	start(t, q)
	if first, second := receive(t, begun), receive(t, begun); first != "urgent" && second != "urgent" {
		t.Errorf("first came %s and %s", first, second)
	}
	close(goOn)
}

// TestQueue_Every: a chore is done when work begins, and again after its interval, without anybody adding it.
func TestQueue_Every(t *testing.T) {
	t.Parallel()
	db := testdb.New(t)
	q := newQueue(t, db)
	done := make(chan string, 10)
	jobs.Handle(q, func(_ context.Context, g greet) error { done <- g.Name; return nil })
	jobs.Every(q, time.Second, greet{"chore"})
	start(t, q)
	for range 2 {
		if got := receive(t, done); got != "chore" {
			t.Errorf("done: %s", got)
		}
	}
}
