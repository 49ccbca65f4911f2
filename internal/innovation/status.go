package innovation

import (
	"strconv"

	"jaring/internal/fault"
)

// Status is where an entry stands. The codes are those of the database.
type Status string

const (
	Draft       Status = "draft"
	Submitted   Status = "submitted"
	InReview    Status = "in_review"
	Returned    Status = "returned"
	Shortlisted Status = "shortlisted"
	Deferred    Status = "deferred"
	Declined    Status = "declined"
	Finalized   Status = "finalized"
)

// Statuses lists every status in the order of the way.
var Statuses = []Status{Draft, Submitted, InReview, Returned, Shortlisted, Deferred, Declined, Finalized}

// Act moves an entry from one status to another.
type Act string

const (
	Submit      Act = "submit"
	Withdraw    Act = "withdraw"
	StartReview Act = "start_review"
	Return      Act = "return"
	Shortlist   Act = "shortlist"
	Defer       Act = "defer"
	Decline     Act = "decline"
	Finalize    Act = "finalize"
)

// Acts lists every act in the order of the way.
var Acts = []Act{Submit, Withdraw, StartReview, Return, Shortlist, Defer, Decline, Finalize}

// Move is one legal step.
type Move struct {
	From Status
	Act  Act
	To   Status
}

// Moves are all legal steps: the rows of the table entry_transition, which a test compares.
var Moves = []Move{
	{Draft, Submit, Submitted},
	{Returned, Submit, Submitted},
	{Submitted, Withdraw, Draft},
	{Submitted, StartReview, InReview},
	{InReview, Return, Returned},
	{InReview, Shortlist, Shortlisted},
	{InReview, Defer, Deferred},
	{InReview, Decline, Declined},
	{Shortlisted, Finalize, Finalized},
}

// Next is where the act leads from a status. Its error is a conflict with a sentence that says how the entry stands.
func Next(from Status, do Act) (Status, error) {
	for _, m := range Moves {
		if m.From == from && m.Act == do {
			return m.To, nil
		}
	}
	return "", fault.Conflict(refusal(from, do))
}

// Editable reports whether the unit may still write. The window does not matter: a draft may be prepared at any time.
func (s Status) Editable() bool { return s == Draft || s == Returned }

// Sent reports whether the entry lies with the region: sent and neither taken back nor given back.
func (s Status) Sent() bool { return s != Draft && s != Returned }

// Decided reports whether a decision ended the entry's way in this cycle.
func (s Status) Decided() bool {
	return s == Shortlisted || s == Deferred || s == Declined || s == Finalized
}

var statusLabels = map[Status]string{
	Draft: "Draf", Submitted: "Terkirim", InReview: "Sedang dinilai", Returned: "Perlu perbaikan", Shortlisted: "Lolos saring",
	Deferred: "Ditangguhkan", Declined: "Tidak lolos", Finalized: "Ditetapkan",
}

// Label is the status in people's words.
func (s Status) Label() string { return statusLabels[s] }

// LabelTo is Label, naming the year to which an entry is deferred; 0 is unknown.
func (s Status) LabelTo(year int) string {
	if s == Deferred && year > 0 {
		return "Ditangguhkan ke " + strconv.Itoa(year)
	}
	return s.Label()
}

var standing = map[Status]string{
	Draft:       "Usulan ini masih draf.",
	Submitted:   "Usulan ini sudah terkirim dan menunggu penilaian.",
	InReview:    "Usulan ini sedang dinilai.",
	Returned:    "Usulan ini dikembalikan untuk diperbaiki.",
	Shortlisted: "Usulan ini sudah lolos saring.",
	Deferred:    "Usulan ini sudah ditangguhkan ke siklus berikutnya.",
	Declined:    "Usulan ini sudah diputuskan tidak lolos.",
	Finalized:   "Usulan ini sudah ditetapkan.",
}

func refusal(from Status, do Act) string {
	switch {
	case do == Withdraw && from == InReview:
		return standing[from] + " Usulan hanya dapat ditarik sebelum penilaian dimulai."
	case do == Withdraw:
		return standing[from] + " Tidak ada kiriman yang dapat ditarik."
	}
	return standing[from] + " Muat ulang halaman untuk melihat keadaannya sekarang."
}

// errLocked is for writing to an entry that lies with the region.
func errLocked(s Status) error {
	text := standing[s]
	if s == Submitted {
		return fault.Conflict(text + " Tarik usulan lebih dahulu bila ada yang perlu diubah.")
	}
	return fault.Conflict(text + " Isinya tidak dapat diubah lagi.")
}
