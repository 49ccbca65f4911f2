package unitdesk

import "jaring/web/ui"

// DesignView is the six parts of rancang bangun with what was typed.
type DesignView struct {
	Entry
	Version  string
	Words    ui.WordCountView
	Parts    []DesignPart
	Errors   Errors
	Conflict *Conflict
	Writing  Writing
	Stopped  string // why nothing can be saved any more
}

// DesignPart is one of the six texts.
type DesignPart struct{ Field, Title, Help, Text string }
