package main

import (
	"context"

	"jaring/internal/app"
)

// verifyCmd is for after a crash, after a restore and for auditors: it changes nothing.
type verifyCmd struct{}

// Run prints what differs from what was recorded.
func (verifyCmd) Run(std streams) error {
	return withApp(func(ctx context.Context, a *app.App) error {
		problems, err := a.Verify(ctx, std.out)
		if err == nil && problems > 0 {
			return &exitError{code: 1}
		}
		return err
	})
}
