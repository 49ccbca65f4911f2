package reading_test

import (
	"bytes"
	"fmt"
	"image"
	"testing"

	"jaring/internal/evidence/reading"
	"jaring/internal/testfile"
)

func readPicture(t *testing.T, picture []byte) reading.Reading {
	t.Helper()
	got, err := reader.Picture(t.Context(), bytes.NewReader(picture))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestPicture_Faults(t *testing.T) {
	t.Parallel()
	photo := testfile.JPEG(t, 800, 600, 1)
	for name, c := range map[string]struct {
		picture []byte
		want    reading.Fault
	}{
		"photo":      {photo, ""},
		"screenshot": {testfile.PNG(t, 800, 600, 1), ""},
		"black":      {testfile.Black(t, 800, 600), reading.Empty},
		"cut":        {photo[:len(photo)/2], reading.Corrupt},
		"nothing":    {nil, reading.Corrupt},
		"a letter":   {testfile.Letter{}.PDF(t), reading.Corrupt},
		"bomb":       {testfile.Bomb(t, 65_535), reading.Stopped},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := readPicture(t, c.picture); got.Fault != c.want {
				t.Errorf("fault %q, want %q", got.Fault, c.want)
			}
		})
	}
}

// TestPicture_Copies: the copies fit their frames, are turned as the camera was, and hold nothing of place or device.
func TestPicture_Copies(t *testing.T) {
	t.Parallel()
	original := testfile.Turned(testfile.JPEG(t, 2000, 1000, 1), 6)
	got := readPicture(t, original)
	if got.Width != 1000 || got.Height != 2000 {
		t.Errorf("turned to %d × %d", got.Width, got.Height)
	}
	for name, c := range map[string]struct {
		bytes []byte
		want  image.Point
	}{"shown": {got.Shown, image.Pt(800, 1600)}, "thumb": {got.Thumb, image.Pt(160, 320)}} {
		copied, _, err := image.Decode(bytes.NewReader(c.bytes))
		if err != nil {
			t.Fatal(err)
		}
		if size := copied.Bounds().Size(); size != c.want {
			t.Errorf("%s: %v", name, size)
		}
		if bytes.Contains(c.bytes, []byte("Exif")) || bytes.Contains(c.bytes, []byte("KameraPonsel")) {
			t.Errorf("%s: holds what the camera wrote", name)
		}
	}
	if !bytes.Contains(original, []byte("KameraPonsel")) {
		t.Error("the original has nothing to lose")
	}
}

// TestPicture_EveryTurn follows one bright corner: EXIF says where the camera's top left lies in the file.
func TestPicture_EveryTurn(t *testing.T) {
	t.Parallel()
	for orientation, want := range map[byte]image.Point{
		1: {0, 0}, 2: {1, 0}, 3: {1, 1}, 4: {0, 1}, 5: {0, 0}, 6: {1, 0}, 7: {1, 1}, 8: {0, 1},
	} {
		t.Run(fmt.Sprint(orientation), func(t *testing.T) {
			t.Parallel()
			got := readPicture(t, testfile.Turned(testfile.Corner(t, 320, 160), orientation))
			copied, _, err := image.Decode(bytes.NewReader(got.Shown))
			if err != nil {
				t.Fatal(err)
			}
			size := copied.Bounds().Size()
			bright, _, _, _ := copied.At(want.X*(size.X-1), want.Y*(size.Y-1)).RGBA()
			if bright < 0xC000 {
				t.Errorf("the corner is not at %v", want)
			}
		})
	}
}

func FuzzPicture(f *testing.F) {
	f.Add(testfile.JPEG(f, 20, 20, 1))
	f.Add(testfile.Turned(testfile.JPEG(f, 20, 10, 1), 6))
	f.Add(testfile.PNG(f, 20, 20, 1))
	f.Add(testfile.Bomb(f, 65_535))
	f.Fuzz(func(t *testing.T, picture []byte) {
		got, err := reader.Picture(t.Context(), bytes.NewReader(picture))
		if err != nil || got.Fault == "" && (got.Width <= 0 || len(got.Shown) == 0 || len(got.Thumb) == 0) {
			t.Errorf("%+v, %v", got, err)
		}
	})
}

func FuzzPDF(f *testing.F) {
	letter := testfile.Letter{Lines: testfile.Words(30, 1)}.PDF(f)
	f.Add(letter)
	f.Add(testfile.Torn(letter))
	f.Add(testfile.Blank(f, 1))
	f.Fuzz(func(t *testing.T, pdf []byte) {
		got, err := reader.PDF(t.Context(), bytes.NewReader(pdf), int64(len(pdf)), drop)
		if err != nil || got.Fault == "" && got.Pages <= 0 {
			t.Errorf("%+v, %v", got, err)
		}
	})
}
