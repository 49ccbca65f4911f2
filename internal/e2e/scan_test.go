package e2e

import (
	"bytes"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
	"golang.org/x/image/draw"

	"jaring/internal/evidence/reading"
	"jaring/internal/paper"
	"jaring/internal/testsite"
)

// papers keeps what it compiles for the next run.
var papers = reading.New(filepath.Join(os.TempDir(), "jaring-test-pdfium"))

// scan is what a phone's camera reads from the QR code of a paper: from the pictures of its pages, not from its text. As a
// person does with a phone, it goes nearer when it sees nothing.
func scan(t *testing.T, printed []byte) string {
	t.Helper()
	for nearer := 1; nearer <= 3; nearer++ {
		if found := scanFrom(t, printed, nearer); found != "" {
			return found
		}
	}
	t.Fatal("no QR code is seen on the paper")
	return ""
}

func scanFrom(t *testing.T, printed []byte, nearer int) (found string) {
	t.Helper()
	of, err := papers.PDF(t.Context(), bytes.NewReader(printed), int64(len(printed)), func(page reading.Drawn) error {
		picture, _, err := image.Decode(bytes.NewReader(page.Image))
		if err != nil {
			return err
		}
		seen := image.NewGray(image.Rectangle{Max: picture.Bounds().Size().Mul(nearer)})
		draw.CatmullRom.Scale(seen, seen.Rect, picture, picture.Bounds(), draw.Src, nil)
		bitmap, err := gozxing.NewBinaryBitmapFromImage(seen)
		if err != nil {
			return err
		}
		if code, err := qrcode.NewQRCodeReader().Decode(bitmap, nil); err == nil { // a page without one is an error here
			found = code.GetText()
		}
		return nil
	})
	if err != nil || of.Fault != "" {
		t.Fatalf("the paper cannot be read: %q, %v", of.Fault, err)
	}
	return found
}

// TestScan sees a code as long as that of a receipt at once, from a picture with three pixels to a module.
func TestScan(t *testing.T) {
	t.Parallel()
	sealed := "https://inovasi.pekalongankota.go.id/verifikasi/abcdefghijklmnopqrstuvwxyz#1.TT-2026-0087." + strings.Repeat("Jaring-Kota", 12)
	printed, err := paper.Sheet{Number: "TT-2026-0087", VerifyURL: "https://inovasi.pekalongankota.go.id", Sealed: sealed, MadeAt: testsite.Noon}.PDF()
	if err != nil {
		t.Fatal(err)
	}
	if got := scanFrom(t, printed, 1); got != sealed {
		t.Errorf("the code holds %q", got)
	}
}
