package message

import (
	"slices"

	"jaring/internal/auth"
)

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
	For     []auth.Role // who gets such messages
}

var (
	units   = []auth.Role{auth.Submitter}
	judging = []auth.Role{auth.Assessor, auth.Coordinator}
)

// Kinds lists every kind in the order of the screen. What an entry's fate hangs on comes at once, the rest once a day.
var Kinds = []About{
	{Returned, "Usulan dikembalikan untuk diperbaiki", Now, units},
	{Decided, "Putusan atas usulan", Now, units},
	{Deadline, "Tenggat yang mendekat", Now, units},
	{Handover, "Serah terima yang ditunggu", Daily, units},
	{Finding, "Temuan pada berkas bukti", Daily, units},
	{Comment, "Jawaban dan perbaikan dari unit", Daily, judging},
}

func defaultOf(k Kind) Mail {
	for _, a := range Kinds {
		if a.Kind == k {
			return a.Default
		}
	}
	return None
}

// Label is the kind in words.
func (k Kind) Label() string {
	for _, a := range Kinds {
		if a.Kind == k {
			return a.Label
		}
	}
	return string(k)
}

// reaches reports whether somebody with these rights gets such messages.
func (a About) reaches(actor auth.Actor) bool {
	return slices.ContainsFunc(actor.Grants, func(g auth.Grant) bool { return slices.Contains(a.For, g.Role) })
}

func (k Kind) known() bool {
	return slices.ContainsFunc(Kinds, func(a About) bool { return a.Kind == k })
}
