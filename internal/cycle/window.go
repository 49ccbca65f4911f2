package cycle

import "time"

// Stage is one of the four stages of the award.
type Stage string

// The stages, as the database writes them.
const (
	Collection      Stage = "collection"       // penjaringan
	Measurement     Stage = "measurement"      // pengukuran
	Presentation    Stage = "presentation"     // presentasi kepala daerah
	FieldValidation Stage = "field_validation" // validasi lapangan
)

// Stages lists them in the order of the year.
var Stages = []Stage{Collection, Measurement, Presentation, FieldValidation}

var stageTitles = map[Stage]string{Collection: "Penjaringan", Measurement: "Pengukuran", Presentation: "Presentasi KDH",
	FieldValidation: "Validasi lapangan"}

// Title is the stage's name on screen.
func (s Stage) Title() string { return stageTitles[s] }

// Window is when a stage is open: from OpensAt to ClosesAt, both moments included.
type Window struct {
	Stage             Stage
	OpensAt, ClosesAt time.Time
}

// State is how a window stands to a moment.
type State int

// The states of a window. The zero State is that of a stage without a window.
const (
	Unscheduled State = iota
	Ahead
	Open
	Closed
)

// State says whether the window is open at now. Acts ask the database instead, see [Service.Open].
func (w Window) State(now time.Time) State {
	switch {
	case w.OpensAt.IsZero():
		return Unscheduled
	case now.Before(w.OpensAt):
		return Ahead
	case now.After(w.ClosesAt):
		return Closed
	}
	return Open
}
