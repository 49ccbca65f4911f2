package unitdesk

import (
	"strings"
	"time"

	"jaring/internal/innovation"
)

// cursorText is the place in a list as it stands in an address; "" at the end of the list.
func cursorText(c innovation.Cursor) string {
	if c == (innovation.Cursor{}) {
		return ""
	}
	return c.At.UTC().Format(time.RFC3339Nano) + "_" + c.ID
}

// cursor reads it back; what is none begins at the beginning.
func cursor(text string) innovation.Cursor {
	at, id, _ := strings.Cut(text, "_")
	when, err := time.Parse(time.RFC3339Nano, at)
	if err != nil {
		return innovation.Cursor{}
	}
	return innovation.Cursor{At: when, ID: id}
}
