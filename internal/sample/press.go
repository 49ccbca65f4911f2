package sample

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"

	"golang.org/x/sync/errgroup"

	"jaring/internal/blob"
)

// press makes files and keeps their bytes while the story goes on being told. What is asked for again is made once.
type press struct {
	store blob.Store
	group *errgroup.Group
	ctx   context.Context
	made  map[string]file
}

// file is a document's or picture's bytes, named by their hash.
type file struct {
	sha256    string
	size      int64
	mediaType string
}

// putters is how many files are written at once: each write waits for the disk.
const putters = 8

func newPress(ctx context.Context, store blob.Store) *press {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(putters)
	return &press{store: store, group: group, ctx: ctx, made: map[string]file{}}
}

// print makes the file of a key unless there is one.
func (p *press) print(key, mediaType string, make func() ([]byte, error)) (file, error) {
	if f, ok := p.made[key]; ok {
		return f, nil
	}
	if err := p.ctx.Err(); err != nil { // an earlier file could not be kept
		return file{}, err
	}
	data, err := make()
	if err != nil {
		return file{}, err
	}
	sum := sha256.Sum256(data)
	f := file{hex.EncodeToString(sum[:]), int64(len(data)), mediaType}
	p.made[key] = f
	p.group.Go(func() error {
		_, err := p.store.Put(p.ctx, bytes.NewReader(data), f.size)
		return err
	})
	return f, nil
}

// wait returns when all bytes are kept.
func (p *press) wait() error { return p.group.Wait() }
