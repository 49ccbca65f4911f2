package app

import (
	"context"
	"time"

	"jaring/internal/postgres"
)

// tidyEvery is how often rows that have outlived their use are looked for.
const tidyEvery = time.Hour

// keepTidy tidies now, and then every hour until ctx ends. Reading pages never does: a GET writes nothing.
func (a *App) keepTidy(ctx context.Context) {
	tick := time.NewTicker(tidyEvery)
	defer tick.Stop()
	for {
		if err := a.Tidy(ctx); err != nil && ctx.Err() == nil {
			a.Log.Warn("tidy", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// Tidy deletes expired sessions, failed sign-ins that count for nothing any more, keys of forms that were sent more
// than a week ago, and files that were begun a day ago and have not arrived. Several processes may do it at once.
func (a *App) Tidy(ctx context.Context) error {
	people, err := a.Accounts.Forget(ctx)
	if err != nil {
		return err
	}
	keys, err := postgres.ForgetKeys(ctx, a.db)
	if err != nil {
		return err
	}
	uploads, err := a.evidence.ForgetUploads(ctx)
	if err != nil {
		return err
	}
	if people+keys+uploads > 0 {
		a.Log.Info("tidied", "sign_ins", people, "form_keys", keys, "uploads", uploads)
	}
	return nil
}
