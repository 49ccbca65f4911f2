package unitdesk

import "jaring/web/ui"

// EntryView is an entry as a task list.
type EntryView struct {
	Entry
	Notice     *ui.NoticeView // how the entry stands, where the unit cannot write
	Profile    []ui.Task
	Words      ui.WordCountView
	Design     []ui.Task
	Groups     []TaskGroup
	Innovators []ui.Task
	People     string // address of the innovators
	Maturity   Maturity
	Nearest    []NearestRow
	Checks     []ui.Check
	Blocked    int
	Edited     string // who changed it last, and when
	Others     string // who else writes it now
	Writable   bool
	Sent       bool // there is a receipt
	Feedback   bool // there are decisions to read
}

// TaskGroup is the indicators of one variable.
type TaskGroup struct {
	Name, Done string
	Tasks      []ui.Task
}

// Maturity is the sum of the claims in whole points, and the same in words.
type Maturity struct {
	Potential, Most                    string
	ProvenWord, UnprovenWord, LeftWord string
	Proven, Unproven, Max              int // hundredths, for the bar
	Price                              string
}

// NearestRow is a step that adds much.
type NearestRow struct{ Label, Href, Gain string }

func (v EntryView) gate() string {
	switch {
	case v.Blocked == 0:
		return "Tidak ada yang menghalangi. Baca sekali lagi sebelum mengirim."
	case v.Blocked == 1:
		return "Belum bisa dikirim: selesaikan dulu 1 hal bertanda silang."
	}
	return "Belum bisa dikirim: selesaikan dulu " + ui.Thousands(v.Blocked) + " hal bertanda silang."
}

// left is what the bar of a phone says of the gate.
func (v EntryView) left() string {
	if v.Blocked == 0 {
		return "Siap diperiksa"
	}
	return ui.Thousands(v.Blocked) + " hal sebelum kirim"
}
