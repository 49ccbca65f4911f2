// Package testfile makes the files that tests send as evidence: good letters, scans and photographs, and each of the
// things that can be wrong with them. The same call gives the same bytes.
package testfile

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
	"time"

	"codeberg.org/go-pdf/fpdf"
)

// Letter is a document of text. Lines are printed one below the other.
type Letter struct {
	Lines    []string
	Pages    int    // 0: one
	Password string // needed to open it
	Locked   bool   // opens without a password, but may not be changed
}

// PDF prints the letter.
func (l Letter) PDF(t testing.TB) []byte {
	t.Helper()
	doc := newDocument()
	switch {
	case l.Password != "":
		doc.SetProtection(fpdf.CnProtectPrint, l.Password, "pemilik")
	case l.Locked:
		doc.SetProtection(fpdf.CnProtectPrint, "", "pemilik")
	}
	for range max(1, l.Pages) {
		doc.AddPage()
		doc.SetFont("Times", "", 12)
		for _, line := range l.Lines {
			doc.MultiCell(0, 6, line, "", "L", false)
		}
	}
	return output(t, doc)
}

func newDocument() *fpdf.Fpdf {
	doc := fpdf.New("P", "mm", "A4", "")
	made := time.Date(2026, time.January, 5, 1, 0, 0, 0, time.UTC)
	doc.SetCatalogSort(true)
	doc.SetCreationDate(made)
	doc.SetModificationDate(made)
	doc.SetMargins(25, 18, 25)
	return doc
}

func output(t testing.TB, doc *fpdf.Fpdf) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := doc.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Scan is a PDF of a page that is a picture, dpi sharp, without any text. seed makes one unlike another.
func Scan(t testing.TB, dpi, seed int) []byte { return ReadScan(t, dpi, seed) }

// ReadScan is Scan with the text that a reading machine has put behind the picture.
func ReadScan(t testing.TB, dpi, seed int, lines ...string) []byte {
	t.Helper()
	return Paper(t, JPEG(t, pageWide*dpi*10/254, pageHigh*dpi*10/254, seed), lines...)
}

// Scans is a PDF of many pages that are pictures, unlike one another.
func Scans(t testing.TB, dpi, pages int) []byte {
	t.Helper()
	doc := newDocument()
	for n := range pages {
		doc.AddPage()
		fillPage(doc, JPEG(t, pageWide*dpi*10/254, pageHigh*dpi*10/254, n))
	}
	return output(t, doc)
}

// Blank is a PDF of pages with nothing on them.
func Blank(t testing.TB, pages int) []byte {
	t.Helper()
	doc := newDocument()
	for range pages {
		doc.AddPage()
	}
	return output(t, doc)
}

// Torn damages a PDF in its middle and leaves head and end as they were, as a broken transfer does.
func Torn(pdf []byte) []byte {
	torn := bytes.Clone(pdf)
	for at := 16; at < len(torn)-16; at++ {
		torn[at] ^= byte(at*31) | 1
	}
	return torn
}

// photo is a picture with much in it, unlike that of another seed.
func photo(wide, high, seed int) *image.RGBA {
	p := image.NewRGBA(image.Rect(0, 0, wide, high))
	for y := range high {
		for x := range wide {
			p.SetRGBA(x, y, color.RGBA{uint8(x*255/wide + seed*37), uint8(y*255/high + seed*91), uint8((x/16+y/16+seed)%2) * 200, 255})
		}
	}
	return p
}

// JPEG is a photograph.
func JPEG(t testing.TB, wide, high, seed int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, photo(wide, high, seed), &jpeg.Options{Quality: 80}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// PNG is a screenshot.
func PNG(t testing.TB, wide, high, seed int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, photo(wide, high, seed)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Black is a photograph of nothing.
func Black(t testing.TB, wide, high int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewRGBA(image.Rect(0, 0, wide, high)), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Turned is a JPEG whose EXIF says how to turn it, and where and with what it was taken.
func Turned(jpg []byte, orientation byte) []byte {
	tiff := "MM\x00*\x00\x00\x00\x08\x00\x02" +
		"\x01\x0f\x00\x02\x00\x00\x00\x0c\x00\x00\x00\x26" + // maker, at 38
		"\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string(orientation) + "\x00\x00" +
		"\x00\x00\x00\x00" + "KameraPonsel"
	body := "Exif\x00\x00" + tiff
	size := len(body) + 2
	return bytes.Join([][]byte{jpg[:2], {0xFF, 0xE1, byte(size >> 8), byte(size)}, []byte(body), jpg[2:]}, nil)
}

// Bomb is the head of a PNG that claims to be side × side pixels.
func Bomb(t testing.TB, side uint32) []byte {
	t.Helper()
	bomb := PNG(t, 8, 8, 1)
	for i, b := range []byte{byte(side >> 24), byte(side >> 16), byte(side >> 8), byte(side)} {
		bomb[16+i], bomb[20+i] = b, b
	}
	return fixCRC(bomb)
}

// Words is running text of n words, unlike that of another seed.
func Words(n, seed int) []string {
	stem := strings.Fields("siswa guru sepeda kelas kegiatan taman baca rumah sampah air kebun pasar warga sekolah program buku layanan data warung ibu jalan sungai batik kain pohon")
	var lines []string
	var line []string
	state := uint32(seed)*2654435761 + 12345
	for range n {
		state = state*1664525 + 1013904223
		line = append(line, stem[int(state>>16)%len(stem)])
		if len(line) == 12 {
			lines, line = append(lines, strings.Join(line, " ")), nil
		}
	}
	if len(line) > 0 {
		lines = append(lines, strings.Join(line, " "))
	}
	return lines
}

// Corner is a black JPEG, white at its top left.
func Corner(t testing.TB, wide, high int) []byte {
	t.Helper()
	p := image.NewRGBA(image.Rect(0, 0, wide, high))
	for y := range high / 2 {
		for x := range wide / 2 {
			p.SetRGBA(x, y, color.RGBA{255, 255, 255, 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, p, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
