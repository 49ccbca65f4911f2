package app

import "runtime/debug"

// Built is what a person reporting a fault is asked for.
type Built struct{ Version, Commit, Go string }

// Build says which program this is.
func Build() Built {
	b := Built{Version: "development", Commit: "unknown"}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return b
	}
	b.Go = info.GoVersion
	if v := info.Main.Version; v != "" && v != "(devel)" {
		b.Version = v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			b.Commit = s.Value
		}
	}
	return b
}
