package main

import (
	"context"
	"log/slog"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"jaring/internal/app"
	"jaring/internal/config"
)

type serveCmd struct {
	Demo    bool   `help:"Fill an empty database with the sample region and let its accounts sign in."`
	Migrate bool   `help:"Bring the schema of DATABASE_URL up to date first."`
	Listen  string `placeholder:"ADDR" help:"Address to listen on; port 0 takes a free one. JARING_LISTEN by default."`
}

func (c *serveCmd) Run(std streams) error {
	cfg, err := readConfig()
	if err != nil {
		return err
	}
	if c.Listen != "" {
		cfg.Listen = c.Listen
	}
	if problem := cfg.Exposed(); problem != "" {
		return misused(problem)
	}
	tuneMemory(os.Getenv)
	ctx, stop := untilSignal()
	defer stop()
	return app.Serve(ctx, cfg, app.ServeOptions{
		Demo: c.Demo, Migrate: c.Migrate, Out: std.out, Log: slog.New(slog.NewJSONHandler(std.err, nil)),
	})
}

// The program holds little and makes much for each page: collecting when the heap has grown fivefold instead of twofold
// gives pages the time that collecting took. Above the limit it is collected as often as needed.
const (
	gcPercent   = 400
	memoryLimit = 512 << 20
)

// tuneMemory leaves what the environment says as it is.
func tuneMemory(getenv func(string) string) {
	if getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	if getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
	}
}

func untilSignal() (context.Context, context.CancelFunc) {
	return signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
}

// readConfig reads the environment; every mistake is a line of its own.
func readConfig() (config.Config, error) {
	cfg, problems := config.Load(os.Getenv)
	if len(problems) > 0 {
		return cfg, misused(problems...)
	}
	return cfg, nil
}

// withApp builds the program on the configured database for one command.
func withApp(do func(context.Context, *app.App) error) error {
	cfg, err := readConfig()
	if err != nil {
		return err
	}
	ctx, stop := untilSignal()
	defer stop()
	return app.WithDatabase(ctx, cfg, slog.New(slog.DiscardHandler), func(a *app.App) error { return do(ctx, a) })
}
