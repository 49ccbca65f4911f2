package paper

import (
	"fmt"

	qrcode "github.com/skip2/go-qrcode"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
)

// face knows which characters the fonts have; the three are of one family.
var face = func() *sfnt.Font {
	f, err := sfnt.Parse(goregular.TTF)
	if err != nil {
		panic("paper: the font of golang.org/x/image does not parse: " + err.Error())
	}
	return f
}()

func drawable(r rune) bool {
	i, err := face.GlyphIndex(nil, r)
	return err == nil && i != 0
}

// head is a band with the knots of the net, then what the document is.
func (p page) head(s Sheet) {
	p.SetFillColor(20, 34, 64)
	p.Rect(0, 0, width, 10, "F")
	p.SetFillColor(230, 172, 94)
	for x := side; x <= width-side; x += 6 {
		p.diamond(x, 5, 1.1)
	}
	p.SetY(top + 4)
	p.grey()
	p.text(side, inner, "go", "", 10, s.Kicker)
	p.ink()
	p.text(side, inner, "go", "B", 20, s.Number)
	p.text(side, inner, "go", "", 11, s.Sub)
	p.Ln(4)
}

func (p page) diamond(x, y, r float64) {
	p.MoveTo(x, y-r)
	p.LineTo(x+r, y)
	p.LineTo(x, y+r)
	p.LineTo(x-r, y)
	p.ClosePath()
	p.DrawPath("F")
}

func (p page) rows(list []Row) {
	for _, r := range list {
		p.room(14)
		p.rule()
		y := p.GetY() + 1.8
		p.SetY(y)
		p.grey()
		p.text(side, keyWidth, "go", "", 10, r.Key)
		below := p.GetY()
		p.SetY(y)
		p.ink()
		value := r.Value
		if r.Note != "" {
			value += " " + r.Note
		}
		p.text(side+keyWidth, inner-keyWidth, "go", "B", 10, value)
		p.SetY(max(below, p.GetY()) + 1.8)
	}
	if len(list) > 0 {
		p.rule()
		p.Ln(3)
	}
}

func (p page) texts(list []Text) {
	for _, t := range list {
		p.room(18)
		p.ink()
		p.text(side, inner, "go", "B", 11, t.Title)
		p.Ln(0.8)
		p.text(side, inner, "go", "", 10.5, t.Body)
		p.Ln(3)
	}
}

// signatures stand side by side with room for a hand.
func (p page) signatures(list []Signature) {
	if len(list) == 0 {
		return
	}
	p.room(44)
	y, w := p.GetY()+2, inner/float64(len(list))
	for i, s := range list {
		x := side + float64(i)*w
		p.SetY(y)
		p.ink()
		p.text(x, w-6, "go", "", 10, s.As)
		p.SetY(y + 26)
		p.text(x, w-6, "go", "B", 10, s.Name)
		p.grey()
		p.text(x, w-6, "go", "", 9, s.Position)
	}
	p.SetY(y + 42)
}

// qrSide, in millimetres, makes a module of the codes that are printed 0.7 mm wide: three pixels of a page that is 1400 high.
const qrSide = 36.0

// proof is the QR code beside what it proves.
func (p page) proof(s Sheet) error {
	if s.VerifyURL == "" {
		return nil
	}
	p.room(qrSide + 6)
	y := p.GetY() + 2
	if err := p.qr(s.Sealed, side, y); err != nil {
		return err
	}
	x, w := side+qrSide+6, inner-qrSide-6
	p.SetY(y)
	p.ink()
	p.text(x, w, "go", "B", 10, s.ProofTitle)
	p.text(x, w, "mono", "", 9, s.Fingerprint)
	p.Ln(1)
	p.grey()
	p.text(x, w, "go", "", 8.5, s.Note)
	p.text(x, w, "go", "", 8.5, s.VerifyURL)
	p.LinkString(x, y, w, p.GetY()-y, s.Sealed)
	p.SetY(max(y+qrSide, p.GetY()) + 5)
	return nil
}

// qr draws the dark modules as one path. PDFium, which Chrome shows papers with, widens single rectangles to whole pixels
// until a camera counts fewer modules than there are.
func (p page) qr(content string, x, y float64) error {
	code, err := qrcode.New(content, qrcode.Low) // a seal is long, and larger squares read better than spare ones
	if err != nil {
		return fmt.Errorf("draw the QR code of an address of %d bytes: %w", len(content), err)
	}
	code.DisableBorder = true
	rows := code.Bitmap()
	module := qrSide / float64(len(rows))
	p.SetFillColor(0, 0, 0)
	for i, row := range rows {
		for j := 0; j < len(row); j++ {
			from := j
			for j < len(row) && row[j] {
				j++
			}
			if j > from { // dark modules in a row are one box
				p.box(x+float64(from)*module, y+float64(i)*module, float64(j-from)*module, module)
			}
		}
	}
	p.DrawPath("F")
	return nil
}

// box adds a rectangle to the path.
func (p page) box(x, y, w, h float64) {
	p.MoveTo(x, y)
	p.LineTo(x+w, y)
	p.LineTo(x+w, y+h)
	p.LineTo(x, y+h)
	p.ClosePath()
}

func (p page) list(s Sheet) {
	if len(s.List) == 0 {
		return
	}
	p.room(30)
	p.ink()
	p.text(side, inner, "go", "B", 12, s.ListTitle)
	p.Ln(1.5)
	for _, i := range s.List {
		p.room(16)
		p.rule()
		p.Ln(1.2)
		p.ink()
		p.text(side, inner, "go", "B", 9.5, i.Name)
		p.grey()
		p.text(side, inner, "go", "", 8.5, i.Sub)
		if i.Hash != "" {
			p.text(side, inner, "mono", "", 7.5, "SHA-256 "+i.Hash)
		}
		p.Ln(1.2)
	}
}
