package sample

import (
	"context"
	"errors"
	"io"

	"jaring/internal/blob"
	"jaring/internal/fault"
)

// brokenStore is on a disk without room.
type brokenStore struct{ blob.Store }

func (brokenStore) Put(context.Context, io.Reader, int64) (blob.Ref, error) {
	return blob.Ref{}, fault.Full(errors.New("disk full"))
}
