// Package reading looks into a stored file and says what is in it: pages, text and sharpness of a PDF, size of a
// picture, copies of a picture that are fit to be shown, and the length of a film. It judges nothing. Files come from
// strangers: a PDF is read inside a WebAssembly sandbox, a picture only after its header has said how much memory it
// takes, and nothing for longer than its time.
package reading

import (
	"context"
	"errors"
	"io"
	"time"

	"jaring/internal/evidence/look"
)

// Version goes up whenever the same file would give another Reading; older ones are then read again.
const Version = 3

// Fault is why a file could not be read as what it is.
type Fault string

// The faults. All but Stopped are facts about the file; Stopped says that the reader gave up.
const (
	Encrypted Fault = "encrypted" // a password is needed to open it
	Corrupt   Fault = "corrupt"
	Empty     Fault = "empty" // no page, nothing on its pages, or a picture of one colour
	Stopped   Fault = "stopped"
)

// Reading is what is in a file. The zero value of a field means that it does not apply.
type Reading struct {
	Fault     Fault
	Pages     int
	PagesRead int     // how many of them, from the first on, were looked at
	PageWide  float64 // of the first page, in points of 1/72 inch
	PageHigh  float64
	Text      string // of the pages that were looked at, in their order
	DPI       int    // of the coarsest picture that fills a page; 0: no page is a picture
	Width     int    // of a picture, in pixels, the way up it is shown
	Height    int
	Length    time.Duration // of a film; 0 where its file does not say
	Shown     []byte        // JPEG without any data about place and device
	Thumb     []byte        // the same, small
	Look      *look.Look
}

const (
	// timeLimit ends the reading of one file.
	timeLimit = 20 * time.Second
	// maxPages is how many pages are looked at: letters say what they are on the first ones.
	maxPages = 10
	// maxText bounds the text that is kept, in bytes.
	maxText = 64 << 10
)

// Reader reads one file at a time, which bounds its memory. Safe for concurrent use.
type Reader struct {
	turn  chan struct{}
	limit time.Duration
	pdf   sandbox
}

// New makes a reader that keeps what it compiles in the folder cache. It takes no memory before the first PDF comes.
func New(cache string) *Reader {
	return &Reader{turn: make(chan struct{}, 1), limit: timeLimit, pdf: sandbox{cache: cache}}
}

// Close frees the sandbox.
func (r *Reader) Close() error {
	r.turn <- struct{}{}
	defer func() { <-r.turn }()
	return r.pdf.close()
}

// PDF reads a document of size bytes and hands over the pictures of its first pages, one after the other. What takes too
// long to be drawn has no picture. A file that cannot be read is no error but a Fault; an error means that nothing was
// learnt about the file, and that it is worth trying again.
func (r *Reader) PDF(ctx context.Context, file io.ReadSeeker, size int64, keep func(Drawn) error) (Reading, error) {
	if size <= 0 {
		return Reading{Fault: Corrupt}, nil
	}
	return r.inTurn(ctx, r.pdf.start, func(ctx context.Context) (Reading, error) { return r.pdf.read(ctx, file, size, keep) })
}

// Picture reads a JPEG or PNG; errors as for PDF.
func (r *Reader) Picture(ctx context.Context, file io.ReadSeeker) (Reading, error) {
	return r.inTurn(ctx, nothing, func(ctx context.Context) (Reading, error) { return readPicture(ctx, file) })
}

func nothing() error { return nil }

// inTurn gives a reading its turn and its time. What must be ready before takes none of that time: it is not the file's
// fault. The caller's end is an error, the end of the time a fault.
func (r *Reader) inTurn(ctx context.Context, ready func() error, read func(context.Context) (Reading, error)) (Reading, error) {
	select {
	case r.turn <- struct{}{}:
		defer func() { <-r.turn }()
	case <-ctx.Done():
		return Reading{}, ctx.Err()
	}
	if err := ready(); err != nil {
		return Reading{}, err
	}
	limited, cancel := context.WithTimeout(ctx, r.limit)
	defer cancel()
	found, err := read(limited)
	switch {
	case ctx.Err() != nil:
		return Reading{}, ctx.Err()
	case errors.Is(err, errStopped):
		return Reading{Fault: Stopped}, nil
	}
	return found, err
}

// errStopped is a reader that gave up on a file.
var errStopped = errors.New("reading: stopped")
