package reading

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/jpeg"
	_ "image/png" // a format that Decode knows
	"io"

	"golang.org/x/image/draw"

	"jaring/internal/evidence/look"
)

const (
	maxPixels = 40_000_000
	// maxMemory is what decoding may take, in bytes; the header tells.
	maxMemory  = 200 << 20
	shownSide  = 1600 // pixels of the longer side
	thumbSide  = 320
	jpegDetail = 82
)

// readPicture decodes only what its header has shown to be of bearable size.
func readPicture(ctx context.Context, file io.ReadSeeker) (Reading, error) {
	head, err := lookAtPicture(file)
	if err != nil {
		return Reading{Fault: Corrupt}, seekAgain(file)
	}
	if head.pixels() > maxPixels || head.memory() > maxMemory {
		return Reading{Fault: Stopped, Width: head.config.Width, Height: head.config.Height}, nil
	}
	if err := seekAgain(file); err != nil {
		return Reading{}, err
	}
	source := &interruptible{ctx: ctx, r: file}
	picture, _, err := image.Decode(source)
	switch {
	case source.failed != nil:
		return Reading{}, source.failed
	case err != nil:
		return Reading{Fault: Corrupt}, nil
	}
	return show(picture, head.turn)
}

func seekAgain(file io.ReadSeeker) error {
	_, err := file.Seek(0, io.SeekStart)
	return err
}

// header is what is known of a picture before it is decoded.
type header struct {
	config      image.Config
	turn        turn
	progressive bool // a JPEG that is kept whole in memory as coefficients while it is decoded
}

func lookAtPicture(file io.ReadSeeker) (header, error) {
	config, format, err := image.DecodeConfig(file)
	if err != nil {
		return header{}, err
	}
	h := header{config: config}
	if format == "jpeg" {
		if err := seekAgain(file); err != nil {
			return h, err
		}
		h.turn, h.progressive = lookAtJPEG(file)
	}
	return h, nil
}

func (h header) pixels() int64 { return int64(h.config.Width) * int64(h.config.Height) }

// memory is a bound of what decoding takes, in bytes.
func (h header) memory() int64 {
	perPixel := int64(4)
	switch h.config.ColorModel {
	case color.RGBA64Model, color.NRGBA64Model:
		perPixel = 8
	case color.GrayModel:
		perPixel = 1
	}
	if h.progressive {
		perPixel += 12 // three components, four bytes each
	}
	return h.pixels() * perPixel
}

// show makes the two copies. Nothing but pixels goes over into them.
func show(picture image.Image, t turn) (Reading, error) {
	size := picture.Bounds().Size()
	found := Reading{Width: size.X, Height: size.Y}
	if t.sideways() {
		found.Width, found.Height = size.Y, size.X
	}
	shown := t.apply(shrink(picture, shownSide))
	if plain(shown) {
		found.Fault = Empty
		return found, nil
	}
	var err error
	if found.Shown, err = encode(shown); err != nil {
		return Reading{}, err
	}
	found.Look = look.Of(shown)
	found.Thumb, err = encode(shrink(shown, thumbSide))
	return found, err
}

// shrink fits a picture into a square of side pixels; it never enlarges. What is transparent becomes white.
func shrink(from image.Image, side int) *image.RGBA {
	size := from.Bounds().Size()
	if longer := max(size.X, size.Y); longer > side {
		size = image.Pt(max(1, size.X*side/longer), max(1, size.Y*side/longer))
	}
	to := image.NewRGBA(image.Rectangle{Max: size})
	draw.Draw(to, to.Bounds(), image.White, image.Point{}, draw.Src)
	draw.ApproxBiLinear.Scale(to, to.Bounds(), from, from.Bounds(), draw.Over, nil)
	return to
}

func encode(picture image.Image) ([]byte, error) {
	var b bytes.Buffer
	err := jpeg.Encode(&b, picture, &jpeg.Options{Quality: jpegDetail})
	return b.Bytes(), err
}

// plainWithin is how far the brightness of a picture of nothing may vary, of 255: a covered lens is never quite even.
const plainWithin = 6

// plain reports whether there is nothing to be seen.
func plain(p *image.RGBA) bool {
	darkest, brightest := uint8(255), uint8(0)
	for y := 0; y < p.Rect.Dy(); y += 2 {
		for x := 0; x < p.Rect.Dx(); x += 2 {
			grey := color.GrayModel.Convert(p.RGBAAt(x, y)).(color.Gray).Y
			darkest, brightest = min(darkest, grey), max(brightest, grey)
			if brightest-darkest > plainWithin {
				return false
			}
		}
	}
	return true
}

// interruptible ends a decoder when its time is over, by giving it no more bytes.
type interruptible struct {
	ctx    context.Context
	r      io.Reader
	failed error // of the store or of the time, never of the picture
}

func (i *interruptible) Read(p []byte) (int, error) {
	if err := i.ctx.Err(); err != nil {
		i.failed = errStopped
		return 0, err
	}
	n, err := i.r.Read(p)
	if err != nil && err != io.EOF {
		i.failed = err
	}
	return n, err
}
