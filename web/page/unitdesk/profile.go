package unitdesk

import (
	"strconv"

	"jaring/web/href"
	"jaring/web/ui"
)

// ProfileView is one step of the profile with what was typed.
type ProfileView struct {
	Entry
	Stopped  string // why nothing can be saved any more
	Section  string // code: identitas, urusan, waktu, hasil
	Title    string
	Step, Of int
	Version  string
	Errors   Errors
	Conflict *Conflict
	Writing  Writing

	Name, Initiator, InitiatorName, Kind, Form, Stage  string
	Initiators, Kinds, Forms, Stages, Themes, Services []ui.Option
	Theme, MainService, Coordinates                    string
	SecondaryServices                                  []ui.Option // On: chosen
	Trial, Used, Grown                                 ui.DateParts
	Window                                             string // days of implementation that the cycle accepts
	Purpose, Benefit, Result                           string
}

func (v ProfileView) kicker() string {
	return "Profil · langkah " + strconv.Itoa(v.Step) + " dari " + strconv.Itoa(v.Of)
}

func (v ProfileView) chosen() int {
	n := 0
	for _, o := range v.SecondaryServices {
		if o.On {
			n++
		}
	}
	return n
}

func (v ProfileView) services() string {
	if n := v.chosen(); n > 0 {
		return "Urusan beririsan: " + ui.Thousands(n) + " dipilih"
	}
	return "Urusan beririsan (tidak wajib)"
}

// saveActions end every part: one goes on, one goes back.
func saveActions() []ui.Action {
	return []ui.Action{
		{Label: "Simpan dan lanjut", Kind: ui.Primary, Name: "go", Value: "next"},
		{Label: "Simpan dan kembali", Name: "go", Value: "back"},
	}
}

// ReadView is a part that cannot be written now: facts, texts and evidence.
type ReadView struct {
	Entry
	Kicker, Title string
	Why           string // why it cannot be changed
	Rows          []ui.KV
	Texts         []Text
	Files         []ui.FileView
	Actions       []ui.Action
}

// Text is a longer text with its heading.
type Text struct{ Title, Body, Meta, Href string }

// DocumentsView is the last step of the profile: files that are not demanded.
type DocumentsView struct {
	Entry
	Step, Of int
	Tasks    []ui.Task
}

func (v DocumentsView) kicker() string {
	return "Profil · langkah " + strconv.Itoa(v.Step) + " dari " + strconv.Itoa(v.Of)
}

func (v DocumentsView) actions() []ui.Action {
	return []ui.Action{
		{Label: "Lanjut ke rancang bangun", Kind: ui.Primary, Href: href.EntryDesign(v.ID)},
		{Label: "Kembali ke usulan", Href: href.Entry(v.ID)},
	}
}
