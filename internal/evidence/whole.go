package evidence

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // formats that DecodeConfig reads
	_ "image/png"
	"io"

	"jaring/internal/blob"
)

const (
	// maxPixels is the largest picture (security.md section 5): what is larger costs whoever opens it too much memory.
	maxPixels = 40_000_000
	// tailSize is where the end of a PDF must be marked; scanners like to add something behind it.
	tailSize = 4096
)

// defect says in words what makes a stored file unreadable; empty for a file that seems whole.
func defect(k Kind, f blob.File) (string, error) {
	switch {
	case k == PDF:
		return pdfDefect(f)
	case k.picture():
		return pictureDefect(f)
	}
	return "", nil
}

func pdfDefect(f blob.File) (string, error) {
	if _, err := f.Seek(max(0, f.Size()-tailSize), io.SeekStart); err != nil {
		return "", err
	}
	tail, err := io.ReadAll(f)
	if err != nil {
		return "", err
	}
	if !bytes.Contains(tail, []byte("%%EOF")) {
		return "PDF ini terpotong: bagian akhirnya tidak ada. Unduh atau pindai ulang, lalu unggah lagi.", nil
	}
	return "", nil
}

// pictureDefect reads no more than the header.
func pictureDefect(f blob.File) (string, error) {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	config, _, err := image.DecodeConfig(f)
	if err != nil {
		return "Gambar ini rusak atau terpotong. Simpan ulang, lalu unggah lagi.", nil
	}
	if int64(config.Width)*int64(config.Height) > maxPixels {
		return fmt.Sprintf("Gambar ini %d × %d piksel. Paling besar 40 megapiksel; perkecil dahulu, lalu unggah lagi.", config.Width, config.Height), nil
	}
	return "", nil
}
