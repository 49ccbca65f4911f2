package ui

import "strconv"

// Tone is a meaning with a colour: never the only carrier of that meaning.
type Tone string

const (
	Info    Tone = "info"     // nila
	Good    Tone = "daun"     // done, verified
	Warn    Tone = "soga"     // your turn, warning
	Bad     Tone = "mengkudu" // blocks, error, declined
	Later   Tone = "terong"   // deferred
	Neutral Tone = "kelabu"   // draft
)

var toneIcons = map[Tone]string{
	Info: "info", Good: "circle-check", Warn: "triangle-alert", Bad: "circle-alert", Later: "clock", Neutral: "info",
}

// NoticeView is a message with a heading; Tone's zero value is Info.
type NoticeView struct {
	Tone    Tone
	Title   string
	Text    string
	Icon    string // replaces the tone's own
	Actions []Action
}

func (n NoticeView) tone() Tone {
	if n.Tone == "" {
		return Info
	}
	return n.Tone
}

func (n NoticeView) icon() string {
	if n.Icon != "" {
		return n.Icon
	}
	return toneIcons[n.tone()]
}

func errorHeading(n int) string {
	return "Ada " + strconv.Itoa(n) + " hal yang perlu diperbaiki"
}
