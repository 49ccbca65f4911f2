package paper

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/gofont/goregular"
)

// Millimetres of an A4 page.
const (
	width, height = 210.0, 297.0
	side, top     = 18.0, 14.0
	inner         = width - 2*side
	keyWidth      = 42.0
	foot          = 16.0
)

// page draws the parts of a sheet.
type page struct {
	*fpdf.Fpdf
}

func newPage(s Sheet) page {
	doc := fpdf.New("P", "mm", "A4", "")
	doc.SetCatalogSort(true)
	doc.SetCreationDate(s.MadeAt.UTC())
	doc.SetModificationDate(s.MadeAt.UTC())
	doc.SetProducer("Jaring", false)
	doc.SetTitle(clean(s.Kicker+" "+s.Number), true)
	doc.SetLang("id-ID")
	doc.SetMargins(side, top, side)
	doc.SetAutoPageBreak(true, foot+4)
	// The library writes into a font while it cuts it to what is used: each document gets its own.
	doc.AddUTF8FontFromBytes("go", "", slices.Clone(goregular.TTF))
	doc.AddUTF8FontFromBytes("go", "B", slices.Clone(gobold.TTF))
	doc.AddUTF8FontFromBytes("mono", "", slices.Clone(gomono.TTF))
	doc.AliasNbPages("{n}")
	doc.SetFooterFunc(func() {
		doc.SetXY(side, height-foot)
		doc.SetFont("go", "", 8)
		doc.SetTextColor(84, 90, 104)
		doc.CellFormat(inner/2, 5, clean(s.Number), "", 0, "L", false, 0, "")
		doc.CellFormat(inner/2, 5, "Halaman "+strconv.Itoa(doc.PageNo())+" dari {n}", "", 0, "R", false, 0, "")
	})
	doc.AddPage()
	return page{doc}
}

func (p page) ink()  { p.SetTextColor(22, 29, 46) }
func (p page) grey() { p.SetTextColor(84, 90, 104) }

// text writes paragraphs in the column that begins at x and returns below them.
func (p page) text(x, w float64, family, style string, size float64, text string) {
	p.SetFont(family, style, size)
	for line := range strings.SplitSeq(clean(text), "\n") {
		p.SetX(x)
		p.MultiCell(w, size*0.5, line, "", "L", false)
	}
}

// room begins a new page where h millimetres do not fit any more.
func (p page) room(h float64) {
	if p.GetY()+h > height-foot-4 {
		p.AddPage()
	}
}

func (p page) rule() {
	p.SetDrawColor(223, 216, 202)
	p.SetLineWidth(0.2)
	p.Line(side, p.GetY(), width-side, p.GetY())
}

// clean keeps what the fonts can draw. They know no character beyond the basic plane; control characters and the marks
// that turn the direction of a text are dropped.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t', unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			return -1
		case r > 0xFFFF, !drawable(r):
			return '□'
		}
		return r
	}, text)
}
