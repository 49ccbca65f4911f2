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

// parse reads exactly one JSON document. Its error is a [Problem] placed by line and column.
func parse(data []byte) (value, *Problem) {
	if at := invalidUTF8(data); at >= 0 {
		return value{}, &Problem{Place: lineOf(data, at), Text: "bytes that are not UTF-8"}
	}
	// The syntax of the whole is checked first, so that the walk below meets nothing malformed and no text after the end.
	if err := json.Unmarshal(data, new(json.RawMessage)); err != nil {
		return value{}, syntaxProblem(data, err)
	}
	tokens := json.NewDecoder(bytes.NewReader(data))
	tokens.UseNumber()
	v, err := readValue(tokens)
	if err != nil {
		return value{}, syntaxProblem(data, err)
	}
	return v, nil
}

func readValue(tokens *json.Decoder) (value, error) {
	token, err := tokens.Token()
	if err != nil {
		return value{}, err
	}
	switch t := token.(type) {
	case json.Delim:
		return readNested(tokens, t)
	case json.Number:
		return value{kind: kindNumber, text: t.String()}, nil
	case string:
		return value{kind: kindText, text: t}, nil
	case bool:
		return value{kind: kindBoolean, truth: t}, nil
	default:
		return value{kind: kindNull}, nil
	}
}

func readNested(tokens *json.Decoder, open json.Delim) (value, error) {
	v := value{kind: kindList}
	if open == '{' {
		v.kind = kindObject
	}
	for tokens.More() {
		if v.kind == kindObject {
			key, err := readValue(tokens)
			if err != nil {
				return value{}, err
			}
			v.keys = append(v.keys, key.text)
		}
		item, err := readValue(tokens)
		if err != nil {
			return value{}, err
		}
		v.items = append(v.items, item)
	}
	_, err := tokens.Token()
	return v, err
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
