package reading

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"unicode"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/requests"

	"jaring/internal/evidence/look"
)

const (
	// maxDrawn is how many pages get a picture: what an assessor leafs through before opening the file itself.
	maxDrawn = 20
	// pageSide is the longer side of a page's picture in pixels. Pages are drawn by it and never by their own size, which a
	// file may claim to be that of a town.
	pageSide = 1400
	// fewLetters is what somebody typed on a page has at least.
	fewLetters = 20
)

// Drawn is the picture of one page.
type Drawn struct {
	No         int // from 1
	Wide, High int // pixels
	MediaType  string
	Image      []byte
	Thumb      []byte     // a small JPEG; of the first page only
	Look       *look.Look // of a page without text; nil where there is too little to be seen
}

// draw makes the picture of each of the first pages and hands it over before it makes the next. A page that the library
// refuses is passed over; errors are those of keep, and errStopped.
func (d document) draw(pages int, keep func(Drawn) error) error {
	for n := range min(pages, maxDrawn) {
		picture, err := d.picture(n)
		if err != nil {
			continue
		}
		drawn, err := d.drawn(n, picture)
		if err != nil {
			return err
		}
		if err := keep(drawn); err != nil {
			return err
		}
	}
	return nil
}

// picture draws a page on white.
func (d document) picture(n int) (*image.RGBA, error) {
	rendered, err := d.p.RenderPageInPixels(&requests.RenderPageInPixels{
		Page: d.at(n), Width: pageSide, Height: pageSide, RenderFlags: enums.FPDF_RENDER_FLAG_ANNOT,
	})
	if err != nil {
		return nil, err
	}
	defer rendered.Cleanup() // the pixels are the sandbox's
	from := rendered.Result.RenderedImage
	to := image.NewRGBA(image.Rectangle{Max: from.Bounds().Size()})
	draw.Draw(to, to.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(to, to.Rect, from, from.Bounds().Min, draw.Over)
	return to, nil
}

func (d document) drawn(n int, picture *image.RGBA) (Drawn, error) {
	found := Drawn{No: n + 1, Wide: picture.Rect.Dx(), High: picture.Rect.Dy()}
	var err error
	if found.Image, found.MediaType, err = encodePage(picture); err != nil {
		return Drawn{}, err
	}
	if n == 0 {
		if found.Thumb, err = encode(shrink(picture, thumbSide)); err != nil {
			return Drawn{}, err
		}
	}
	if text, err := d.p.GetPageText(&requests.GetPageText{Page: d.at(n)}); err == nil && letters(text.Text) < fewLetters {
		found.Look = look.Of(picture)
	}
	return found, nil
}

// letters counts what a person has written, no further than needed.
func letters(text string) (n int) {
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
		if n >= fewLetters {
			break
		}
	}
	return n
}

// pixelsPerByte tells print from a scan by how far its sixteen greys can be packed: a printed page has 20 to 40 in each
// byte, a scan about 6, which is more than it takes as a photograph.
const pixelsPerByte = 8

// encodePage makes a small file. Print without colour is sharp and small in sixteen greys, all else only as a photograph.
func encodePage(picture *image.RGBA) ([]byte, string, error) {
	var page bytes.Buffer
	if grey := greys(picture); grey != nil {
		if err := png.Encode(&page, grey); err != nil {
			return nil, "", err
		}
		if page.Len() <= len(grey.Pix)/pixelsPerByte {
			return page.Bytes(), "image/png", nil
		}
		page.Reset()
	}
	if err := jpeg.Encode(&page, picture, &jpeg.Options{Quality: jpegDetail}); err != nil {
		return nil, "", err
	}
	return page.Bytes(), "image/jpeg", nil
}

// colourless is how far the three parts of a pixel may be apart where nobody sees a colour.
const colourless = 8

var sixteen = func() (p color.Palette) {
	for n := range 16 {
		p = append(p, color.Gray{Y: uint8(n * 17)})
	}
	return p
}()

// greys is the picture in sixteen greys; nil where it has colours.
func greys(picture *image.RGBA) *image.Paletted {
	to := image.NewPaletted(picture.Rect, sixteen)
	for n := range to.Pix {
		r, g, b := int(picture.Pix[4*n]), int(picture.Pix[4*n+1]), int(picture.Pix[4*n+2])
		if max(r, g, b)-min(r, g, b) > colourless {
			return nil
		}
		to.Pix[n] = uint8((g*15 + 127) / 255)
	}
	return to
}
