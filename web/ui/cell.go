package ui

import (
	"context"
	"io"

	"github.com/a-h/templ"
)

// The cells of a long table are written by hand: fifty rows of components would
// cost as much as the query behind them. What people wrote is escaped here.

// cell is markup with people's words, each escaped by whoever puts it together.
type cell func(p *pen)

func (c cell) Render(_ context.Context, w io.Writer) error {
	p := pen{w: w}
	c(&p)
	return p.err
}

// pen writes text and keeps the first error.
type pen struct {
	w   io.Writer
	err error
}

// raw writes markup of ours.
func (p *pen) raw(markup string) {
	if p.err == nil {
		_, p.err = io.WriteString(p.w, markup)
	}
}

// text writes people's words.
func (p *pen) text(words string) { p.raw(templ.EscapeString(words)) }

// attribute writes name="value" with the value escaped.
func (p *pen) attribute(name, value string) {
	p.raw(" ")
	p.raw(name)
	p.raw(`="`)
	p.text(value)
	p.raw(`"`)
}

// NameCell is the first cell of a row: cap (where code is set), link and unit.
func NameCell(code, title, address, sub string) templ.Component {
	return cell(func(p *pen) {
		p.raw(`<td class="name"><div class="name-in">`)
		if code != "" {
			p.raw(string(stampFragment(code, 36)))
		}
		p.raw(`<div>`)
		if address != "" {
			p.raw(`<a`)
			p.attribute("href", string(templ.URL(address)))
			p.raw(`>`)
			p.text(title)
			p.raw(`</a>`)
		} else {
			p.raw(`<b>`)
			p.text(title)
			p.raw(`</b>`)
		}
		if sub != "" {
			p.raw(`<small>`)
			p.text(sub)
			p.raw(`</small>`)
		}
		p.raw(`</div></div></td>`)
	})
}

// Cell is a cell with words; label names them on phones.
func Cell(label, words string) templ.Component { return plainCell("", label, words) }

// NumCell is a cell with a number, aligned to the right.
func NumCell(label, number string) templ.Component { return plainCell("num", label, number) }

// OffCell is a cell that phones leave out.
func OffCell(label, words string) templ.Component { return plainCell("off", label, words) }

// DateCell is a cell with a date, which stays on one line.
func DateCell(label, date string) templ.Component { return plainCell("nowrap", label, date) }

func plainCell(class, label, words string) templ.Component {
	return cell(func(p *pen) {
		p.raw(`<td`)
		if class != "" {
			p.attribute("class", class)
		}
		p.attribute("data-label", label)
		p.raw(`>`)
		p.text(words)
		p.raw(`</td>`)
	})
}

// StatusCell is a cell with an entry's state.
func StatusCell(status string, next int) templ.Component {
	return cell(func(p *pen) {
		p.raw(`<td data-label="Status">`)
		writeStatus(p, status, next)
		p.raw(`</td>`)
	})
}

// SelectCell is the checkbox of a row; label names what is chosen.
func SelectCell(name, value, label string, on bool) templ.Component {
	return cell(func(p *pen) {
		p.raw(`<td class="pick"><input class="tick" type="checkbox"`)
		p.attribute("name", name)
		p.attribute("value", value)
		p.attribute("aria-label", label)
		if on {
			p.raw(` checked`)
		}
		p.raw(`></td>`)
	})
}

// StatusTag is an entry's state; next is the year a deferred entry waits for, or 0.
func StatusTag(status string, next int) templ.Component {
	return cell(func(p *pen) { writeStatus(p, status, next) })
}

func writeStatus(p *pen, status string, next int) {
	view := statusTag(status, next)
	p.raw(`<span`)
	p.attribute("class", view.class())
	p.raw(`>`)
	if view.Icon != "" {
		p.raw(string(marks()["i-"+view.Icon]))
	}
	p.text(view.Label)
	p.raw(`</span>`)
}
