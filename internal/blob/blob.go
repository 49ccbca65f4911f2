// Package blob keeps bytes by their SHA-256. What a hash names never changes, so a blob is written once and may be read
// for ever; which blobs exist and who may read them is the business of those who keep the hashes.
package blob

import (
	"context"
	"errors"
	"io"
	"regexp"
)

// Store keeps blobs. Implementations are safe for concurrent use.
type Store interface {
	// Put reads r to its end and keeps the bytes. When it returns nil they survive a crash of program and machine.
	// More than limit bytes are fault.KindTooLarge, no room is fault.KindUnavailable; an error of r comes back wrapped.
	// After an error nothing is kept.
	Put(ctx context.Context, r io.Reader, limit int64) (Ref, error)
	// Open returns the bytes for reading; an unknown hash is ErrMissing.
	Open(ctx context.Context, sha256 string) (File, error)
	// Stat returns the size in bytes without reading; an unknown hash is ErrMissing.
	Stat(ctx context.Context, sha256 string) (int64, error)
	// Check reads the whole blob and compares it with its name: ErrMissing, ErrCorrupt or nil.
	Check(ctx context.Context, sha256 string) error
}

// Ref names a blob.
type Ref struct {
	SHA256 string // 64 lower case hexadecimal digits
	Size   int64  // bytes
}

// File is an open blob.
type File interface {
	io.ReadSeekCloser
	Size() int64
}

// What can be wrong with a blob that a row names.
var (
	ErrMissing = errors.New("blob: missing")
	ErrCorrupt = errors.New("blob: content does not match its hash")
)

var hashForm = regexp.MustCompile(`^[0-9a-f]{64}$`)
