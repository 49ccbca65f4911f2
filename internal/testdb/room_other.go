//go:build !linux

package testdb

import "os"

func roomyDir() string { return os.TempDir() }
