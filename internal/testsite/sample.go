package testsite

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"jaring/internal/testdb"
)

// Noon is a moment at which the sample region collects innovations.
var Noon = time.Date(2026, time.June, 18, 7, 5, 0, 0, time.UTC)

// regionFiles are the sample region's files by path. They are made once in a process, with its database.
var regionFiles = map[string][]byte{}

// Sample starts the program on the sample region as it looks at Noon, where the clock stands still.
func Sample(t testing.TB) *Site {
	t.Helper()
	db := testdb.NewFilled(t, "sample", func(db *testdb.DB) error {
		db.SetNow(t, Noon)
		s := On(t, db, true)
		if err := s.App.FillSample(t.Context()); err != nil {
			return err
		}
		return readFiles(s.BlobDir)
	})
	db.SetNow(t, Noon)
	s := On(t, db, true)
	for path, content := range regionFiles {
		path = filepath.Join(s.BlobDir, path)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func readFiles(dir string) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		regionFiles[name], err = os.ReadFile(path)
		return err
	})
}
