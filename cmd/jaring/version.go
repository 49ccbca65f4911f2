package main

import (
	"fmt"

	"jaring/internal/app"
	"jaring/migrations"
)

type versionCmd struct{}

// Run prints what a person reporting a fault is asked for.
func (versionCmd) Run(std streams) error {
	b := app.Build()
	fmt.Fprintf(std.out, "jaring %s\ncommit %s\n%s\nschema %d\n", b.Version, b.Commit, b.Go, migrations.Latest())
	return nil
}
