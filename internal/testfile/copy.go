package testfile

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
	"math"
	"testing"

	"codeberg.org/go-pdf/fpdf"
)

// Copy is what a scanner, a camera or a messenger makes of a page.
type Copy struct {
	Turn   float64 // degrees that it lies askew
	Scale  float64 // of its sides; 0: 1
	Shift  float64 // of its sides
	Bright float64 // 0: 1
	Noise  float64 // of 255
	Detail int     // of JPEG; 0: 80
	Seed   uint64  // of the noise
}

// Of copies a picture, in greys.
func (c Copy) Of(t testing.TB, page image.Image) []byte {
	t.Helper()
	scale, bright, detail := orElse(c.Scale, 1), orElse(c.Bright, 1), int(orElse(float64(c.Detail), 80))
	from, noise := greyOf(page), newChance(c.Seed)
	wide, high := float64(from.Rect.Dx()), float64(from.Rect.Dy())
	to := image.NewGray(image.Rect(0, 0, int(wide*scale), int(high*scale)))
	sin, cos := math.Sincos(c.Turn * math.Pi / 180)
	for n := range to.Pix {
		x := (float64(n%to.Stride)+.5)/scale - wide/2
		y := (float64(n/to.Stride)+.5)/scale - high/2
		seen := spot(from, wide/2+x*cos-y*sin+c.Shift*wide, high/2+x*sin+y*cos+c.Shift*high, 1/scale)
		to.Pix[n] = uint8(min(max(seen*bright+noise.around()*c.Noise, 0), 255))
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, to, &jpeg.Options{Quality: detail}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func orElse(value, usual float64) float64 {
	if value == 0 {
		return usual
	}
	return value
}

func greyOf(page image.Image) *image.Gray {
	grey := image.NewGray(image.Rectangle{Max: page.Bounds().Size()})
	draw.Draw(grey, grey.Rect, page, page.Bounds().Min, draw.Src)
	return grey
}

// spot is the mean brightness of a square around a point; beside the page there is white.
func spot(p *image.Gray, x, y, side float64) float64 {
	const fine = 2
	sum := 0.0
	for v := range fine {
		for u := range fine {
			at := image.Pt(int(math.Floor(x+(float64(u)-.5)/fine*side)), int(math.Floor(y+(float64(v)-.5)/fine*side)))
			if at.In(p.Rect) {
				sum += float64(p.Pix[at.Y*p.Stride+at.X])
			} else {
				sum += 255
			}
		}
	}
	return sum / (fine * fine)
}

// Paper is a PDF of one page, filled by a JPEG, with the text that a reading machine has put behind it.
func Paper(t testing.TB, jpg []byte, lines ...string) []byte {
	t.Helper()
	doc := newDocument()
	doc.AddPage()
	doc.SetFont("Times", "", 12)
	for _, line := range lines {
		doc.MultiCell(0, 6, line, "", "L", false)
	}
	fillPage(doc, jpg)
	return output(t, doc)
}

const pageWide, pageHigh = 210, 297 // millimetres

func fillPage(doc *fpdf.Fpdf, jpg []byte) {
	name, kind := fmt.Sprintf("halaman %d", doc.PageNo()), fpdf.ImageOptions{ImageType: "jpg"}
	doc.RegisterImageOptionsReader(name, kind, bytes.NewReader(jpg))
	doc.ImageOptions(name, 0, 0, pageWide, pageHigh, false, kind, 0, "")
}
