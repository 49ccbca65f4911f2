package main

import (
	"context"

	"jaring/internal/app"
)

type demoCmd struct{}

// Run fills an empty database; one that holds real data is refused. Its accounts sign in only where the site is served
// with --demo.
func (demoCmd) Run() error {
	return withApp(func(ctx context.Context, a *app.App) error { return a.FillSample(ctx) })
}
