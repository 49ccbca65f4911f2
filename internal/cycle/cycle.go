// Package cycle keeps the years of the award: which instrument measures them, when the four stages are open, what the
// region wants to reach, and how it answers the questions that the guideline leaves open.
package cycle

import (
	"slices"
	"time"

	"jaring/internal/iid"
)

// Cycle is one year.
type Cycle struct {
	Year              int
	InstrumentYear    int
	EligibleFrom      time.Time // first and last day on which an innovation may have been put to use (midnight UTC)
	EligibleTo        time.Time
	MinWordsDesign    int // words of the rancang bangun, all six parts together
	AssessorsPerEntry int
	// Settings answer the guideline's open questions; nil is a question that the region has not answered.
	Settings iid.Settings
	Windows  []Window // of the stages that are scheduled, in their order
	Targets  []Target
	IsSample bool
	Version  int
	ReadAt   time.Time // the database's clock when this was read
}

// Window returns the stage's window; its state is Unscheduled when there is none.
func (c Cycle) Window(s Stage) Window {
	i := slices.IndexFunc(c.Windows, func(w Window) bool { return w.Stage == s })
	if i < 0 {
		return Window{Stage: s}
	}
	return c.Windows[i]
}

// Stage returns the window the year is in and its state at ReadAt: the first that is open, else the next to open, else
// the last that closed. Nothing scheduled is the collection, unscheduled.
func (c Cycle) Stage() (Window, State) {
	for _, want := range []State{Open, Ahead} {
		for _, w := range c.Windows {
			if w.State(c.ReadAt) == want {
				return w, want
			}
		}
	}
	if n := len(c.Windows); n > 0 {
		return c.Windows[n-1], Closed
	}
	return Window{Stage: Collection}, Unscheduled
}

// Target is how many innovations the region wants from a part of itself in the year.
type Target struct {
	Aim
	Amount int
}

// Aim is what a target is about.
type Aim struct {
	Scope Scope
	Key   string // empty for the region
}

// Scope is the kind of part.
type Scope string

// The scopes, as the database writes them.
const (
	Region Scope = "region"
	Sector Scope = "sector" // keys education, health, offices, wards
	Level  Scope = "level"  // keys PAUD, SD, SMP
)

// Aims lists everything that can have a target, in the order of the form.
var Aims = []Aim{
	{Region, ""},
	{Sector, "education"}, {Sector, "health"}, {Sector, "offices"}, {Sector, "wards"},
	{Level, "PAUD"}, {Level, "SD"}, {Level, "SMP"},
}

var aimTitles = map[Aim]string{
	{Region, ""}: "daerah", {Sector, "education"}: "pendidikan", {Sector, "health"}: "kesehatan",
	{Sector, "offices"}: "perangkat daerah", {Sector, "wards"}: "kelurahan",
	{Level, "PAUD"}: "jenjang PAUD", {Level, "SD"}: "jenjang SD", {Level, "SMP"}: "jenjang SMP",
}

// Title is what the target is about, on screen, so that it can follow the word target.
func (a Aim) Title() string { return aimTitles[a] }

// Target returns the amount wanted; false when no target was set.
func (c Cycle) Target(scope Scope, key string) (int, bool) {
	for _, t := range c.Targets {
		if t.Aim == (Aim{scope, key}) {
			return t.Amount, true
		}
	}
	return 0, false
}
