package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"jaring/internal/app"
	"jaring/internal/fault"
	"jaring/internal/unit"
)

type importCmd struct {
	Region importRegionCmd `cmd:"" help:"Write the units of a region that jaring knows, and what was published of its award. Can be repeated."`
}

type importRegionCmd struct {
	Name   string `arg:"" help:"The region: ${regions}."`
	DryRun bool   `help:"Say what would be done and leave everything as it is."`
}

// Run prints one line for each kind of unit, and what the file leaves open as notes on standard error.
func (c *importRegionCmd) Run(std streams) error {
	return withApp(func(ctx context.Context, a *app.App) error {
		done, err := a.ImportRegion(ctx, c.Name, c.DryRun)
		switch {
		case errors.Is(err, unit.ErrUnknownRegion):
			return misused(err.Error() + "; known: " + strings.Join(unit.RegionNames(), ", "))
		case err != nil && fault.KindOf(err) == fault.KindConflict:
			return misused("the database serves another region")
		case err != nil:
			return err
		}
		for _, kind := range unit.Kinds {
			fmt.Fprintf(std.out, "%-14s %4d added, %4d there already\n", kind, done.Added[kind], done.Present[kind])
		}
		fmt.Fprintf(std.out, "%-14s %4d added\n", "published", done.Published)
		for _, note := range done.Notes {
			fmt.Fprintln(std.err, note)
		}
		return nil
	})
}
