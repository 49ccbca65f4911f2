// Package migrations holds the schema as numbered goose files, embedded so that the one binary can build its database.
package migrations

import "embed"

// FS holds every file NNNNN_name.sql beside this one.
//
//go:embed *.sql
var FS embed.FS
