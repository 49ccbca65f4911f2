// Package migrations holds the schema as numbered goose files, embedded so that the one binary can build its database.
package migrations

import (
	"embed"
	"strconv"
)

// FS holds every file NNNNN_name.sql beside this one.
//
//go:embed *.sql
var FS embed.FS

// Latest is the number of the newest file: the schema that this program needs.
func Latest() int64 {
	files, err := FS.ReadDir(".")
	if err != nil || len(files) == 0 {
		return 0
	}
	number, _ := strconv.ParseInt(files[len(files)-1].Name()[:5], 10, 64)
	return number
}
