package testdb

import (
	"os"
	"syscall"
)

// enough is how much memory a cluster with its clones may need.
const enough = 512 << 20

// roomyDir is the shared memory file system if it has room (containers often give 64 MB), else the usual one.
func roomyDir() string {
	const shm = "/dev/shm"
	var stat syscall.Statfs_t
	if syscall.Statfs(shm, &stat) == nil && stat.Bavail*uint64(stat.Bsize) >= enough && writable(shm) {
		return shm
	}
	return os.TempDir()
}

func writable(dir string) bool {
	probe, err := os.MkdirTemp(dir, "jaring-probe-")
	if err != nil {
		return false
	}
	return os.Remove(probe) == nil
}
