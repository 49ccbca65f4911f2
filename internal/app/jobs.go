package app

import (
	"context"
	"errors"
	"time"

	carrier "jaring/internal/mail"

	"jaring/internal/config"
	"jaring/internal/innovation"
	"jaring/internal/jobs"
	"jaring/internal/message"
)

// StartJobs begins to work on what was left to be done later. StopJobs ends it.
func (a *App) StartJobs(ctx context.Context) error { return a.queue.Start(ctx) }

// How often it is looked for what is due. Both look at the database's clock: only the digest has an hour to keep.
const (
	remindEvery = time.Hour
	digestEvery = 10 * time.Minute
)

// digest is the chore that makes the day's digests.
type digest struct{}

func (digest) Kind() string { return "make_digests" }

// handleMessages names who reminds people, and who carries letters.
func (a *App) handleMessages(p post, cfg config.Config) {
	jobs.Handle(a.queue, a.innovation.Remind)
	jobs.Every(a.queue, remindEvery, innovation.Reminders{})
	jobs.Handle(a.queue, func(ctx context.Context, _ digest) error { return message.Digest(ctx, a.db, a.queue) })
	jobs.Every(a.queue, digestEvery, digest{})
	sender := p.sender
	if sender == nil {
		sender = carrier.Nowhere{}
	}
	jobs.Handle(a.queue, carrier.NewCarrier(a.db, sender, carrier.Options{Base: linkBase(cfg), From: p.from}).Deliver)
}

// catchUp asks for the examinations that nobody asked for: of what was restored, or was examined by older rules. People
// need not wait for it.
func (a *App) catchUp(ctx context.Context) {
	n, err := a.evidence.CatchUp(ctx)
	if err != nil && ctx.Err() == nil {
		a.Log.Warn("catch up", "error", err)
	}
	if n > 0 {
		a.Log.Info("evidence to examine", "files", n)
	}
}

// StopJobs waits for the jobs that run; what does not end in time is done again after the next start.
func (a *App) StopJobs(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTime)
	defer cancel()
	return errors.Join(a.queue.Stop(ctx), a.reader.Close())
}
