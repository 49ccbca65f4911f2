package iid

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"
)

// kind names the kind of a JSON value in the words of the messages.
type kind string

const (
	kindNull    kind = "null"
	kindBoolean kind = "true or false"
	kindNumber  kind = "number"
	kindText    kind = "text"
	kindList    kind = "list"
	kindObject  kind = "object"
)

// value is one JSON value as it was written: numbers as digits, repeated keys and their case kept.
// encoding/json's own decoding into structs would hide all three.
type value struct {
	kind  kind
	text  string // of a text, or the digits of a number
	truth bool
	keys  []string // of an object, beside items
	items []value
}

// parse reads exactly one JSON document. What is wrong with it is placed by line and column.
func parse(data []byte) (value, *Problem) {
	if at := invalidUTF8(data); at >= 0 {
		return value{}, &Problem{Place: lineOf(data, at), Text: "bytes that are not UTF-8"}
	}
	// encoding/json judges the syntax of the whole, so that the walk meets nothing malformed and no text after the end.
	if err := json.Unmarshal(data, new(json.RawMessage)); err != nil {
		return value{}, syntaxProblem(data, err)
	}
	w := walk{rest: data}
	return w.value(), nil
}

// walk goes through a document that is known to be valid.
type walk struct {
	rest []byte
}

func (w *walk) value() value {
	switch w.peek() {
	case '{':
		return w.nested(kindObject, '}')
	case '[':
		return w.nested(kindList, ']')
	case '"':
		return value{kind: kindText, text: w.text()}
	}
	end := bytes.IndexAny(w.rest, " \t\r\n,]}")
	if end < 0 {
		end = len(w.rest)
	}
	literal := string(w.rest[:end])
	w.rest = w.rest[end:]
	switch literal {
	case "null":
		return value{kind: kindNull}
	case "true", "false":
		return value{kind: kindBoolean, truth: literal == "true"}
	default:
		return value{kind: kindNumber, text: literal}
	}
}

func (w *walk) nested(k kind, closing byte) value {
	v := value{kind: k}
	w.skip() // the bracket
	for w.peek() != closing {
		if k == kindObject {
			v.keys = append(v.keys, w.text())
			w.skip() // the colon
		}
		v.items = append(v.items, w.value())
		if w.peek() == ',' {
			w.skip()
		}
	}
	w.skip()
	return v
}

func (w *walk) text() string {
	w.peek()
	end := 1
	for w.rest[end] != '"' {
		if w.rest[end] == '\\' {
			end++
		}
		end++
	}
	quoted := w.rest[:end+1]
	w.rest = w.rest[end+1:]
	if bytes.IndexByte(quoted, '\\') < 0 {
		return string(quoted[1:end])
	}
	var text string
	_ = json.Unmarshal(quoted, &text) // cannot fail within a valid document
	return text
}

// peek moves to the next byte that is no white space and returns it, 0 at the end.
func (w *walk) peek() byte {
	w.rest = bytes.TrimLeft(w.rest, " \t\r\n")
	if len(w.rest) == 0 {
		return 0
	}
	return w.rest[0]
}

// skip passes the next byte that is no white space.
func (w *walk) skip() {
	w.peek()
	w.rest = w.rest[1:]
}

func syntaxProblem(data []byte, err error) *Problem {
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok && syntax.Offset > 0 {
		return &Problem{Place: lineOf(data, int(syntax.Offset)-1), Text: syntax.Error()}
	}
	return &Problem{Text: err.Error()}
}

func invalidUTF8(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for at := 0; ; {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size <= 1 {
			return at
		}
		at += size
	}
}

func lineOf(data []byte, offset int) string {
	before := data[:min(offset, len(data))]
	line := 1 + bytes.Count(before, []byte("\n"))
	column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
	return fmt.Sprintf("line %d, column %d", line, column)
}
