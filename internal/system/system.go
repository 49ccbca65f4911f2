// Package system is how the machine does, for administrators: which schema and program run, what waits behind people's
// backs, which mails did not arrive, and how much room is taken.
package system

import (
	"context"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/jobs"
	"jaring/internal/message"
	"jaring/internal/postgres"
)

// Setup is what the program knows of itself from its start.
type Setup struct {
	Version  string // of the program
	MailHost string // of the mail server; empty: none
	Outbox   bool   // mails go into a folder
}

// Service shows the machine. Every method decides by itself whether the actor may.
type Service struct {
	db    *postgres.DB
	queue *jobs.Queue
	setup Setup
}

// New returns the service; db and queue are shared.
func New(db *postgres.DB, queue *jobs.Queue, setup Setup) *Service {
	return &Service{db: db, queue: queue, setup: setup}
}

// Overview is the machine at one moment.
type Overview struct {
	Setup
	Schema, LatestSchema int64
	Postgres             string // version of the server
	Tallies              []jobs.Tally
	Failed               []jobs.Failed
	Post                 message.Post
	Storage              Storage
}

// Storage is the room that is taken, in bytes.
type Storage struct {
	Files     int
	FileBytes int64
	DataBytes int64 // of the database
}

const (
	storageSQL = `
SELECT (SELECT count(*) FROM blob) AS files, (SELECT coalesce(sum(size), 0)::bigint FROM blob) AS file_bytes,
       pg_database_size(current_database()) AS data_bytes`

	versionSQL = `SELECT split_part(current_setting('server_version'), ' ', 1)`

	// shown bounds the lists of what went wrong.
	shown = 50
)

// Overview looks at the machine.
func (s *Service) Overview(ctx context.Context, actor auth.Actor) (Overview, error) {
	if !auth.Can(actor, auth.KeepSystem, auth.Facts{}) {
		return Overview{}, fault.Forbidden("")
	}
	o := Overview{Setup: s.setup, LatestSchema: postgres.LatestSchema()}
	var err error
	for _, read := range []func() error{
		func() error { o.Schema, err = postgres.Schema(ctx, s.db); return err },
		func() error { o.Postgres, err = postgres.Value[string](ctx, s.db, versionSQL, nil); return err },
		func() error { o.Tallies, err = s.queue.Tallies(ctx); return err },
		func() error { o.Failed, err = s.queue.Failed(ctx, shown); return err },
		func() error { o.Post, err = message.ReadPost(ctx, s.db, shown); return err },
		func() error { o.Storage, err = postgres.One[Storage](ctx, s.db, storageSQL, nil); return err },
	} {
		if err := read(); err != nil {
			return Overview{}, err
		}
	}
	return o, nil
}

// RetryJob has a failed job tried again now.
func (s *Service) RetryJob(ctx context.Context, actor auth.Actor, id int64) error {
	return s.act(ctx, actor, "retry_job", func(tx postgres.Tx) (map[string]any, error) {
		kind, err := s.queue.Retry(ctx, tx, id)
		return map[string]any{"job": id, "kind": kind}, err
	})
}

// Resend has a letter that was refused tried again.
func (s *Service) Resend(ctx context.Context, actor auth.Actor, letterID string) error {
	return s.act(ctx, actor, "resend_letter", func(tx postgres.Tx) (map[string]any, error) {
		return map[string]any{"letter": letterID}, message.Resend(ctx, tx, s.queue, letterID)
	})
}

// act does something to the machine and keeps it in its history, in one transaction.
func (s *Service) act(ctx context.Context, actor auth.Actor, what string, do func(postgres.Tx) (map[string]any, error)) error {
	if !auth.Can(actor, auth.KeepSystem, auth.Facts{}) {
		return fault.Forbidden("")
	}
	return s.db.InTx(ctx, func(tx postgres.Tx) error {
		detail, err := do(tx)
		if err != nil {
			return err
		}
		return audit.Record(ctx, tx, audit.Event{Subject: audit.System, SubjectID: "jaring", Act: what, Detail: detail, Actor: actor})
	})
}
