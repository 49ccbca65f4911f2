// Package app is the composition root: it builds every part from the configuration, for the command line and for tests alike.
package app

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"

	"jaring/internal/account"
	"jaring/internal/blob"
	"jaring/internal/config"
	"jaring/internal/cycle"
	"jaring/internal/evidence"
	"jaring/internal/evidence/reading"
	"jaring/internal/innovation"
	"jaring/internal/jobs"
	"jaring/internal/measurement"
	"jaring/internal/message"
	"jaring/internal/postgres"
	"jaring/internal/report"
	"jaring/internal/sample"
	"jaring/internal/screening"
	"jaring/internal/seal"
	"jaring/internal/site"
	"jaring/internal/system"
	"jaring/internal/unit"
)

// App is the whole program, built.
type App struct {
	Log      *slog.Logger
	Handler  http.Handler
	Accounts *account.Service

	db          *postgres.DB
	blobs       blob.Store
	queue       *jobs.Queue
	reader      *reading.Reader
	evidence    *evidence.Service
	innovation  *innovation.Service
	screening   *screening.Service
	measurement *measurement.Service
	stopping    atomic.Bool
}

// New builds the program on an open database. demo lets sample accounts sign in.
func New(db *postgres.DB, cfg config.Config, demo bool, log *slog.Logger) (*App, error) {
	blobs, err := blob.OpenFolder(cfg.BlobDir)
	if err != nil {
		return nil, err
	}
	queue, err := jobs.New(db, jobs.Options{Log: log, Poll: cfg.Pooled})
	if err != nil {
		return nil, err
	}
	post, err := openPost(cfg, demo)
	if err != nil {
		return nil, err
	}
	teller := message.NewTeller(queue, post.sender != nil)
	key, err := signingKey(cfg)
	if err != nil {
		return nil, err
	}
	cycles := cycle.New(db)
	a := &App{Log: log, db: db, blobs: blobs, queue: queue}
	a.reader = reading.New(filepath.Join(cfg.DataDir, "pdf-reader"))
	a.Accounts = account.New(db, demo)
	a.evidence = evidence.New(db, blobs, evidence.Limits{File: cfg.MaxFileBytes, Video: cfg.MaxVideoBytes}, queue)
	jobs.Handle(queue, evidence.NewExaminer(db, blobs, a.reader, teller).Examine)
	a.checkLinks(cfg.LinkCheck, teller)
	a.innovation = innovation.New(db, cycles, queue, teller)
	a.screening = screening.New(db, teller)
	a.measurement = measurement.New(db, cycles)
	a.handleMessages(post, cfg)
	a.Handler = site.New(site.Options{
		DB: db, Log: log, Secure: cfg.Secure(), Trusted: cfg.TrustedProxies, Demo: demo, Ready: a.ready,
		MaxBytes: cfg.MaxVideoBytes, Base: base(cfg), Key: key, PerMinute: cfg.PerMinute,
		Accounts: a.Accounts, Units: unit.New(db), Cycles: cycles, Evidence: a.evidence, Innovations: a.innovation,
		Screening: a.screening, Measurements: a.measurement, Reports: report.New(db, cycles),
		Messages: message.New(db, post.sender != nil), Outbox: post.outbox,
		System: system.New(db, queue, system.Setup{Version: Build().Version, MailHost: post.host, Outbox: post.host == "" && post.outbox != nil}),
	})
	return a, nil
}

// signingKey is the configured one, or the one that the data folder keeps.
func signingKey(cfg config.Config) (seal.Key, error) {
	if cfg.SigningKey != nil {
		return *cfg.SigningKey, nil
	}
	if err := os.MkdirAll(cfg.DataDir, 0o700); err != nil {
		return seal.Key{}, fmt.Errorf("data folder: %w", err)
	}
	return seal.KeepKey(filepath.Join(cfg.DataDir, "signing-key"), rand.Reader)
}

// base is the address that is printed on receipts; empty where none is configured.
func base(cfg config.Config) string {
	if cfg.BaseURL == nil {
		return ""
	}
	return strings.TrimSuffix(cfg.BaseURL.String(), "/")
}

// FillSample puts the sample region into an empty database, as it looks at the database's now.
func (a *App) FillSample(ctx context.Context) error {
	now, err := postgres.Now(ctx, a.db)
	if err != nil {
		return err
	}
	return sample.Fill(ctx, a.db, a.blobs, now)
}

// ready fails while the database is away or older than the program, and from the moment the program is told to stop.
func (a *App) ready(ctx context.Context) error {
	if a.stopping.Load() {
		return errors.New("stopping")
	}
	return postgres.CheckSchema(ctx, a.db)
}

// WithDatabase builds the program on the configured database for the length of one command.
func WithDatabase(ctx context.Context, cfg config.Config, log *slog.Logger, do func(*App) error) error {
	database, err := FindDatabase(ctx, cfg)
	if err != nil {
		return err
	}
	return errors.Join(useOnce(ctx, database, cfg, log, do), database.Close())
}

func useOnce(ctx context.Context, database *Database, cfg config.Config, log *slog.Logger, do func(*App) error) error {
	db, err := database.Open(ctx, cfg, false)
	if err != nil {
		return err
	}
	defer db.Close()
	a, err := New(db, cfg, false, log)
	if err != nil {
		return err
	}
	return do(a)
}
