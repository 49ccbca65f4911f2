package e2e

import (
	"bytes"
	"image"
	"os"
	"path/filepath"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"jaring/internal/evidence/reading"
)

// papers keeps what it compiles for the next run.
var papers = reading.New(filepath.Join(os.TempDir(), "jaring-test-pdfium"))

// scan is what a phone's camera reads from the QR code of a paper: from the pictures of its pages, not from its text.
func scan(t *testing.T, paper []byte) string {
	t.Helper()
	found := ""
	_, err := papers.PDF(t.Context(), bytes.NewReader(paper), int64(len(paper)), func(page reading.Drawn) error {
		picture, _, err := image.Decode(bytes.NewReader(page.Image))
		if err != nil {
			return err
		}
		bitmap, err := gozxing.NewBinaryBitmapFromImage(picture)
		if err != nil {
			return err
		}
		if code, err := qrcode.NewQRCodeReader().Decode(bitmap, nil); err == nil { // a page without one is an error here
			found = code.GetText()
		}
		return nil
	})
	if err != nil || found == "" {
		t.Fatalf("no QR code is seen on the paper: %v", err)
	}
	return found
}
