// Command devdb runs another command beside a throw-away PostgreSQL. It passes on the address as TEST_DATABASE_URL and the
// folder, which goes away with it, as TEST_DATABASE_DIR, so that all test packages share one cluster and its templates:
//
//	go run ./cmd/devdb -- go test ./...
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"

	"jaring/internal/testdb"
)

func main() {
	args := os.Args[1:]
	if len(args) > 0 && args[0] == "--" {
		args = args[1:]
	}
	if len(args) == 0 {
		fmt.Fprintln(os.Stderr, "usage: devdb -- COMMAND [ARGUMENT ...]")
		os.Exit(2)
	}
	code, err := run(args)
	if err != nil {
		fmt.Fprintln(os.Stderr, "devdb:", err)
	}
	os.Exit(code)
}

// run returns the command's exit code. The cluster outlives a signal for as long as the command needs to end.
func run(args []string) (int, error) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	cluster, err := testdb.StartCluster(ctx)
	if err != nil {
		return 1, err
	}
	code, err := command(ctx, args, "TEST_DATABASE_URL="+cluster.URL("postgres"), "TEST_DATABASE_DIR="+cluster.Dir())
	return code, errors.Join(err, cluster.Stop())
}

func command(ctx context.Context, args []string, env ...string) (int, error) {
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.Env = append(os.Environ(), env...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() >= 0 {
		return exit.ExitCode(), nil
	}
	if err != nil {
		return 1, err
	}
	return 0, nil
}
