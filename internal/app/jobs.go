package app

import (
	"context"
	"errors"
	"fmt"
)

// StartJobs begins to work on what was left to be done later, and asks for what was never asked for. StopJobs ends it.
func (a *App) StartJobs(ctx context.Context) error {
	n, err := a.evidence.CatchUp(ctx)
	if err != nil {
		return fmt.Errorf("examine evidence: %w", err)
	}
	if n > 0 {
		a.Log.Info("evidence to examine", "files", n)
	}
	return a.queue.Start(ctx)
}

// StopJobs waits for the jobs that run; what does not end in time is done again after the next start.
func (a *App) StopJobs(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTime)
	defer cancel()
	return errors.Join(a.queue.Stop(ctx), a.reader.Close())
}
