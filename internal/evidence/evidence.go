// Package evidence owns the documents of an entry: files and links for one claim or for the profile. A piece of
// evidence has versions that never change; replacing adds one, removing only hides. Bytes are on the disk before a row
// names them. Every change counts as a change of its claim, so what was verified is verified anew.
package evidence

import (
	"time"

	"jaring/internal/fault"
)

// MaxPerSlot bounds how much evidence one claim or profile field may have at a time.
const MaxPerSlot = 10

// Item is one piece of evidence as it is now, or one of its earlier versions.
type Item struct {
	ID           string
	EntryID      string
	Slot         Slot
	No           int    // number of this version, from 1
	Kind         string // FileKind or LinkKind
	SHA256       string // files only, as are the next three
	FileName     string
	MediaType    string
	Size         int64
	URL          string // links only
	LetterNumber string
	LetterDate   time.Time // midnight UTC; zero: none given
	Subject      string
	CreatedAt    time.Time // of this version
	CreatedBy    string    // name of the person
	RemovedAt    time.Time // zero: still in use
	Version      int       // of the evidence: what a change must name
}

// The two kinds of an item.
const (
	FileKind = "file"
	LinkKind = "link"
)

// Live reports whether the item still counts.
func (i Item) Live() bool { return i.RemovedAt.IsZero() }

// Title is what the item is called in a list.
func (i Item) Title() string {
	if i.Kind == LinkKind {
		return i.URL
	}
	return i.FileName
}

// Entry is what this package knows of an entry.
type Entry struct {
	ID             string
	Name           string
	Year           int
	Status         string
	UnitID         string
	InstrumentYear int
}

// editable are the states in which evidence may change: what was sent stands as it was sent.
var editable = map[string]bool{"draft": true, "returned": true}

// Editable reports whether evidence of the entry may be changed now.
func (e Entry) Editable() bool { return editable[e.Status] }

// Shelf is one slot of an entry with what lies in it.
type Shelf struct {
	Entry Entry
	Slot  Slot
	Title string // name of the indicator or of the document
	No    int    // of the indicator in the guideline; 0 for the profile
	Rule  Rule
	Items []Item // live ones, oldest first
	Write bool   // the actor may add, replace and remove now
	Checks
	now time.Time
}

// Problems says what is wrong with the words about a letter, for a form that cannot be judged as a whole.
func (s Shelf) Problems(l Letter) []fault.Field {
	_, problems := l.parse(day(s.now))
	return problems
}

// Full reports whether nothing more may be added.
func (s Shelf) Full() bool { return len(s.Items) >= MaxPerSlot }

// Detail is one piece of evidence with its past.
type Detail struct {
	Shelf
	Item     Item
	Versions []Item // all of them, newest first
}
