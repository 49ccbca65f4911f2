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

	"jaring/internal/fault"
)

// part is where a part lies: among the unfinished files, on the same disk as the blob that it becomes.
func (f *Folder) part(name string) (string, error) {
	if !partForm.MatchString(name) {
		return "", ErrMissing
	}
	return filepath.Join(f.root, tempPrefix+name), nil
}

// Append satisfies Pieces.
func (f *Folder) Append(ctx context.Context, name string, offset int64, r io.Reader) (int64, error) {
	path, err := f.part(name)
	if err != nil {
		return 0, err
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return 0, diskFault("open part", err)
	}
	n, err := appendAt(ctx, file, offset, r)
	if closeErr := file.Close(); err == nil && closeErr != nil {
		err = diskFault("close part", closeErr)
	}
	return n, err
}

func appendAt(ctx context.Context, file *os.File, offset int64, r io.Reader) (int64, error) {
	info, err := file.Stat()
	if err != nil {
		return 0, diskFault("stat part", err)
	}
	if info.Size() != offset {
		return 0, ErrGap
	}
	// What was kept is a blob already, whoever else may have the same bytes: root could write to it all the same.
	if info.Mode().Perm()&0o200 == 0 {
		return 0, diskFault("write part", fs.ErrPermission)
	}
	if _, err := file.Seek(offset, io.SeekStart); err != nil {
		return 0, diskFault("seek in part", err)
	}
	from := &source{r: reader{ctx, r}}
	n, err := io.CopyBuffer(struct{ io.Writer }{file}, from, make([]byte, bufferSize))
	switch {
	case from.err != nil:
		return n, fmt.Errorf("read the bytes to keep: %w", from.err)
	case err != nil:
		return n, diskFault("write part", err)
	}
	return n, nil
}

// OpenPart satisfies Pieces.
func (f *Folder) OpenPart(name string) (File, error) {
	path, err := f.part(name)
	if err != nil {
		return nil, err
	}
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrMissing
	}
	if err != nil {
		return nil, diskFault("open part", err)
	}
	info, err := file.Stat()
	if err != nil {
		_ = file.Close()
		return nil, diskFault("stat part", err)
	}
	return &diskFile{File: file, size: info.Size()}, nil
}

// Keep satisfies Pieces. The blob is a second name of the same bytes: nothing is copied.
func (f *Folder) Keep(ctx context.Context, name string) (Ref, error) {
	path, err := f.part(name)
	if err != nil {
		return Ref{}, err
	}
	ref, err := settle(ctx, path)
	if err != nil {
		return Ref{}, err
	}
	return ref, f.link(path, ref)
}

// settle hashes the part and returns when its bytes are on the disk.
func settle(ctx context.Context, path string) (Ref, error) {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrPermission) { // kept before
		file, err = os.Open(path)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return Ref{}, ErrMissing
	}
	if err != nil {
		return Ref{}, diskFault("open part", err)
	}
	defer file.Close()
	synced := make(chan error, 1) // hashing needs the processor, writing the disk
	go func() { synced <- file.Sync() }()
	sum := sha256.New()
	n, err := io.CopyBuffer(sum, reader{ctx, io.NewSectionReader(file, 0, 1<<62)}, make([]byte, bufferSize))
	if syncErr := <-synced; err == nil {
		err = syncErr
	}
	if err != nil {
		return Ref{}, diskFault("keep part", err)
	}
	return Ref{SHA256: hex.EncodeToString(sum.Sum(nil)), Size: n}, nil
}

// link gives the part the name of its blob. Where the blob is there already it stays as it is, unless it was cut short.
func (f *Folder) link(part string, ref Ref) error {
	path := f.path(ref.SHA256)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return diskFault("make folder", err)
	}
	if info, err := os.Stat(path); err == nil && info.Size() != ref.Size {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return diskFault("remove what was cut short", err)
		}
	}
	err := os.Link(part, path)
	if errors.Is(err, fs.ErrNotExist) { // somebody else kept and discarded it meanwhile
		return ErrMissing
	}
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return diskFault("link", err)
	}
	if err := os.Chmod(path, 0o400); err != nil {
		return diskFault("protect", err)
	}
	return f.syncNames(path)
}

// Discard satisfies Pieces.
func (f *Folder) Discard(name string) error {
	path, err := f.part(name)
	if err != nil {
		return err
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return diskFault("discard part", err)
	}
	return nil
}

// Uploads stop while less than this is free (security.md A15): forms without files go on for a long time with the rest.
const (
	leastFree    = 2 << 30
	leastPercent = 5
)

// Room satisfies Store. Where the system does not say what is free, there is room.
func (f *Folder) Room() error {
	free, total, err := f.space(f.root)
	if err != nil {
		return diskFault("ask for room", err)
	}
	if total > 0 && (free < leastFree || free < total/100*leastPercent) {
		return fault.Full(fmt.Errorf("blob: %d of %d bytes free", free, total))
	}
	return nil
}
