package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"jaring/internal/config"
)

// ServeOptions are the flags of `jaring serve`.
type ServeOptions struct {
	Demo    bool // fill an empty database with the sample region and let its accounts sign in
	Migrate bool // bring the schema up to date first, also of a configured database
	Out     io.Writer
	Log     *slog.Logger
}

// Serve runs the site until ctx ends, then drains: what has begun is finished, nothing new is taken.
func Serve(ctx context.Context, cfg config.Config, o ServeOptions) error {
	database, err := FindDatabase(ctx, cfg)
	if err != nil {
		return err
	}
	return errors.Join(serveOn(ctx, database, cfg, o), database.Close())
}

func serveOn(ctx context.Context, database *Database, cfg config.Config, o ServeOptions) error {
	db, err := database.Open(ctx, cfg, o.Migrate || o.Demo)
	if err != nil {
		return err
	}
	defer db.Close()
	a, err := New(db, cfg, o.Demo, o.Log)
	if err != nil {
		return err
	}
	if o.Demo {
		if err := a.FillSample(ctx); err != nil {
			return err
		}
	}
	listener, err := net.Listen("tcp", cfg.Listen)
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	behind, stop := context.WithCancel(ctx)
	var chores sync.WaitGroup
	chores.Go(func() { a.catchUp(behind) })
	chores.Go(func() { a.keepTidy(behind) })
	defer chores.Wait()
	defer stop()
	if err := a.StartJobs(ctx); err != nil {
		return errors.Join(err, listener.Close())
	}
	fmt.Fprintf(o.Out, "listening on http://%s\n", listener.Addr())
	return errors.Join(a.serve(ctx, listener), a.StopJobs(ctx))
}

// drainTime is how long requests that have begun may still take after the signal.
const drainTime = 20 * time.Second

func (a *App) serve(ctx context.Context, listener net.Listener) error {
	server := &http.Server{
		Handler:           a.Handler,
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(a.Log.Handler(), slog.LevelWarn),
	}
	done := make(chan error, 1)
	go func() { done <- server.Serve(listener) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	a.stopping.Store(true)
	drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTime)
	defer cancel()
	if err := server.Shutdown(drain); err != nil {
		return fmt.Errorf("drain: %w", err)
	}
	return nil
}
