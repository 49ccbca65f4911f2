// Package paper prints what people take along: receipts and records on A4, as PDF. It is pure: a sheet in, a file out. Two
// prints of one sheet read alike, byte for byte they differ: the font library numbers its characters anew each time.
package paper

import (
	"bytes"
	"fmt"
	"time"
)

// Sheet is one document with facts, texts, signatures and a QR code, in that order; what is empty is left out.
type Sheet struct {
	Kicker string // what kind of document it is
	Number string
	Sub    string
	Rows   []Row
	Texts  []Text
	Signed []Signature

	VerifyURL   string // whole address, as it is printed
	Sealed      string // the same with its seal, as the QR code holds it
	ProofTitle  string // what the fingerprint is of
	Fingerprint string
	Note        string

	ListTitle string
	List      []Item
	MadeAt    time.Time // when the document came into being, not when it is printed
}

// Row is one fact; Note stands behind the value.
type Row struct{ Key, Value, Note string }

// Text is a paragraph under its head.
type Text struct{ Title, Body string }

// Signature is a place to sign.
type Signature struct{ As, Name, Position string }

// Item is one line of the list with what is known of it.
type Item struct{ Name, Sub, Hash string }

// PDF prints the sheet. Characters that the fonts do not have become a small square; nothing else is left out, and what
// is long goes on to another page.
func (s Sheet) PDF() ([]byte, error) {
	p := newPage(s)
	p.head(s)
	p.rows(s.Rows)
	p.texts(s.Texts)
	p.signatures(s.Signed)
	if err := p.proof(s); err != nil {
		return nil, err
	}
	p.list(s)
	var out bytes.Buffer
	if err := p.Output(&out); err != nil {
		return nil, fmt.Errorf("print %s: %w", s.Number, err)
	}
	return out.Bytes(), nil
}
