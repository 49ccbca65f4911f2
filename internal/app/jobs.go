package app

import (
	"context"
	"errors"
)

// StartJobs begins to work on what was left to be done later. StopJobs ends it.
func (a *App) StartJobs(ctx context.Context) error { return a.queue.Start(ctx) }

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
