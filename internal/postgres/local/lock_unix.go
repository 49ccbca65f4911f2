//go:build unix

package local

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// fileLock is held by the kernel: it ends with the process, however that ends.
type fileLock struct{ file *os.File }

// lockFile waits until nobody else holds the file.
func lockFile(path string) (*fileLock, error) { return flock(path, syscall.LOCK_EX) }

// shareFile holds the file together with others.
func shareFile(path string) (*fileLock, error) { return flock(path, syscall.LOCK_SH) }

func flock(path string, how int) (*fileLock, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("lock: %w", err)
	}
	for {
		err = syscall.Flock(int(f.Fd()), how)
		if !errors.Is(err, syscall.EINTR) {
			break
		}
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("lock %s: %w", path, err), f.Close())
	}
	return &fileLock{file: f}, nil
}

// alone takes a shared lock for itself if nobody shares it.
func (l *fileLock) alone() bool {
	return syscall.Flock(int(l.file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == nil
}

func (l *fileLock) release() { _ = l.file.Close() }
