package blob

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"syscall"

	"jaring/internal/fault"
)

// bufferSize is all that an upload holds in memory, whatever its length.
const bufferSize = 64 << 10

// Put satisfies Store. The file has its name only after its bytes are on the disk, so a name never leads to half a file.
func (f *Folder) Put(ctx context.Context, r io.Reader, limit int64) (Ref, error) {
	temp, err := os.CreateTemp(f.root, tempPrefix+"*")
	if err != nil {
		return Ref{}, diskFault("create", err)
	}
	defer os.Remove(temp.Name()) // fails once renamed, which is as it should be
	ref, err := fill(ctx, temp, r, limit)
	if closeErr := temp.Close(); err == nil && closeErr != nil {
		err = diskFault("close", closeErr)
	}
	if err != nil {
		return Ref{}, err
	}
	return ref, f.keep(temp.Name(), ref)
}

// fill writes and hashes in one pass and returns when the bytes are on the disk.
func fill(ctx context.Context, file *os.File, r io.Reader, limit int64) (Ref, error) {
	sum := sha256.New()
	from := &source{r: io.LimitReader(reader{ctx, r}, limit+1)}
	n, err := io.CopyBuffer(io.MultiWriter(file, sum), from, make([]byte, bufferSize))
	switch {
	case from.err != nil:
		return Ref{}, fmt.Errorf("read the bytes to keep: %w", from.err)
	case err != nil:
		return Ref{}, diskFault("write", err)
	case n > limit:
		return Ref{}, fault.TooLarge("")
	}
	if err := file.Chmod(0o400); err != nil {
		return Ref{}, diskFault("protect", err)
	}
	if err := file.Sync(); err != nil {
		return Ref{}, diskFault("sync", err)
	}
	return Ref{SHA256: hex.EncodeToString(sum.Sum(nil)), Size: n}, nil
}

// keep gives the file its name. Where the blob is there already it stays as it is, unless it was cut short.
func (f *Folder) keep(temp string, ref Ref) error {
	path := f.path(ref.SHA256)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return diskFault("make folder", err)
	}
	if info, err := os.Stat(path); err != nil || info.Size() != ref.Size {
		if err := os.Rename(temp, path); err != nil {
			return diskFault("rename", err)
		}
	}
	return f.syncNames(path)
}

// syncNames makes the name of a blob durable.
func (f *Folder) syncNames(path string) error {
	// Also when another upload made the file or its folders a moment ago: that one may not have come this far yet.
	for dir := filepath.Dir(path); ; dir = filepath.Dir(dir) {
		if err := syncDir(dir); err != nil {
			return err
		}
		if dir == f.root {
			return nil
		}
	}
}

// syncDir makes names in a folder durable. Windows has no such call: there the names are as durable as NTFS makes them.
func syncDir(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	dir, err := os.Open(path)
	if err != nil {
		return diskFault("sync folder", err)
	}
	defer dir.Close()
	if err := dir.Sync(); err != nil {
		return diskFault("sync folder", err)
	}
	return nil
}

// diskFault tells a full disk, which passes, from everything else.
func diskFault(doing string, err error) error {
	err = fmt.Errorf("blob: %s: %w", doing, err)
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		return fault.Full(err)
	}
	return fault.Internal(err)
}

// source remembers an error of the reader, which io.Copy would mix with those of the writer.
type source struct {
	r   io.Reader
	err error
}

func (s *source) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	if err != nil && err != io.EOF {
		s.err = err
	}
	return n, err
}

// reader ends with its context.
type reader struct {
	ctx context.Context
	r   io.Reader
}

func (r reader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.r.Read(p)
}
