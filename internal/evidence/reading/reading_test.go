package reading_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jaring/internal/evidence/reading"
	"jaring/internal/testfile"
)

// reader is shared: starting it costs more than reading a hundred files.
var reader = reading.New(filepath.Join(os.TempDir(), "jaring-test-pdfium"))

// drop keeps no picture.
func drop(reading.Drawn) error { return nil }

func readPDF(t *testing.T, pdf []byte) reading.Reading {
	t.Helper()
	got, err := reader.PDF(t.Context(), bytes.NewReader(pdf), int64(len(pdf)), drop)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestPDF_Letter(t *testing.T) {
	t.Parallel()
	got := readPDF(t, testfile.Letter{Lines: []string{"PEMERINTAH KOTA PEKALONGAN", "Nomor: 421/12/2025"}, Pages: 12}.PDF(t))
	if got.Fault != "" || got.Pages != 12 || got.PagesRead != 10 || got.DPI != 0 {
		t.Errorf("%+v", got)
	}
	if got.PageWide < 595 || got.PageWide > 596 || got.PageHigh < 841 || got.PageHigh > 842.5 {
		t.Errorf("A4 is %v × %v points", got.PageWide, got.PageHigh)
	}
	if !strings.HasPrefix(got.Text, "PEMERINTAH KOTA PEKALONGAN\nNomor: 421/12/2025") {
		t.Errorf("text %.80q", got.Text)
	}
}

func TestPDF_Faults(t *testing.T) {
	t.Parallel()
	letter := testfile.Letter{Lines: testfile.Words(60, 1)}.PDF(t)
	for name, c := range map[string]struct {
		pdf  []byte
		want reading.Fault
	}{
		"whole":        {letter, ""},
		"locked":       {testfile.Letter{Lines: testfile.Words(60, 1), Locked: true}.PDF(t), ""},
		"password":     {testfile.Letter{Lines: testfile.Words(60, 1), Password: "rahasia"}.PDF(t), reading.Encrypted},
		"torn":         {testfile.Torn(letter), reading.Corrupt},
		"cut":          {append(bytes.Clone(letter[:200]), "%%EOF"...), reading.Corrupt},
		"blank":        {testfile.Blank(t, 3), reading.Empty},
		"nothing":      {nil, reading.Corrupt},
		"a page":       {[]byte("<!doctype html><title>x</title>%%EOF"), reading.Corrupt},
		"only a head":  {[]byte("%PDF-1.7\n%%EOF"), reading.Corrupt},
		"far too deep": {[]byte("%PDF-1.7\n1 0 obj" + strings.Repeat("[", 100_000) + "%%EOF"), reading.Corrupt},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := readPDF(t, c.pdf); got.Fault != c.want {
				t.Errorf("fault %q, want %q", got.Fault, c.want)
			}
		})
	}
}

// TestPDF_AfterTheWorst: a file that broke the library harms none that comes after it.
func TestPDF_AfterTheWorst(t *testing.T) {
	t.Parallel()
	letter := testfile.Letter{Lines: testfile.Words(60, 1)}.PDF(t)
	for at := 100; at < len(letter); at += 37 {
		bad := bytes.Clone(letter)
		copy(bad[at:], "<<<<[[[[ 99999999999 0 R")
		readPDF(t, bad)
	}
	if got := readPDF(t, letter); got.Fault != "" || got.Text == "" {
		t.Errorf("a good file afterwards: %+v", got)
	}
}

func TestPDF_Scan(t *testing.T) {
	t.Parallel()
	for _, dpi := range []int{60, 150} {
		got := readPDF(t, testfile.Scan(t, dpi, 1))
		if got.Text != "" || got.DPI < dpi-2 || got.DPI > dpi+2 {
			t.Errorf("scan of %d dpi: %d, text %q", dpi, got.DPI, got.Text)
		}
	}
}

// TestPDF_ManyPages: a document of ten thousand pages is read by its first ones.
func TestPDF_ManyPages(t *testing.T) {
	t.Parallel()
	got := readPDF(t, testfile.Letter{Lines: []string{"x"}, Pages: 10_000}.PDF(t))
	if got.Fault != "" || got.Pages != 10_000 || got.PagesRead != 10 {
		t.Errorf("%d of %d pages, %q", got.PagesRead, got.Pages, got.Fault)
	}
}

// TestPDF_Ended: who asks and leaves gets an error, not a fault of the file.
func TestPDF_Ended(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := reader.PDF(ctx, strings.NewReader("x"), 1, drop); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// TestReader_Stopped: what takes too long is given up, and the next file is read.
func TestReader_Stopped(t *testing.T) {
	t.Parallel()
	short := reading.NewLimited(filepath.Join(os.TempDir(), "jaring-test-pdfium"), 1)
	pdf := testfile.Letter{Lines: []string{"x"}}.PDF(t)
	got, err := short.PDF(t.Context(), bytes.NewReader(pdf), int64(len(pdf)), drop)
	if err != nil || got.Fault != reading.Stopped {
		t.Errorf("PDF: %+v, %v", got, err)
	}
	got, err = short.Picture(t.Context(), bytes.NewReader(testfile.JPEG(t, 100, 100, 1)))
	if err != nil || got.Fault != reading.Stopped {
		t.Errorf("picture: %+v, %v", got, err)
	}
	if err := short.Close(); err != nil {
		t.Error(err)
	}
}
