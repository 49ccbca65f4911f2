package reading_test

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"testing"

	"jaring/internal/evidence/reading"
	"jaring/internal/testfile"
)

// drawPDF are the pictures of a file's pages.
func drawPDF(t *testing.T, pdf []byte) (reading.Reading, []reading.Drawn) {
	t.Helper()
	var pages []reading.Drawn
	got, err := reader.PDF(t.Context(), bytes.NewReader(pdf), int64(len(pdf)), func(p reading.Drawn) error {
		pages = append(pages, p)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return got, pages
}

func TestPDF_Pages(t *testing.T) {
	t.Parallel()
	_, pages := drawPDF(t, testfile.Letter{Lines: testfile.Words(200, 1), Pages: 3}.PDF(t))
	if len(pages) != 3 {
		t.Fatalf("%d pages", len(pages))
	}
	for n, p := range pages {
		config, format, err := image.DecodeConfig(bytes.NewReader(p.Image))
		if err != nil || config.Width != p.Wide || config.Height != p.High || p.High != 1400 || p.Wide < 985 || p.Wide > 995 {
			t.Errorf("page %d: %d × %d, said %d × %d, %v", p.No, config.Width, config.Height, p.Wide, p.High, err)
		}
		if p.No != n+1 || "image/"+format != p.MediaType || p.MediaType != "image/png" || (len(p.Thumb) > 0) != (n == 0) || p.Look != nil {
			t.Errorf("page %d: %s, small copy of %d bytes, look %t", p.No, p.MediaType, len(p.Thumb), p.Look != nil)
		}
	}
	t.Logf("a page full of text: %d bytes, its small copy %d", len(pages[0].Image), len(pages[0].Thumb))
}

func TestPDF_PagesOfAScan(t *testing.T) {
	t.Parallel()
	_, pages := drawPDF(t, testfile.Scan(t, 150, 1))
	if len(pages) != 1 || pages[0].MediaType != "image/jpeg" || pages[0].Look == nil {
		t.Errorf("%d pages, %+v", len(pages), pages[0].MediaType)
	}
	if _, pages := drawPDF(t, testfile.ReadScan(t, 150, 1, testfile.Words(60, 1)...)); len(pages) != 1 || pages[0].Look != nil {
		t.Error("a scan with text is compared by its picture")
	}
}

// TestPDF_PagesAreBounded: of ten thousand pages the first are drawn, and a page as large as a town is drawn in few pixels.
func TestPDF_PagesAreBounded(t *testing.T) {
	t.Parallel()
	if _, pages := drawPDF(t, testfile.Letter{Lines: []string{"x"}, Pages: 10_000}.PDF(t)); len(pages) == 0 || len(pages) > 20 {
		t.Errorf("%d pages of ten thousand", len(pages)) // fewer than 20 where the time runs out before
	}
	for name, c := range map[string]struct {
		box   string
		pages int
	}{"a town": {"2000000 2000000", 1}, "a thread": {"2000000 1", 1}, "nothing": {"0 0", 1}} {
		got, pages := drawPDF(t, testfile.Sized(c.box))
		if got.Fault != "" || len(pages) != c.pages {
			t.Errorf("%s: %d pages, fault %q", name, len(pages), got.Fault)
		}
		for _, p := range pages {
			if p.Wide > 1400 || p.High > 1400 || p.Wide < 1 || p.High < 1 {
				t.Errorf("%s: %d × %d", name, p.Wide, p.High)
			}
		}
	}
}

// TestPDF_NotKept: who cannot keep a page gets the error back, and no page after it.
func TestPDF_NotKept(t *testing.T) {
	t.Parallel()
	pdf, full, calls := testfile.Letter{Lines: []string{"x"}, Pages: 3}.PDF(t), errors.New("full"), 0
	_, err := reader.PDF(t.Context(), bytes.NewReader(pdf), int64(len(pdf)), func(reading.Drawn) error { calls++; return full })
	if !errors.Is(err, full) || calls != 1 {
		t.Errorf("%d calls, %v", calls, err)
	}
}

// TestPDF_PageOnWhite: what is transparent on a page is paper.
func TestPDF_PageOnWhite(t *testing.T) {
	t.Parallel()
	_, pages := drawPDF(t, testfile.Letter{Lines: []string{"x"}}.PDF(t))
	p, _, err := image.Decode(bytes.NewReader(pages[0].Image))
	if err != nil || color.GrayModel.Convert(p.At(900, 1300)) != (color.Gray{Y: 255}) {
		t.Errorf("%v, %v", p.At(900, 1300), err)
	}
}
