package reading

import (
	"math"
	"strings"
	"unicode"

	pdfium "github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// document is an open PDF. Every failure of the library on it is errStopped: the file opened, so it is no plain
// damage, and what was learnt of it is not the whole.
type document struct {
	p   pdfium.Pdfium
	ref references.FPDF_DOCUMENT
}

func (d document) read() (Reading, error) {
	count, err := d.p.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: d.ref})
	if err != nil {
		return Reading{}, errStopped
	}
	found := Reading{Pages: count.PageCount}
	if found.Pages <= 0 {
		return Reading{Fault: Empty}, nil
	}
	var text strings.Builder
	marks := 0
	for n := range min(found.Pages, maxPages) {
		page, err := d.page(n)
		if err != nil {
			return Reading{}, err
		}
		if n == 0 {
			found.PageWide, found.PageHigh = page.wide, page.high
		}
		marks += page.objects
		if page.dpi > 0 && (found.DPI == 0 || page.dpi < found.DPI) {
			found.DPI = page.dpi
		}
		if text.Len() < maxText {
			text.WriteString(page.text)
			text.WriteByte('\n')
		}
		found.PagesRead++
	}
	if marks == 0 {
		return Reading{Fault: Empty, Pages: found.Pages}, nil
	}
	found.Text = clean(text.String())
	return found, nil
}

// page is what one page holds.
type page struct {
	wide, high float64 // points
	text       string
	objects    int
	dpi        int // of the picture that fills it; 0: none does
}

// at names a page, from 0.
func (d document) at(n int) requests.Page {
	return requests.Page{ByIndex: &requests.PageByIndex{Document: d.ref, Index: n}}
}

func (d document) page(n int) (page, error) {
	at := d.at(n)
	size, err := d.p.GetPageSize(&requests.GetPageSize{Page: at})
	if err != nil {
		return page{}, errStopped
	}
	text, err := d.p.GetPageText(&requests.GetPageText{Page: at})
	if err != nil {
		return page{}, errStopped
	}
	objects, err := d.p.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: at})
	if err != nil {
		return page{}, errStopped
	}
	found := page{wide: size.Width, high: size.Height, text: text.Text, objects: objects.Count}
	found.dpi, err = d.scanDPI(at, found)
	return found, err
}

const (
	// maxObjects is how many things of a page are looked at: a scan is one picture or a few stripes.
	maxObjects = 200
	// fills is the part of a page's width that a picture must cover to be the page.
	fills = 0.6
)

// scanDPI is the sharpness of the coarsest picture that covers most of the page's width; 0 without one.
func (d document) scanDPI(at requests.Page, of page) (int, error) {
	coarsest := 0
	for n := range min(of.objects, maxObjects) {
		object, err := d.p.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: at, Index: n})
		if err != nil {
			return 0, errStopped
		}
		dpi, err := d.pictureDPI(object.PageObject, of.wide)
		if err != nil {
			return 0, err
		}
		if dpi > 0 && (coarsest == 0 || dpi < coarsest) {
			coarsest = dpi
		}
	}
	return coarsest, nil
}

// pictureDPI is 0 for what is no picture, and for one that does not fill the page.
func (d document) pictureDPI(object references.FPDF_PAGEOBJECT, pageWide float64) (int, error) {
	kind, err := d.p.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object})
	if err != nil {
		return 0, errStopped
	}
	if kind.Type != enums.FPDF_PAGEOBJ_IMAGE {
		return 0, nil
	}
	size, err := d.p.FPDFImageObj_GetImagePixelSize(&requests.FPDFImageObj_GetImagePixelSize{ImageObject: object})
	if err != nil {
		return 0, nil // a picture that does not say is not what the page is read from
	}
	bounds, err := d.p.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: object})
	if err != nil {
		return 0, nil
	}
	wide := float64(bounds.Right - bounds.Left)
	if wide <= 0 || wide < fills*pageWide {
		return 0, nil
	}
	return int(min(math.Round(float64(size.Width)/(wide/72)), 10_000)), nil
}

// clean keeps what a database can hold and a person can read.
func clean(text string) string {
	text = strings.ToValidUTF8(text, "")
	text = strings.Map(func(r rune) rune {
		if r != '\n' && unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ReplaceAll(text, "\r\n", "\n"))
	if len(text) > maxText {
		text = strings.ToValidUTF8(text[:maxText], "")
	}
	return strings.TrimSpace(text)
}
