// Command jaring is the whole product in one binary: the site, its migrations and the tools of the command line.
//
// Results go to standard output, messages to standard error. The exit code is 0 when it is done, 1 when it failed, 2 for
// wrong use or bad input, with one line per problem.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/alecthomas/kong"

	"jaring/internal/unit"
)

// commands lists what jaring can do; each command lives in a file of its own.
type commands struct {
	Serve   serveCmd   `cmd:"" help:"Run the site."`
	Migrate migrateCmd `cmd:"" help:"Bring the database's schema up to date."`
	Demo    demoCmd    `cmd:"" help:"Fill an empty database with the sample region."`
	User    userCmd    `cmd:"" help:"Make and mend accounts."`
	Import  importCmd  `cmd:"" help:"Bring data in."`
	Verify  verifyCmd  `cmd:"" help:"Recompute stored results and check files and receipts."`
	Version versionCmd `cmd:"" help:"Say which version this is."`

	Score  scoreCmd  `cmd:"" help:"Compute the index of one portfolio, or recompute a file of known cases."`
	Advise adviseCmd `cmd:"" help:"Find the cheapest way to a target index."`
}

// streams are the standard streams, as arguments so that tests can hold them.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

func main() {
	os.Exit(run(os.Args[1:], streams{in: os.Stdin, out: os.Stdout, err: os.Stderr}))
}

// run executes one command line and returns its exit code.
func run(args []string, std streams) int {
	helped := false
	parser, err := kong.New(&commands{},
		kong.Name("jaring"),
		kong.Description("Portal of a region's innovations: the site and its tools."),
		kong.Writers(std.out, std.err),
		kong.Exit(func(int) { helped = true }),
		kong.Bind(std),
		kong.Vars{"regions": strings.Join(unit.RegionNames(), ", ")},
	)
	if err != nil {
		return report(std.err, failed(err))
	}
	command, err := parser.Parse(args)
	if helped {
		return 0
	}
	if err != nil {
		return report(std.err, misused(err.Error(), "try: jaring --help"))
	}
	return report(std.err, command.Run())
}

// report prints what went wrong and returns the exit code.
func report(w io.Writer, err error) int {
	if err == nil {
		return 0
	}
	exit, ok := errors.AsType[*exitError](err)
	if !ok {
		exit = failed(err)
	}
	for _, line := range exit.lines {
		fmt.Fprintln(w, line)
	}
	return exit.code
}
