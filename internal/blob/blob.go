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
	// More than limit bytes are fault.KindTooLarge, no room is fault.KindFull; an error of r comes back wrapped.
	// After an error nothing is kept.
	Put(ctx context.Context, r io.Reader, limit int64) (Ref, error)
	// Open returns the bytes for reading; an unknown hash is ErrMissing.
	Open(ctx context.Context, sha256 string) (File, error)
	// Stat returns the size in bytes without reading; an unknown hash is ErrMissing.
	Stat(ctx context.Context, sha256 string) (int64, error)
	// Check reads the whole blob and compares it with its name: ErrMissing, ErrCorrupt or nil.
	Check(ctx context.Context, sha256 string) error
	// Room is fault.KindFull when so little is free that no more files should come.
	Room() error
	Pieces
}

// Pieces takes a blob that arrives in pieces, over days if need be. A part has a name of 16 lower case letters and digits
// and belongs to whoever made the name up; what nobody has added to for 24 hours is swept at the next start.
type Pieces interface {
	// Append writes r behind the offset bytes that have arrived. It returns how many it wrote, also beside an error: those
	// stay. A part of another length is ErrGap; one that is not there is made at offset 0. What was kept takes no more.
	Append(ctx context.Context, name string, offset int64, r io.Reader) (int64, error)
	// OpenPart returns what has arrived; ErrMissing when nothing has.
	OpenPart(name string) (File, error)
	// Keep makes the part a blob. When it returns nil the bytes survive a crash of program and machine; the part stays
	// until it is discarded, so that keeping it again gives the same.
	Keep(ctx context.Context, name string) (Ref, error)
	// Discard removes the part; one that is not there is gone already.
	Discard(name string) error
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
	ErrGap     = errors.New("blob: these bytes do not follow on what has arrived")
)

var partForm = regexp.MustCompile(`^[a-z0-9]{16}$`)

var hashForm = regexp.MustCompile(`^[0-9a-f]{64}$`)
