package unitdesk

import "jaring/web/ui"

// CarryView asks to carry an innovation over, and shows afterwards what has to be looked at again.
type CarryView struct {
	ID        string // of the innovation
	Name      string
	From, To  string // "IGA 2024", "IGA 2026"
	EntryID   string // of the new entry, "" before
	Stopped   string // why nothing can be carried over now
	Key       string
	Developed string
	Groups    []CarryGroup
	Brought   string // "20 klaim, 14 bukti"
	Errors    Errors
}

// CarryGroup is what has to be looked at for one reason.
type CarryGroup struct {
	Title, Text string
	Rows        []ui.Task
}

func (v CarryView) title() string {
	if v.EntryID != "" {
		return v.Name + " sudah dibawa ke " + v.To
	}
	return "Usulkan lagi " + v.Name + " di " + v.To + "?"
}
