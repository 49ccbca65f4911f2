package ui

import (
	"strconv"

	"github.com/a-h/templ"
)

// Icon is one of the Lucide icons in web/static/icons, 20 px, in the colour of
// the text; words beside it carry the meaning. An unknown name panics.
func Icon(name string) templ.Component { return mark("i-" + name) }

// Mark is the product's sign.
func Mark() templ.Component { return drawn(`class="mark" width="32" height="32"`, "mark") }

// State is the state of a task, drawn as a knot.
type State string

const (
	NotBegun State = "empty"   // belum mulai
	Partly   State = "partly"  // sebagian
	Done     State = "done"    // lengkap
	ToCheck  State = "check"   // perlu dicek, perlu perbaikan
	Blocked  State = "blocked" // menghalangi
	Here     State = "here"    // sedang di sini
	Locked   State = "locked"  // belum bisa dibuka
)

// Simpul is the knot of a state, always beside a word that says the same.
func Simpul(state State) templ.Component { return mark("s-" + string(state)) }

// Claim is what a row of diamonds tells about a level.
type Claim string

const (
	Own      Claim = "own"      // the unit's level
	Seen     Claim = "seen"     // a claim as an assessor sees it
	Verified Claim = "verified" // found true
	Lowered  Claim = "lowered"  // found lower than claimed
)

// Ketupat is a level from 0 to 3 as diamonds, always beside the words "Tingkat n".
func Ketupat(level int, claim Claim) templ.Component {
	return mark(ketupatID(level, claim) + string(claim))
}

func ketupatID(level int, claim Claim) string {
	shape := "filled"
	if claim == Seen {
		shape = "seen"
	}
	return "k-" + shape + "-" + strconv.Itoa(max(0, min(level, 3)))
}

// Cap is the stamp of an innovation, drawn from its permanent code; size in px.
func Cap(code string, size int) templ.Component { return stampFragment(code, size) }
