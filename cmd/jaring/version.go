package main

import (
	"fmt"
	"runtime/debug"

	"jaring/migrations"
)

type versionCmd struct{}

// Run prints what a person reporting a fault is asked for.
func (versionCmd) Run(std streams) error {
	info, _ := debug.ReadBuildInfo()
	version, commit := "development", "unknown"
	if info != nil {
		if info.Main.Version != "" && info.Main.Version != "(devel)" {
			version = info.Main.Version
		}
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				commit = s.Value
			}
		}
		fmt.Fprintf(std.out, "jaring %s\ncommit %s\n%s\nschema %d\n", version, commit, info.GoVersion, migrations.Latest())
	}
	return nil
}
