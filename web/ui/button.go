package ui

// Kind is how much weight a button has; a view has one Primary at most.
type Kind string

const (
	Secondary Kind = ""
	Primary   Kind = "primary"
	Quiet     Kind = "quiet"
	Danger    Kind = "danger"
)

// Action is something a person can do: a link where Href is set, else a submit
// button of the form round it (or of the form with id Form).
type Action struct {
	Label   string
	Kind    Kind
	Href    string
	Icon    string // before the label
	IconEnd string // after the label
	Name    string // sent with the form when this button was pressed
	Value   string
	Form    string // id of a form elsewhere on the page
	To      string // formaction: sends the form to another address
	Dense   bool
	Wide    bool
	Hidden  bool // the label is only read aloud; needs Icon
	File    bool // the link fetches a file
}

func (a Action) class() string {
	c := "btn"
	if a.Kind != Secondary {
		c += " btn-" + string(a.Kind)
	}
	if a.Dense {
		c += " btn-dense"
	}
	if a.Wide {
		c += " btn-wide"
	}
	if a.Hidden {
		c += " btn-icon"
	}
	return c
}
