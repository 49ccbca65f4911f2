package blob

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// tempPrefix marks files that are still being written; copies and backups leave them out.
const tempPrefix = "tmp-"

// tempAge is how long an unfinished file may lie: an upload that takes longer has died.
const tempAge = 24 * time.Hour

// Folder is a Store on the local disk: ROOT/ab/cd/abcd… for the hash abcd…
type Folder struct {
	root  string
	space func(path string) (free, total uint64, err error)
}

var _ Store = (*Folder)(nil)

// OpenFolder makes the folder where it is missing and sweeps what earlier, interrupted uploads left behind.
func OpenFolder(root string) (*Folder, error) {
	f := &Folder{root: filepath.Clean(root), space: space}
	if err := os.MkdirAll(f.root, 0o700); err != nil {
		return nil, fmt.Errorf("blob folder: %w", err)
	}
	if err := syncDir(filepath.Dir(f.root)); err != nil {
		return nil, err
	}
	return f, f.sweep(time.Now().Add(-tempAge))
}

// sweep removes unfinished files last written before the given time.
func (f *Folder) sweep(before time.Time) error {
	unfinished, err := filepath.Glob(filepath.Join(f.root, tempPrefix+"*"))
	if err != nil {
		return fmt.Errorf("blob folder: %w", err)
	}
	for _, path := range unfinished {
		info, err := os.Stat(path)
		if err != nil || !info.ModTime().Before(before) {
			continue // gone meanwhile, or still at work
		}
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("blob folder: %w", err)
		}
	}
	return nil
}

// Open satisfies Store.
func (f *Folder) Open(_ context.Context, hash string) (File, error) {
	if !hashForm.MatchString(hash) {
		return nil, ErrMissing
	}
	file, err := os.Open(f.path(hash))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrMissing
	}
	if err != nil {
		return nil, fmt.Errorf("open blob: %w", err)
	}
	info, err := file.Stat()
	if err != nil {
		_ = file.Close()
		return nil, fmt.Errorf("open blob: %w", err)
	}
	return &diskFile{File: file, size: info.Size()}, nil
}

// Stat satisfies Store.
func (f *Folder) Stat(_ context.Context, hash string) (int64, error) {
	if !hashForm.MatchString(hash) {
		return 0, ErrMissing
	}
	info, err := os.Stat(f.path(hash))
	if errors.Is(err, fs.ErrNotExist) {
		return 0, ErrMissing
	}
	if err != nil {
		return 0, fmt.Errorf("stat blob: %w", err)
	}
	return info.Size(), nil
}

// Check satisfies Store.
func (f *Folder) Check(ctx context.Context, hash string) error {
	file, err := f.Open(ctx, hash)
	if err != nil {
		return err
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.CopyBuffer(sum, reader{ctx, file}, make([]byte, bufferSize)); err != nil {
		return fmt.Errorf("check blob: %w", err)
	}
	if hex.EncodeToString(sum.Sum(nil)) != hash {
		return ErrCorrupt
	}
	return nil
}

func (f *Folder) path(hash string) string {
	return filepath.Join(f.root, hash[:2], hash[2:4], hash)
}

type diskFile struct {
	*os.File
	size int64
}

func (f *diskFile) Size() int64 { return f.size }
