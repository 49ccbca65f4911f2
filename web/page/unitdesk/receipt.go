package unitdesk

import "jaring/web/ui"

// ReceiptPage is what was sent and what happens next.
type ReceiptPage struct {
	Entry
	Sheet    ui.ReceiptView
	Standing ui.NoticeView // how the entry stands now
	Files    []SentFile
	Links    int
	Next     []ui.Step
	Withdraw bool
	Own      bool // the reader works for the unit, so that its desk is theirs
}

// SentFile is one document of the receipt's list.
type SentFile struct{ For, Name, Size, Hash string }

// WithdrawView asks before an entry is taken back.
type WithdrawView struct {
	Entry
	Number, Version, Warning string
}
