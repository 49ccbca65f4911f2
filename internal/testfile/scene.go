package testfile

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"testing"
)

// Scene is a photograph of soft shapes before a ground that gets darker, as photographs are; seed makes one unlike another.
func Scene(t testing.TB, wide, high, seed int) []byte {
	t.Helper()
	by := newChance(uint64(seed))
	type shape struct{ x, y, size, light float64 }
	shapes := make([]shape, 25)
	for n := range shapes {
		shapes[n] = shape{by.next(), by.next(), .03 + by.next()*.15, by.next()*240 - 120}
	}
	p := image.NewRGBA(image.Rect(0, 0, wide, high))
	for y := range high {
		for x := range wide {
			light := 150 - 60*float64(y)/float64(high)
			for _, s := range shapes {
				far := math.Hypot(float64(x)/float64(wide)-s.x, float64(y)/float64(high)-s.y) / s.size
				light += s.light / (1 + far*far*far*far)
			}
			v := uint8(min(max(light, 0), 255))
			p.SetRGBA(x, y, color.RGBA{v, v, v / 2, 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, p, &jpeg.Options{Quality: 85}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
