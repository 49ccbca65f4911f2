package local

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/windows"
)

// fileLock is held by the kernel: it ends with the process, however that ends.
type fileLock struct{ file *os.File }

// lockFile waits until nobody else holds the file.
func lockFile(path string) (*fileLock, error) { return lockEx(path, windows.LOCKFILE_EXCLUSIVE_LOCK) }

// shareFile holds the file together with others.
func shareFile(path string) (*fileLock, error) { return lockEx(path, 0) }

func lockEx(path string, flags uint32) (*fileLock, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("lock: %w", err)
	}
	if err := windows.LockFileEx(windows.Handle(f.Fd()), flags, 0, 1, 0, &windows.Overlapped{}); err != nil {
		return nil, errors.Join(fmt.Errorf("lock %s: %w", path, err), f.Close())
	}
	return &fileLock{file: f}, nil
}

// alone takes a shared lock for itself if nobody shares it. Windows cannot convert a lock: it is given up first.
func (l *fileLock) alone() bool {
	h := windows.Handle(l.file.Fd())
	if windows.UnlockFileEx(h, 0, 1, 0, &windows.Overlapped{}) != nil {
		return false
	}
	flags := uint32(windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY)
	return windows.LockFileEx(h, flags, 0, 1, 0, &windows.Overlapped{}) == nil
}

func (l *fileLock) release() { _ = l.file.Close() }
