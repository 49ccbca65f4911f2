package sample

import (
	"bytes"
	"fmt"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"jaring/internal/cycle"
)

// pdf prints a letter on one page of A4. The same letter gives the same bytes.
func (l letter) pdf() ([]byte, error) {
	doc := fpdf.New("P", "mm", "A4", "")
	doc.SetCatalogSort(true)
	doc.SetCreationDate(l.date.UTC())
	doc.SetModificationDate(l.date.UTC())
	doc.SetProducer("Jaring, data contoh", false)
	doc.SetTitle(l.subject, true)
	doc.SetMargins(25, 18, 25)
	doc.AddPage()
	p := page{doc, doc.UnicodeTranslatorFromDescriptor("")}
	p.stamp()
	p.head(l.unit)
	p.heading(l)
	p.body(l)
	p.signature(l)
	var out bytes.Buffer
	if err := doc.Output(&out); err != nil {
		return nil, fmt.Errorf("print a sample letter: %w", err)
	}
	return out.Bytes(), nil
}

// page draws the parts of a letter.
type page struct {
	*fpdf.Fpdf
	latin func(string) string // the core fonts know the letters of Windows-1252
}

func (p page) line(style string, size float64, text, align string) {
	p.SetFont("Times", style, size)
	p.MultiCell(0, size*0.5, p.latin(text), "", align, false)
}

// stamp says across the page and at its foot that the letter is invented.
func (p page) stamp() {
	p.SetFont("Helvetica", "B", 54)
	p.SetTextColor(236, 231, 221)
	p.TransformBegin()
	p.TransformRotate(38, 105, 160)
	p.Text(44, 165, "DATA CONTOH")
	p.TransformEnd()
	p.SetTextColor(84, 90, 104)
	p.SetFont("Helvetica", "", 8)
	p.Text(25, 288, "Data contoh yang dibuat oleh program. Bukan dokumen resmi.")
	p.SetTextColor(0, 0, 0)
}

func (p page) head(unit string) {
	p.line("B", 13, "PEMERINTAH KOTA PEKALONGAN", "C")
	p.line("B", 13, strings.ToUpper(unit), "C")
	p.line("", 11, "Kota Pekalongan, Jawa Tengah", "C")
	y := p.GetY() + 2
	p.SetLineWidth(0.7)
	p.Line(25, y, 185, y)
	p.SetLineWidth(0.2)
	p.Line(25, y+1, 185, y+1)
	p.SetY(y + 7)
}

func (p page) heading(l letter) {
	p.line("B", 13, l.title, "C")
	p.line("", 12, "Nomor "+l.number, "C")
	p.Ln(2)
	p.line("", 12, "tentang", "C")
	p.line("B", 12, l.subject, "C")
	p.Ln(5)
}

func (p page) body(l letter) {
	for i, text := range l.lines {
		p.line("", 12, text, "J")
		p.Ln(2)
		if i > 0 {
			continue
		}
		for k, item := range l.list {
			p.line("", 11.5, fmt.Sprintf("%d.  %s", k+1, item), "L")
		}
		p.Ln(3)
	}
}

func (p page) signature(l letter) {
	p.Ln(8)
	left := 115.0
	for _, text := range []string{"Pekalongan, " + cycle.Day(l.date), l.signer, "", "", "(nama contoh)"} {
		p.SetX(left)
		p.SetFont("Times", "", 12)
		p.MultiCell(70, 6, p.latin(text), "", "L", false)
	}
}
