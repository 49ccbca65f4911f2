package iid

import (
	"fmt"
	"strconv"
	"strings"
)

// Problem is one thing that is wrong with an input, and where.
type Problem struct {
	Place string // such as "entries[3].levels", positions from 0; empty for the input as a whole
	Text  string // such as "19 values, 20 expected"
}

// String returns the problem on one line: "entries[3].levels: 19 values, 20 expected".
func (p Problem) String() string {
	if p.Place == "" {
		return "input: " + p.Text
	}
	return p.Place + ": " + p.Text
}

// InputError lists every problem of an input, in the order in which they were met.
type InputError struct {
	Problems []Problem
}

// Error returns all problems, one per line.
func (e *InputError) Error() string { return strings.Join(e.Lines(), "\n") }

// Lines returns one line per problem.
func (e *InputError) Lines() []string {
	lines := make([]string, len(e.Problems))
	for i, p := range e.Problems {
		lines[i] = p.String()
	}
	return lines
}

// problems gathers what is wrong with values that are already typed.
type problems []Problem

func (ps *problems) add(place, format string, args ...any) {
	*ps = append(*ps, Problem{Place: place, Text: fmt.Sprintf(format, args...)})
}

func (ps problems) err() error {
	if len(ps) == 0 {
		return nil
	}
	return &InputError{Problems: ps}
}

func within(place string, ps *problems, n, lowest, highest int) {
	if n < lowest || n > highest {
		ps.add(place, "%d is outside %d to %d", n, lowest, highest)
	}
}

func at(place string, position int) string { return place + "[" + strconv.Itoa(position) + "]" }

func under(place, key string) string {
	if place == "" {
		return oneLine(key)
	}
	return place + "." + oneLine(key)
}

// oneLine quotes a text of the input that would not print on one line as it is.
func oneLine(text string) string {
	if quoted := strconv.Quote(text); quoted != `"`+text+`"` {
		return quoted
	}
	return text
}
