// Package jobs is the work that is done behind people's backs, kept in PostgreSQL. A job is added in the transaction of
// the act that needs it: it exists exactly when the act does. It runs at least once, so doing it twice must do no more
// than doing it once. Arguments are names of rows, never copies of them.
package jobs

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"

	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// Args name one job: a struct that encodes as JSON, and the kind that its handler goes by.
type Args interface {
	Kind() string
}

// Outward is a job that waits for other machines. Such jobs stand in a line of their own: an outage elsewhere holds up
// nothing of ours.
type Outward interface {
	Args
	Outward()
}

// Patient is a job that may say that it can wait: nobody has just done something that it belongs to. All others go first.
type Patient interface {
	Args
	Patient() bool
}

// Adder is what a slice needs to ask for work.
type Adder interface {
	// Add asks for a job in the transaction of the caller; it starts after the commit.
	Add(ctx context.Context, tx postgres.Tx, job Args) error
}

const (
	// longest is how long one job may take; its context ends then.
	longest = time.Minute
	// rescueAfter is when a job that somebody began and nobody ended is given to another: two minutes over the longest.
	rescueAfter = longest + 2*time.Minute
	// patience is how long running jobs may go on after the program is told to stop.
	patience = 10 * time.Second
	// atOnce is how many jobs one process works on: on two cores more would only slow the pages down.
	atOnce = 2
	// outward is the line of jobs that wait for other machines, and outwardAtOnce how many of them one process works on.
	outward       = "outward"
	outwardAtOnce = 2
	// fetchCooldown is the least time between two looks for work.
	fetchCooldown = 50 * time.Millisecond
)

// Options of New.
type Options struct {
	Log *slog.Logger
	// Poll looks for work by asking now and then instead of listening: behind a pooler nobody can listen.
	Poll bool
}

// Queue takes jobs and works on them. Handlers are named before Start.
type Queue struct {
	db      *postgres.DB
	options Options
	adding  *river.Client[postgres.Tx]
	working *river.Client[postgres.Tx] // nil until Start
	workers *river.Workers
	chores  []*river.PeriodicJob
}

// New makes a queue that takes jobs; it works on none before Start.
func New(db *postgres.DB, o Options) (*Queue, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	adding, err := river.NewClient(riverpgxv5.New(db.Pool()), &river.Config{Schema: postgres.JobSchema, Logger: o.Log})
	if err != nil {
		return nil, fmt.Errorf("jobs: %w", err)
	}
	return &Queue{db: db, options: o, adding: adding, workers: river.NewWorkers()}, nil
}

// Add satisfies Adder.
func (q *Queue) Add(ctx context.Context, tx postgres.Tx, job Args) error {
	if _, err := q.adding.InsertTx(ctx, tx, job, lineOf(job)); err != nil {
		return fault.Internal(fmt.Errorf("add a job %s: %w", job.Kind(), err))
	}
	return nil
}

// lineOf is where a job stands.
func lineOf(job Args) *river.InsertOpts {
	o := &river.InsertOpts{Queue: river.QueueDefault}
	if _, ok := job.(Outward); ok {
		o.Queue = outward
	}
	if p, ok := job.(Patient); ok && p.Patient() {
		o.Priority = river.PriorityDefault + 1
	}
	return o
}

// later is the wish to be done again after a while.
type later struct {
	after time.Duration
	cause error
}

func (l *later) Error() string { return fmt.Sprintf("again in %s: %v", l.after, l.cause) }
func (l *later) Unwrap() error { return l.cause }

// Later is what a handler returns where a fault of others keeps it from working, such as an outage: the job is done again
// after that time, however often that happens, and is never given up. Any other error is given up after many tries.
func Later(after time.Duration, cause error) error { return &later{after, cause} }

// worker is a function in River's clothes.
type worker[T Args] struct {
	river.WorkerDefaults[T]
	do func(context.Context, T) error
}

func (w *worker[T]) Work(ctx context.Context, job *river.Job[T]) error {
	err := w.do(ctx, job.Args)
	if l, ok := errors.AsType[*later](err); ok {
		return river.JobSnooze(l.after)
	}
	return err
}

// Handle names who does the jobs of a kind. An error is tried again later, ever more rarely.
func Handle[T Args](q *Queue, do func(context.Context, T) error) {
	river.AddWorker(q.workers, &worker[T]{do: do})
}

// Every names a job that is added again and again, first when work begins: by one process, however many work. It may
// come early, late or twice, so the job itself looks at the clock of the database for what is due.
func Every[T Args](q *Queue, interval time.Duration, job T) {
	again := func() (river.JobArgs, *river.InsertOpts) { return job, lineOf(job) }
	q.chores = append(q.chores, river.NewPeriodicJob(river.PeriodicInterval(interval), again, &river.PeriodicJobOpts{RunOnStart: true}))
}

// Start begins to work. It returns at once; Stop ends it. ctx bounds the start, not the work.
func (q *Queue) Start(ctx context.Context) error {
	working, err := river.NewClient(riverpgxv5.New(q.db.Pool()), &river.Config{
		Schema: postgres.JobSchema, Logger: quiet(q.options.Log), Workers: q.workers, PollOnly: q.options.Poll,
		Queues:     map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: atOnce}, outward: {MaxWorkers: outwardAtOnce}},
		JobTimeout: longest, RescueStuckJobsAfter: rescueAfter, SoftStopTimeout: patience,
		FetchCooldown: fetchCooldown, PeriodicJobs: q.chores,
		// Rebuilding an index is for the owner of the tables, which the program is not.
		ReindexerSchedule: river.NeverSchedule(),
	})
	if err != nil {
		return fmt.Errorf("jobs: %w", err)
	}
	q.working = working
	return working.Start(context.WithoutCancel(ctx))
}

// Stop takes no more jobs and waits for those that run; what does not end in time is given back and done again later.
func (q *Queue) Stop(ctx context.Context) error {
	if q.working == nil {
		return nil
	}
	return q.working.Stop(ctx)
}
