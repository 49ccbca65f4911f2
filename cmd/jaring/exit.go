package main

import "strings"

// exitError ends a command with an exit code and the lines that say why, none when everything was said already.
type exitError struct {
	code  int
	lines []string
}

func (e *exitError) Error() string { return strings.Join(e.lines, "\n") }

// failed is exit code 1: the command was right, its work was not done.
func failed(err error) *exitError { return &exitError{code: 1, lines: []string{err.Error()}} }

// misused is exit code 2: wrong use or bad input.
func misused(lines ...string) *exitError { return &exitError{code: 2, lines: lines} }
