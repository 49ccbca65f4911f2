package message

import "slices"

// Kind is what a message is about. The codes are those of the database.
type Kind string

// The kinds.
const (
	Returned Kind = "returned" // an entry was given back for correction
	Decided  Kind = "decided"  // an entry was shortlisted, deferred or declined
	Deadline Kind = "deadline" // the time to send runs out, and the unit is not done
	Handover Kind = "handover" // an innovation has lost its lead, or is about to
	Finding  Kind = "finding"  // something about a file has to be looked at
	Comment  Kind = "comment"  // a unit has answered, or sent a corrected entry
)

// Mail is whether a message is also sent by mail.
type Mail string

// The choices.
const (
	Now   Mail = "now"   // at once
	Daily Mail = "daily" // in the day's digest
	None  Mail = "none"
)

// Mails are the choices in the order of the screen.
var Mails = []Mail{Now, Daily, None}

// About is a kind in words, with what holds for those who have not chosen.
type About struct {
	Kind    Kind
	Label   string
	Default Mail
}

// Kinds lists every kind in the order of the screen. What an entry's fate hangs on comes at once, the rest once a day.
var Kinds = []About{
	{Returned, "Usulan dikembalikan untuk diperbaiki", Now},
	{Decided, "Putusan atas usulan", Now},
	{Deadline, "Tenggat yang mendekat", Now},
	{Handover, "Serah terima yang ditunggu", Daily},
	{Finding, "Temuan pada berkas bukti", Daily},
	{Comment, "Jawaban dan perbaikan dari unit", Daily},
}

func defaultOf(k Kind) Mail {
	for _, a := range Kinds {
		if a.Kind == k {
			return a.Default
		}
	}
	return None
}

func (k Kind) known() bool {
	return slices.ContainsFunc(Kinds, func(a About) bool { return a.Kind == k })
}
