package sample

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// The size of a picture in pixels.
const (
	pictureWidth  = 640
	pictureHeight = 400
)

// canvas is a picture in a few flat colours: 0 paper, 1 wall, 2 floor, 3 ink, 4 banner, 5 letters on it, 6–9 clothes.
type canvas struct {
	*image.Paletted
}

// dyes are the walls and banners of the pictures: the colours of the batik bath.
var dyes = []struct{ wall, floor, banner color.RGBA }{
	{color.RGBA{0xE7, 0xEE, 0xF7, 0xFF}, color.RGBA{0xC9, 0xB4, 0x92, 0xFF}, color.RGBA{0x1D, 0x4F, 0x91, 0xFF}},
	{color.RGBA{0xF9, 0xED, 0xD9, 0xFF}, color.RGBA{0xB9, 0xA6, 0x8A, 0xFF}, color.RGBA{0x8A, 0x4A, 0x0F, 0xFF}},
	{color.RGBA{0xE3, 0xF1, 0xE8, 0xFF}, color.RGBA{0xBF, 0xB2, 0x9C, 0xFF}, color.RGBA{0x1E, 0x68, 0x45, 0xFF}},
	{color.RGBA{0xEF, 0xE9, 0xF7, 0xFF}, color.RGBA{0xC4, 0xB0, 0x9A, 0xFF}, color.RGBA{0x14, 0x22, 0x40, 0xFF}},
}

func newCanvas(words ...string) canvas {
	d := pick(dyes, words...)
	return canvas{image.NewPaletted(image.Rect(0, 0, pictureWidth, pictureHeight), color.Palette{
		color.RGBA{0xFA, 0xF8, 0xF3, 0xFF}, d.wall, d.floor, color.RGBA{0x16, 0x1D, 0x2E, 0xFF}, d.banner,
		color.RGBA{0xFF, 0xFF, 0xFF, 0xFF}, color.RGBA{0x1D, 0x4F, 0x91, 0xFF}, color.RGBA{0xB2, 0x6A, 0x1B, 0xFF},
		color.RGBA{0x1E, 0x68, 0x45, 0xFF}, color.RGBA{0xA3, 0x21, 0x2B, 0xFF}, color.RGBA{0xD9, 0xA8, 0x7C, 0xFF},
	})}
}

const skin = 10

func (c canvas) rect(x0, y0, x1, y1 int, index uint8) {
	for y := max(y0, 0); y < min(y1, pictureHeight); y++ {
		row := c.Pix[y*c.Stride+max(x0, 0) : y*c.Stride+min(x1, pictureWidth)]
		for i := range row {
			row[i] = index
		}
	}
}

func (c canvas) disc(cx, cy, r int, index uint8) {
	for y := -r; y <= r; y++ {
		half := 0
		for half*half+y*y <= r*r {
			half++
		}
		c.rect(cx-half+1, cy+y, cx+half, cy+y+1, index)
	}
}

// person draws somebody who stands on the floor at x.
func (c canvas) person(x, height int, clothes uint8) {
	foot := pictureHeight - 48
	c.rect(x-height/5, foot-height*2/3, x+height/5, foot, clothes)
	c.disc(x, foot-height*2/3, height/5, clothes)
	c.disc(x, foot-height*5/6-height/20, height/7, skin)
}

// gathering is a photograph of people under a banner that names the innovation.
func gathering(name, unit string) canvas {
	c := newCanvas(name, unit)
	c.rect(0, 0, pictureWidth, pictureHeight, 1)
	c.rect(0, pictureHeight-105, pictureWidth, pictureHeight, 2)
	c.rect(56, 30, pictureWidth-56, 136, 4)
	c.words(shortName(name), 30, 80, 5)
	c.words(unit, 17, 114, 5)
	n := between(6, 9, name, "people")
	for i := range n {
		x := 64 + i*(pictureWidth-128)/(n-1)
		c.person(x, between(104, 152, name, "tall", fmt.Sprint(i)), uint8(6+below(4, name, "clothes", fmt.Sprint(i))))
	}
	c.foot()
	return c
}

// window is a screenshot of a page with rows and bars.
func window(name, unit string) canvas {
	c := newCanvas(unit, name)
	c.rect(0, 0, pictureWidth, pictureHeight, 0)
	c.rect(0, 0, pictureWidth, 56, 4)
	c.words(shortName(name), 23, 37, 5)
	c.rect(0, 56, 144, pictureHeight, 1)
	for i := range 7 {
		y := 84 + i*40
		c.rect(20, y, 20+between(56, 104, name, "menu", fmt.Sprint(i)), y+8, 3)
		c.rect(172, y, 172+between(96, 192, name, "row", fmt.Sprint(i)), y+8, 3)
		c.rect(392, y-4, 392+between(32, 216, name, "bar", fmt.Sprint(i)), y+12, uint8(6+i%3))
	}
	c.foot()
	return c
}

func (c canvas) foot() {
	c.rect(0, pictureHeight-24, pictureWidth, pictureHeight, 3)
	c.words("Data contoh: gambar dibuat oleh program", 13, pictureHeight-8, 5)
}

// words writes a line in the middle, as large as it may be and fits.
func (c canvas) words(text string, size float64, baseline int, index uint8) {
	face := faceOf(size)
	for width := font.MeasureString(face, text).Ceil(); width > pictureWidth-136; width = font.MeasureString(face, text).Ceil() {
		if cut := strings.LastIndexByte(text, ' '); cut > 0 {
			text = text[:cut]
		} else {
			break
		}
	}
	d := font.Drawer{Dst: c, Src: image.NewUniform(c.Palette[index]), Face: face}
	d.Dot = fixed.P((pictureWidth-font.MeasureString(face, text).Ceil())/2, baseline)
	d.DrawString(text)
}

var typeface = sync.OnceValue(func() *opentype.Font {
	f, err := opentype.Parse(gobold.TTF)
	if err != nil {
		panic("sample: the font of golang.org/x/image does not parse: " + err.Error())
	}
	return f
})

func faceOf(size float64) font.Face {
	face, err := opentype.NewFace(typeface(), &opentype.FaceOptions{Size: size, DPI: 72})
	if err != nil {
		panic("sample: font size: " + err.Error())
	}
	return face
}

func (c canvas) png() ([]byte, error) {
	var out bytes.Buffer
	// Flat colours pack well at any effort.
	err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&out, c.Paletted)
	return out.Bytes(), err
}

func (c canvas) jpeg() ([]byte, error) {
	var out bytes.Buffer
	err := jpeg.Encode(&out, c.photograph(), &jpeg.Options{Quality: 80})
	return out.Bytes(), err
}

// photograph is the picture in the colours of JPEG, looked up once for each of the few flat ones.
func (c canvas) photograph() *image.YCbCr {
	var table [16]color.YCbCr
	for i, col := range c.Palette {
		r, g, b, _ := col.RGBA()
		table[i].Y, table[i].Cb, table[i].Cr = color.RGBToYCbCr(uint8(r>>8), uint8(g>>8), uint8(b>>8))
	}
	p := image.NewYCbCr(c.Rect, image.YCbCrSubsampleRatio444)
	for i, index := range c.Pix {
		p.Y[i], p.Cb[i], p.Cr[i] = table[index].Y, table[index].Cb, table[index].Cr
	}
	return p
}
