// Package screening is how the region judges what units sent: coordinators assign assessors, each assessor fills a sheet,
// the coordinator decides, and the unit reads why.
//
// Whatever changes a sheet, a verified level or a decision locks the entry's row first: the last of several assessors then
// sees that all others have finished, and a unit that changes its claim never meets a mark on the way.
//
// The acts that move an entry (start_review, return, shortlist, defer, decline, finalize), its ready_at and the publication of its
// innovation are decided here, so their conditional statements stand in this package's stores although the rows belong to
// package innovation, whose transition table they follow.
package screening

import (
	"jaring/internal/innovation"
	"jaring/internal/message"
	"jaring/internal/postgres"
)

// Service does what people do in screening. Safe for concurrent use.
type Service struct {
	db     *postgres.DB
	teller *message.Teller
}

// New makes the service on a database. What is decided is told to the unit.
func New(db *postgres.DB, teller *message.Teller) *Service { return &Service{db: db, teller: teller} }

// Status is where a sheet stands. The codes are those of the database.
type Status string

const (
	Assigned Status = "assigned" // not opened yet
	Started  Status = "started"  // the assessor declared to have no conflict of interest
	Finished Status = "finished" // locked
	Void     Status = "void"     // taken back, or a conflict was found
)

// VoidReason says why a sheet is void.
type VoidReason string

const (
	Unassigned VoidReason = "unassigned"
	Conflicted VoidReason = "conflict"
)

// Recommendations are the acts that an assessor may recommend and a coordinator may decide, in the order of the screen.
var Recommendations = []innovation.Act{innovation.Shortlist, innovation.Return, innovation.Defer, innovation.Decline}

// Letters are those of PP 38/2017 article 6, one criterion each.
var Letters = []string{"a", "b", "c", "d", "e"}

var criterionWords = map[string]string{
	"a": "Mengandung pembaharuan",
	"b": "Memberi manfaat bagi daerah atau masyarakat",
	"c": "Tidak membebani atau membatasi masyarakat secara melanggar hukum",
	"d": "Urusan yang menjadi kewenangan daerah",
	"e": "Dapat direplikasi",
}

// Reason is a code of the table decision_reason with its words.
type Reason struct {
	Code  string
	Label string
}

// Eligible is the only reason for letting an entry pass, and none for anything else.
const Eligible = "eligible"
