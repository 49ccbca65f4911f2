// Package unit keeps those who can innovate, the region they belong to, and the names they had: a unit that is renamed or
// merged keeps its history.
package unit

import (
	"strings"
	"time"
	"unicode/utf8"
)

// Kind is what a unit is.
type Kind string

// The kinds, as the database writes them.
const (
	School       Kind = "school"
	Office       Kind = "office"        // perangkat daerah
	HealthCenter Kind = "health_center" // puskesmas
	Ward         Kind = "ward"          // kelurahan
	District     Kind = "district"      // kecamatan
)

// Kinds lists them in the order in which people see them.
var Kinds = []Kind{School, Office, HealthCenter, Ward, District}

var kindTitles = map[Kind]string{School: "Sekolah", Office: "Perangkat daerah", HealthCenter: "Puskesmas", Ward: "Kelurahan",
	District: "Kecamatan"}

// Title is the kind on screen.
func (k Kind) Title() string { return kindTitles[k] }

// Levels of schools, in their order.
var Levels = []string{"PAUD", "SD", "SMP"}

// Unit is one of them. What is not known is empty.
type Unit struct {
	ID            string
	Kind          Kind
	Name          string
	Level         string // PAUD, SD or SMP: schools only
	NPSN          string // eight digits: schools only
	Ownership     string // negeri or swasta
	ParentID      string
	ParentName    string
	DistrictCode  string
	DistrictName  string
	WardCode      string
	WardName      string
	SuccessorID   string // the unit it was merged into
	SuccessorName string
	ClosedOn      *time.Time // nil while the unit lives
	IsSample      bool
	Version       int
}

// Closed reports whether the unit was merged into another or ended.
func (u Unit) Closed() bool { return u.ClosedOn != nil }

// Name is what a unit was called from a day on.
type Name struct {
	Name string
	From time.Time  // the zero time: for as long as is known
	To   *time.Time // the first day of the next name; nil: the name of today
}

const (
	shortestName = 2 // as the constraint unit_name_length has it
	longestName  = 200
)

// tidy takes away the spaces that nobody means.
func tidy(name string) string { return strings.Join(strings.Fields(name), " ") }

func nameProblem(name string) string {
	switch n := utf8.RuneCountInString(name); {
	case n < shortestName:
		return "Tulis nama unit, paling sedikit 2 huruf"
	case n > longestName:
		return "Nama unit paling panjang 200 huruf"
	}
	return ""
}
