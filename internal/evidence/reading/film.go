package reading

import (
	"context"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"time"
)

// Film finds how long a film of the MP4 or QuickTime kind lasts, as its header says (ISO/IEC 14496-12, 8.2.2). One that
// does not say it has no length and no fault; errors as for PDF.
func (r *Reader) Film(ctx context.Context, file io.ReadSeeker) (Reading, error) {
	return r.inTurn(ctx, nothing, func(context.Context) (Reading, error) {
		length, err := filmLength(file)
		return Reading{Length: length}, err
	})
}

// filmLength reads the heads of boxes and skips what is in them: the header may stand behind all pictures.
func filmLength(file io.ReadSeeker) (time.Duration, error) {
	end, err := file.Seek(0, io.SeekEnd)
	if err != nil {
		return 0, err
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return 0, err
	}
	for _, kind := range []string{"moov", "mvhd"} {
		if end, err = enter(file, kind, end); err != nil || end == 0 {
			return 0, err
		}
	}
	var head [32]byte
	n, err := io.ReadFull(file, head[:])
	return headerLength(head[:n]), unlessCutOff(err)
}

// headerLength is the length that a movie header of version 0 or 1 gives, to the second below; 0 where it is not known.
func headerLength(head []byte) time.Duration {
	var scale, units uint64
	switch {
	case len(head) >= 20 && head[0] == 0:
		scale, units = uint64(binary.BigEndian.Uint32(head[12:])), uint64(binary.BigEndian.Uint32(head[16:]))
		if units == math.MaxUint32 {
			units = 0
		}
	case len(head) >= 32 && head[0] == 1:
		scale, units = uint64(binary.BigEndian.Uint32(head[20:])), binary.BigEndian.Uint64(head[24:])
	}
	if scale == 0 || units/scale > maxSeconds {
		return 0
	}
	return time.Duration(units/scale) * time.Second
}

const (
	// maxBoxes bounds how many boxes are passed over: a film has about ten.
	maxBoxes = 1000
	// maxSeconds is a year: more is no length but damage.
	maxSeconds = 365 * 24 * 60 * 60
)

// enter goes on to the content of the next box of a kind that begins and ends before end, and returns where that ends; 0
// where there is none.
func enter(file io.ReadSeeker, kind string, end int64) (int64, error) {
	at, err := file.Seek(0, io.SeekCurrent)
	if err != nil {
		return 0, err
	}
	for range maxBoxes {
		var head [16]byte // size, kind, and the size once more where it is a large one
		if _, err := io.ReadFull(file, head[:8]); err != nil {
			return 0, unlessCutOff(err)
		}
		size, used := uint64(binary.BigEndian.Uint32(head[:])), uint64(8)
		switch size {
		case 0: // all that follows
			size = uint64(end - at)
		case 1:
			if _, err := io.ReadFull(file, head[8:]); err != nil {
				return 0, unlessCutOff(err)
			}
			size, used = binary.BigEndian.Uint64(head[8:]), 16
		}
		if size < used || size > uint64(end-at) {
			return 0, nil
		}
		at += int64(size)
		if string(head[4:8]) == kind {
			return at, nil
		}
		if _, err := file.Seek(at, io.SeekStart); err != nil {
			return 0, err
		}
	}
	return 0, nil
}

// unlessCutOff lets a file end anywhere: what its disk says besides is an error.
func unlessCutOff(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil
	}
	return err
}
