// Package mail holds the mails that people get, as text and as HTML that needs no style of its own to be read.
package mail

import (
	"strings"
)

// View is one mail.
type View struct {
	Region  string // "Kota Pekalongan", may be empty
	Office  string // who runs the portal, may be empty
	Name    string // of the reader
	Lead    string // one sentence before the items, may be empty
	Items   []Item
	Choices string // address where the reader chooses what comes by mail
}

// Item is one message in the mail.
type Item struct {
	Title string
	Body  string // paragraphs, one a line
	Link  string
}

func paragraphs(body string) []string {
	var list []string
	for line := range strings.SplitSeq(body, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			list = append(list, line)
		}
	}
	return list
}

func (v View) sender() string {
	if v.Office == "" {
		return "Jaring"
	}
	return "Jaring, " + v.Office
}

// Text is the mail without markup: the same words in the same order.
func Text(v View) string {
	var b strings.Builder
	write := func(lines ...string) {
		for _, l := range lines {
			b.WriteString(l + "\n")
		}
	}
	write("Yth. "+v.Name+",", "")
	if v.Lead != "" {
		write(v.Lead, "")
	}
	for _, item := range v.Items {
		write(item.Title, "")
		for _, p := range paragraphs(item.Body) {
			write(p, "")
		}
		write("Buka di Jaring:", item.Link, "")
	}
	write("--", v.sender(), "Surel ini dikirim otomatis dan tidak dapat dibalas.", "Atur surel yang Anda terima:", v.Choices)
	return b.String()
}
