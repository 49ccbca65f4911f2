package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"jaring/internal/iid"
)

// inputLimit keeps an endless input from filling the memory; a portfolio of a thousand entries takes 100 KB.
const inputLimit = 64 << 20

// scoreCmd computes an index, or recomputes known ones.
type scoreCmd struct {
	File  string `arg:"" optional:"" help:"Portfolio as JSON; - reads standard input."`
	Check string `placeholder:"CASES" help:"Recompute a file of cases instead and print what differs."`
}

// Run prints the result as one JSON object, or the comparison.
func (c *scoreCmd) Run(std streams) error {
	switch {
	case c.File != "" && c.Check != "":
		return misused("score: either FILE or --check CASES, not both")
	case c.Check != "":
		return checkCases(c.Check, std)
	case c.File != "":
		return scoreFile(c.File, std)
	default:
		return misused("score: FILE or --check CASES expected")
	}
}

func scoreFile(name string, std streams) error {
	data, err := readInput(name, std.in)
	if err != nil {
		return err
	}
	portfolio, err := iid.DecodePortfolio(data)
	if err != nil {
		return badInput(err)
	}
	result, err := iid.Score(portfolio)
	if err != nil {
		return badInput(err)
	}
	text, err := iid.EncodeResult(result)
	if err != nil {
		return err
	}
	_, err = std.out.Write(text)
	return err
}

func checkCases(name string, std streams) error {
	data, err := readInput(name, std.in)
	if err != nil {
		return err
	}
	report, err := iid.Check(data)
	if err != nil {
		return badInput(err)
	}
	for _, line := range report.Differences {
		if _, err := fmt.Fprintln(std.out, line); err != nil {
			return err
		}
	}
	if _, err := fmt.Fprintf(std.out, "%d of %d\n", report.Agreeing, report.Total); err != nil {
		return err
	}
	if !report.OK() {
		return &exitError{code: 1}
	}
	return nil
}

// readInput reads a file, or standard input for "-".
func readInput(name string, stdin io.Reader) ([]byte, error) {
	from := stdin
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, misused(err.Error())
		}
		defer file.Close()
		from = file
	}
	data, err := io.ReadAll(io.LimitReader(from, inputLimit+1))
	switch {
	case err != nil:
		return nil, misused(err.Error())
	case len(data) > inputLimit:
		return nil, misused(fmt.Sprintf("%s: larger than %d MiB", name, inputLimit>>20))
	}
	return data, nil
}

// badInput turns the problems of an input into lines.
func badInput(err error) error {
	if input, ok := errors.AsType[*iid.InputError](err); ok {
		return misused(input.Lines()...)
	}
	return err
}
