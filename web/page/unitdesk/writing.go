package unitdesk

import "github.com/a-h/templ"

// States of a page that is saved while it is written; empty: as it is stored.
const (
	WritingConflict = "conflict" // somebody else saved meanwhile: the person chooses
	WritingRefused  = "refused"  // the form came back with messages
)

// Writing is what simpan.js needs to save a form while it is written, and who else writes the entry.
type Writing struct {
	Key    string // names person, entry and part: under it the browser keeps what is not saved yet
	State  string
	Others []string // sentences
	Local  bool     // sent by hand only: the browser keeps the text until then
	SignIn string   // address that leads to the door and back here
}

func (w Writing) attrs() templ.Attributes {
	if w.Key == "" {
		return nil
	}
	attrs := templ.Attributes{"data-simpan": w.Key}
	if w.Local {
		attrs["data-simpan-lokal"] = ""
	}
	if w.State != "" {
		attrs["data-simpan-keadaan"] = w.State
	}
	return attrs
}
