// Package fault is the one error type of the program: what kind of refusal it is, the Indonesian sentence a person may
// see, messages for single fields, and the cause that only the log sees.
package fault

import "errors"

// Kind says how a request failed. It knows nothing of HTTP; the numbers in the comments are what site answers with.
type Kind int

// KindInternal is zero, so that a forgotten kind is never mistaken for the caller's mistake.
const (
	KindInternal        Kind = iota // 500: our fault
	KindBadRequest                  // 400: not readable at all
	KindUnauthenticated             // sign in first
	KindForbidden                   // 403
	KindNotFound                    // 404, also for rows of another unit
	KindConflict                    // 409: the version is stale
	KindTooLarge                    // 413
	KindInvalid                     // 422: fields need correction
	KindClosed                      // 422: the window is closed
	KindTooMany                     // 429
	KindUnavailable                 // 503: passing, repeat later
	KindFull                        // 507: no room for files; forms without one go on
)

var kindNames = map[Kind]string{
	KindInternal: "internal", KindBadRequest: "bad request", KindUnauthenticated: "unauthenticated", KindForbidden: "forbidden",
	KindNotFound: "not found", KindConflict: "conflict", KindTooLarge: "too large", KindInvalid: "invalid", KindClosed: "closed",
	KindTooMany: "too many", KindUnavailable: "unavailable", KindFull: "full",
}

func (k Kind) String() string {
	if name, ok := kindNames[k]; ok {
		return name
	}
	return "unknown"
}

// Field is one message beside one form field.
type Field struct {
	Name    string // the name of the form field
	Message string // Indonesian, public
}

// Error is the only error that people's pages are made from.
type Error struct {
	Kind    Kind
	Message string  // Indonesian, public
	Fields  []Field // in the order of the form
	Err     error   // the cause, for the log only
}

// Error is for the log: English kind, the public message and the cause.
func (e *Error) Error() string {
	text := e.Kind.String()
	if e.Message != "" {
		text += ": " + e.Message
	}
	for _, f := range e.Fields {
		text += "; " + f.Name + ": " + f.Message
	}
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

func (e *Error) Unwrap() error { return e.Err }

// Field returns the first message for the field, or "".
func (e *Error) Field(name string) string {
	for _, f := range e.Fields {
		if f.Name == name {
			return f.Message
		}
	}
	return ""
}

// Add puts a message behind those already there.
func (e *Error) Add(name, msg string) {
	e.Fields = append(e.Fields, Field{Name: name, Message: msg})
}

// As finds the first *Error in the chain.
func As(err error) (*Error, bool) {
	var e *Error
	ok := errors.As(err, &e)
	return e, ok
}

// KindOf is the kind of the first *Error in the chain; an error that is none is KindInternal.
func KindOf(err error) Kind {
	if e, ok := As(err); ok {
		return e.Kind
	}
	return KindInternal
}
