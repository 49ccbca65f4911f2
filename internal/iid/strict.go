package iid

import (
	"strconv"
	"strings"
)

// input is a JSON document being read, and what was found wrong with it so far.
type input struct {
	problems
	unread map[string]bool // places whose value has the wrong shape: nothing more is said about them
}

// spot is a value at its place in the input.
type spot struct {
	in    *input
	place string
	value value
}

// reading turns a spot into a T. A value of the wrong shape is reported and read as zero.
type reading[T any] func(spot) T

// readDocument reads data strictly. When it is no JSON at all, only that is reported and ok is false.
func readDocument[T any](data []byte, read reading[T]) (in *input, result T, ok bool) {
	in = &input{unread: map[string]bool{}}
	root, problem := parse(data)
	if problem != nil {
		in.problems = append(in.problems, *problem)
		return in, result, false
	}
	return in, read(spot{in: in, value: root}), true
}

// merge adds problems found in the values, but none about a value that could not be read in the first place.
func (in *input) merge(found problems) {
	for _, p := range found {
		if !in.isUnread(p.Place) {
			in.problems = append(in.problems, p)
		}
	}
}

func (in *input) isUnread(place string) bool {
	for {
		if in.unread[place] {
			return true
		}
		cut := strings.LastIndexAny(place, ".[")
		if cut < 0 {
			return in.unread[""]
		}
		place = place[:cut]
	}
}

// reject reports that the value at s cannot be read.
func (s spot) reject(format string, args ...any) {
	s.in.add(s.place, format, args...)
	s.in.unread[s.place] = true
}

func (s spot) is(want kind) bool {
	if s.value.kind != want {
		s.reject("%s expected, found %s", want, s.value.kind)
	}
	return s.value.kind == want
}

func text(s spot) string {
	s.is(kindText)
	return s.value.text
}

// filled is a text that is not empty.
func filled(s spot) string {
	if s.is(kindText) && strings.TrimSpace(s.value.text) == "" {
		s.reject("empty")
	}
	return s.value.text
}

func boolean(s spot) bool {
	s.is(kindBoolean)
	return s.value.truth
}

// integer refuses 2.0 and 2e0: a number of the index is written as a whole number of hundredths.
func integer(s spot) int {
	if !s.is(kindNumber) {
		return 0
	}
	if strings.ContainsAny(s.value.text, ".eE") {
		s.reject("%s is not an integer", s.value.text)
		return 0
	}
	n, err := strconv.Atoi(s.value.text)
	if err != nil {
		s.reject("%s is out of range", s.value.text)
		return 0
	}
	return n
}

// list never returns nil, so that an empty list is told from one that was not given.
func list[T any](each reading[T]) reading[[]T] {
	return func(s spot) []T {
		items := []T{}
		if !s.is(kindList) {
			return items
		}
		for i, item := range s.value.items {
			items = append(items, each(spot{in: s.in, place: at(s.place, i), value: item}))
		}
		return items
	}
}

// orNull reads null as nil.
func orNull[T any](read reading[T]) reading[*T] {
	return func(s spot) *T {
		if s.value.kind == kindNull {
			return nil
		}
		return new(read(s))
	}
}

// orZero reads null as the zero T.
func orZero[T any](read reading[T]) reading[T] {
	return func(s spot) (zero T) {
		if s.value.kind == kindNull {
			return zero
		}
		return read(s)
	}
}
